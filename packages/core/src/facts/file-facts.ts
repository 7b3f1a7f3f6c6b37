import type { Fact } from './fact.ts';
import type { Range } from './span.ts';
import type { Structure } from './structure.ts';
import type { Suppression } from './suppression.ts';

/** All that is known of one file. Plain JSON: can be cached, sent to a worker, printed. */
export interface FileFacts {
  /** Relative to the project root, with `/`. */
  readonly path: string;
  readonly structure: Structure;
  /** Domain facts, in source order. */
  readonly facts: readonly Fact[];
  readonly suppressions: readonly Suppression[];
}

/** A place in some file's tables. */
export interface Ref {
  readonly file: string;
  readonly id: number;
}

export type { Range };
