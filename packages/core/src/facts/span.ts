/** A half-open range of UTF-16 code units, `[start, end)`, in the file that holds the fact. */
export type Range = readonly [start: number, end: number];

/** A range in a named file. `path` is relative to the project root, with `/`. */
export interface Span {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

export const spanOf = (path: string, range: Range): Span => ({ path, start: range[0], end: range[1] });
