import type { FixGroup } from './select-fixes.ts';
import type { SourceFile } from './source-file.ts';

/** What becomes of one file. Texts are without a byte order mark. */
export interface Change {
  /** Relative to the root. */
  readonly path: string;
  readonly file: SourceFile;
  readonly before: string;
  readonly after: string;
}

/** What mends a group: all of its changes or none. */
export interface Edit {
  readonly group: FixGroup;
  readonly changes: readonly Change[];
  /** What the reader has to know or do, one sentence each. */
  readonly notes: readonly string[];
  /** Names that types will know once the notes have been followed. */
  readonly expects?: readonly string[] | undefined;
  /** Why it may not hold, one sentence each. */
  readonly doubts?: readonly string[] | undefined;
  /** Packages that the new code needs. */
  readonly install: readonly string[];
}

export interface Refused {
  readonly group: FixGroup;
  readonly why: string;
}

export const pathsOf = (edits: readonly Edit[]): readonly string[] => [
  ...new Set(edits.flatMap(({ changes }) => changes.map(({ path }) => path))),
];

/** Edits that hang together, because one changes a file that another changes, too. */
export const unitsOf = (edits: readonly Edit[]): readonly (readonly Edit[])[] => {
  let units: (readonly Edit[])[] = [];
  for (const edit of edits) {
    const paths = new Set(pathsOf([edit]));
    const shares = (unit: readonly Edit[]): boolean => pathsOf(unit).some((path) => paths.has(path));
    units = [...units.filter((unit) => !shares(unit)), [...units.filter(shares).flat(), edit]];
  }
  const first = (unit: readonly Edit[]): string => pathsOf(unit).toSorted()[0] ?? '';
  return units.toSorted((a, b) => (first(a) < first(b) ? -1 : 1));
};
