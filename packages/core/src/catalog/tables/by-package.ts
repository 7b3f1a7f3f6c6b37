import type { Library } from '../library/library.ts';
import type { LibraryRow } from '../library/row.ts';
import { isPackage } from '../packages.ts';

/** What is said of a package; null: of the platform. */
export type ByPackage<Row> = (name: string | null) => readonly Row[];

/** Rows of all libraries in their order, one look at each package. */
export const rowsByPackage = <Row extends LibraryRow, Compiled>(
  libraries: readonly Library[],
  rowsOf: (library: Library) => readonly Row[] | undefined,
  compile: (row: Row, library: Library) => Compiled,
): { readonly all: readonly Compiled[]; readonly of: ByPackage<Compiled> } => {
  const rows = libraries.flatMap((library) =>
    (rowsOf(library) ?? []).map((row) => ({ names: namesOf(library, row), compiled: compile(row, library) })),
  );
  const known = new Map<string | null, readonly Compiled[]>();
  return {
    all: rows.map(({ compiled }) => compiled),
    of: (name) => {
      const found =
        known.get(name) ??
        rows.filter(({ names }) => names.some((one) => isSame(one, name))).map(({ compiled }) => compiled);
      known.set(name, found);
      return found;
    },
  };
};

/** The packages a row is about; null: the platform. */
export const namesOf = (library: Library, { packages }: LibraryRow): readonly (string | null)[] =>
  packages ?? [...(library.platform === true ? [null] : []), ...library.packages.map(({ name }) => name)];

const isSame = (pattern: string | null, name: string | null): boolean =>
  pattern === null ? name === null : isPackage(pattern, name);
