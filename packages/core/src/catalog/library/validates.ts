import type { LibraryRow } from './row.ts';

/** A function that says whether data has the form it should have. */
export interface Validate extends LibraryRow {
  /** Pattern of the member path from the package to the call, `()` for calls on the way: `\.parse$`. */
  readonly path: string;
  /** The argument that is looked at, from 0. */
  readonly data: number;
  /** The argument that is the schema; left out: the receiver is, or the function was made of it. */
  readonly schema?: number;
  /** What it does with data of another form. `promise-…`: unless awaited, nothing at all. */
  readonly result:
    | 'throws'
    | 'boolean'
    | 'result-object'
    | 'either'
    | 'list'
    | 'promise-throws'
    | 'promise-result-object'
    | 'promise-list';
  /** Fields that nobody asked for are in the answer; null: as it is set up. */
  readonly keepsUnknown: boolean | null;
}
