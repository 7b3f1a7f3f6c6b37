import cliTruncate from 'cli-truncate';
import stringWidth from 'string-width';

export interface Column {
  readonly head: string;
  /** Where a text that is too long is cut; left out: it never is. */
  readonly cut?: 'path' | 'middle' | 'end';
  /** Goes where there is no room: the higher, the sooner. */
  readonly spare?: number;
}

const GAP = 2;
/** What columns that are cut keep at least, together, before another goes. */
const ROOM = 48;

export interface Aligned {
  /** Which columns there was room for. */
  readonly kept: readonly number[];
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** No wider than `width`. */
export const inColumns = (
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number | null,
): Aligned => {
  const widths = columns.map(({ head }, index) =>
    Math.max(stringWidth(head), ...rows.map((row) => stringWidth(row[index] ?? ''))),
  );
  const kept = width === null ? columns.map((_, index) => index) : fitting(columns, widths, width);
  const room = width === null ? widths : narrowed(columns, widths, kept, width);
  const aligned = (row: readonly string[]): readonly string[] =>
    kept.map((index, at) => {
      const text = cut(row[index] ?? '', columns[index]?.cut, room[index] ?? 0);
      return at === kept.length - 1 ? text : padded(text, room[index] ?? 0);
    });
  return { kept, heads: aligned(columns.map(({ head }) => head)), rows: rows.map(aligned) };
};

const fitting = (columns: readonly Column[], widths: readonly number[], width: number): readonly number[] => {
  let kept = columns.map((_, index) => index);
  const going = kept
    .filter((index) => columns[index]?.spare !== undefined)
    .toSorted((a, b) => (columns[b]?.spare ?? 0) - (columns[a]?.spare ?? 0));
  for (const index of going) {
    const asked = total(kept.map((one) => (columns[one]?.cut === undefined ? (widths[one] ?? 0) : 0)));
    const flexible = total(kept.map((one) => (columns[one]?.cut === undefined ? 0 : (widths[one] ?? 0))));
    if (asked + gaps(kept) + Math.min(ROOM, flexible) <= width) break;
    kept = kept.filter((one) => one !== index);
  }
  return kept;
};

/** The widest of those that may be cut gives first. */
const narrowed = (
  columns: readonly Column[],
  widths: readonly number[],
  kept: readonly number[],
  width: number,
): readonly number[] => {
  const room = [...widths];
  let over = total(kept.map((index) => room[index] ?? 0)) + gaps(kept) - width;
  while (over > 0) {
    const [widest] = kept
      .filter((index) => columns[index]?.cut !== undefined && (room[index] ?? 0) > 8)
      .toSorted((a, b) => (room[b] ?? 0) - (room[a] ?? 0));
    if (widest === undefined) break;
    room[widest] = (room[widest] ?? 0) - 1;
    over -= 1;
  }
  return room;
};

const gaps = (kept: readonly number[]): number => GAP * (kept.length - 1);

const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

const cut = (text: string, position: Column['cut'], width: number): string => {
  if (position === undefined || stringWidth(text) <= width) return text;
  return position === 'path' ? shortPath(text, width) : cliTruncate(text, width, { position });
};

const FEWEST = 6;

/** Of a path its end says the most. */
const shortPath = (text: string, width: number): string => {
  const name = text.slice(text.lastIndexOf('/'));
  const room = width - stringWidth(name);
  return room < FEWEST
    ? cliTruncate(text, width, { position: 'start' })
    : cliTruncate(text.slice(0, -name.length), room, { position: 'end' }) + name;
};

const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - stringWidth(text)));
