import type { Majors } from '../provider.ts';

/** What a row of a section speaks of. Of rows that may hold, the first does: the newest major comes first. */
export interface LibraryRow extends Majors {
  /** Of the library's packages, those it is about; left out: all of them, and the globals of a `platform`. */
  readonly packages?: readonly string[];
}

/** How long is waited before it is tried again, when nobody says anything. */
export interface Backoff {
  readonly growth: 'none' | 'fixed' | 'linear' | 'exponential';
  /** Milliseconds before the second try; null: not known. */
  readonly firstMs: number | null;
  /** Milliseconds that no wait exceeds; null: nothing bounds it. */
  readonly maxMs: number | null;
  /** Some of the wait is left to chance, so that many callers do not come back at once. */
  readonly jitter: boolean;
  /** Options that say otherwise, by their path. */
  readonly options: readonly string[];
}
