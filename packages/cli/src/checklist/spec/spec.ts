/** A specification with boxes to tick, as it was read. */
export interface Spec {
  /** As it was named. */
  readonly file: string;
  /** All of it, but a byte order mark. */
  readonly text: string;
  readonly mark: '' | '\uFEFF';
  readonly boxes: readonly Box[];
  /** Lines, from 1, both included, that an earlier run put below a box. */
  readonly answered: readonly (readonly [first: number, last: number])[];
}

/** A task list item. */
export interface Box {
  /** From 1. */
  readonly line: number;
  /** Its own words, without what is nested in it. */
  readonly text: string;
  /** The first of them where it alone is set off: `**D3** …` → `D3`. */
  readonly lead: string | null;
  /** What of them is written as code. */
  readonly code: readonly string[];
  /** Where the character between the brackets is. */
  readonly at: number;
  /** The last line of its words, from 1: the answer goes below. */
  readonly last: number;
  /** What stands before a line that belongs to it: blanks, the marks of quotes. */
  readonly indent: string;
}

/** What an answer below a box stands between. */
export const ANSWER_BEGINS = '<!-- seamlint checklist -->';
export const ANSWER_ENDS = '<!-- /seamlint checklist -->';
