import type { LibraryRow } from './row.ts';

/** Where a bound is stated. */
export interface Bound {
  readonly of: 'concurrency' | 'rate';
  /** The argument, from 0, of the call that makes the limiter; of the one that runs where nothing makes it. */
  readonly arg: number;
  /** The option of that argument; left out: the argument is the bound. */
  readonly option?: string;
  /** null: without it nothing is bounded; left out: it has to be stated. */
  readonly default?: number | null;
}

/** What bounds how much runs at once, or how often. */
export interface Limit extends LibraryRow {
  /** Pattern of the member path to what is called, `()` for calls and constructions on the way: `^\(\)$` for `pLimit(5)(fn)`. */
  readonly path: string;
  /** The argument that is run under it, or the list of what is; null: it only waits for its turn, or says whether it may. */
  readonly fn: number | 'any' | null;
  /** `each`: of an object or list that is handed over every item is run under it. */
  readonly over?: 'each';
  readonly bounds: readonly Bound[];
  /** `shared`: kept in a store, so that it holds for all processes together; `either`: as it is set up. */
  readonly scope: 'process' | 'shared' | 'either';
  /** What becomes of what is too much. */
  readonly excess: 'waits' | 'throws' | 'says-no';
}
