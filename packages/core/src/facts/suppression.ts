import type { Range } from './span.ts';

/** A comment that switches rules off for some lines. */
export interface Suppression {
  /** Which rules; empty: all of Seamlint's. Names without the `seamlint/` prefix. */
  readonly rules: readonly string[];
  /** 1-based lines, both included, for which it holds. */
  readonly fromLine: number;
  readonly toLine: number;
  /** The text after `--`. */
  readonly reason: string | null;
  /** Written as `eslint-disable...`: ESLint itself honours and counts it. */
  readonly eslint: boolean;
  readonly at: Range;
}
