import type { OwnProvider, OwnWrapper } from '@seamlint/core';

/** What configs add to the catalog: plain data. */
export interface OwnCatalog {
  readonly providers: readonly OwnProvider[];
  readonly wrappers: readonly OwnWrapper[];
}
