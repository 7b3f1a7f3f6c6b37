/** Something of ours broke while one thing was judged; the rest was judged all the same. */
export interface Failure {
  /** Relative to the root; null: nobody can tell of which file. */
  readonly path: string | null;
  /** For people: "the route", "the call". */
  readonly what: string;
  readonly error: unknown;
}

/** Hears of failures; where nobody does they are thrown. */
export type Failed = (failure: Failure) => void;
