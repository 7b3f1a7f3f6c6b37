import type { Catalog } from '../catalog/catalog.ts';
import type { Program } from './program.ts';
import type { Scope } from './scope.ts';

export interface ScopeOptions {
  /** Tests, examples, fixtures, stories, generated code. */
  readonly isTest: (path: string) => boolean;
}

/** What rules may ask of `program`. */
export const createScope = (_program: Program, _catalog: Catalog, _options: ScopeOptions): Scope => {
  throw new Error('not built yet');
};
