import type { LibraryRow } from './row.ts';

/** Operations by what they do, as globs over the member path from the client: `*.create`, `insert().values`. */
export interface StoreOperations {
  readonly reads: readonly string[];
  readonly inserts: readonly string[];
  /** Insert or update: twice is as good as once. */
  readonly upserts: readonly string[];
  readonly updates: readonly string[];
  readonly deletes: readonly string[];
  /** Add to what is there: twice is not as good as once. */
  readonly increments: readonly string[];
  /** Anything: text in the store's own language says what. */
  readonly raw: readonly string[];
}

/** What makes an insert that was made before do nothing, or write the same again. */
export interface IdempotentInsert {
  /** `option`: of an argument, by its path; `method`: in the chain; `word`: of the command or statement. */
  readonly by: 'option' | 'method' | 'word';
  readonly names: readonly string[];
}

/** What keeps data: an ORM, a driver, a cache. */
export interface Store extends LibraryRow {
  /** Patterns of the member path to a client or a model, `()` for calls and constructions on the way. */
  readonly clients: readonly string[];
  /** Types of a client or a model, for receivers that are known by their written type only. */
  readonly types: readonly string[];
  readonly operations: StoreOperations;
  readonly idempotentInserts: readonly IdempotentInsert[];
  /** Codes of an error that says that it is there already. */
  readonly duplicateCodes: readonly (string | number)[];
  /** Members that run what they are handed in one transaction, or begin one. */
  readonly transactions: readonly string[];
}
