import type { LibraryRow } from './row.ts';

/** Arguments from `from` on are written by these methods; `()`: the answer of a call is called. */
export interface LogMethods {
  readonly members: readonly string[];
  readonly from: number;
}

/** How it blots out by itself. */
export interface Redaction {
  /** Options of its construction that list what to blot out, by their path. */
  readonly paths: readonly string[];
  /** Options that hold functions through which everything passes first. */
  readonly hooks: readonly string[];
}

/** What writes to a log or hands something to a monitoring service. */
export interface Log extends LibraryRow {
  /** For a fact's `sink`; left out: the library's id. */
  readonly sink?: string;
  /** For people: where it ends up; left out: the log. */
  readonly destination?: string;
  /** What a path from the package begins with; left out: anything. */
  readonly lead?: readonly string[];
  /** It has the methods that loggers have: `info`, `warn`, `error` ... */
  readonly levels?: true;
  readonly methods?: readonly LogMethods[];
  /** Who a user is belongs there: that is what it is for. */
  readonly aboutPeople?: true;
  /** Of an error it keeps the message and the stack. */
  readonly onlyMessages?: true;
  /** Arguments behind a text without a placeholder (`%s`) are dropped. */
  readonly dropsExtra?: true;
  /** null: it has no way to; left out: not known. */
  readonly redaction?: Redaction | null;
}
