import type { LibraryRow } from './row.ts';

/** How a job comes onto a queue. */
export interface Enqueue extends LibraryRow {
  /** Pattern of the member path from the package to the call that adds, `()` for calls and constructions on the way. */
  readonly path: string;
  /** The argument that names the queue or the kind of job, from 0; left out: the queue's construction does. */
  readonly name?: number;
  /** The argument that is the content of the job, or of several. */
  readonly payload: number;
  /** The argument that holds options; left out: there are none, or they stand beside the content. */
  readonly options?: number;
  /** Options by which a second job of that id is none: `jobId`; empty: there is no such thing. */
  readonly idOptions: readonly string[];
  /** How long an id is remembered: while the job is kept, or so many seconds; null: not known. */
  readonly idHeld?: 'while-kept' | number | null;
  /** Options that say how often a job is tried. */
  readonly attemptOptions: readonly string[];
  /** Tries when nobody says anything; null: nobody bounds them, or what takes the job off says. */
  readonly attempts: number | null;
}
