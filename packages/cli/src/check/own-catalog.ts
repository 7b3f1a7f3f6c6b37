import type { OwnNames, OwnProvider } from '@seamlint/core';

/** What configs add to the catalog: plain data. */
export interface OwnCatalog extends OwnNames {
  readonly providers: readonly OwnProvider[];
}
