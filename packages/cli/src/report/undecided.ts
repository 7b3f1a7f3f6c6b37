/** What could not be decided, for people: by rule, then by reason, with where each trail was lost. */
import { counted } from '../counted.ts';
import type { FormatOptions, LostPlace, Report, ReportedUndecided } from './report.ts';

export const undecidedPart = ({ undecided, unasked }: Report, { paint }: FormatOptions): readonly string[] => {
  const words = unasked.map((sentence) => `  ${sentence}`);
  const about = words.length === 0 ? [] : [[paint.bold('What types could not tell'), ...words].join('\n')];
  if (undecided.length === 0) return about;
  const rules = groupedBy(undecided, ({ rule }) => rule);
  const lines = [...rules].flatMap(([rule, items]) => [
    `  ${paint.dim(`${rule}  ${String(items.length)}`)}`,
    ...byReason(items).flatMap(([why, places]) => [
      `    ${why}${places.length > 1 ? paint.dim(`  ×${String(places.length)}`) : ''}`,
      ...places.map((item) => `      ${placeOf(item)}${lostOf(item)}`),
    ]),
  ]);
  return [[paint.bold(`Undecided: ${counted(undecided.length, 'question')}`), ...lines].join('\n'), ...about];
};

/** The commonest first. */
const byReason = (items: readonly ReportedUndecided[]): readonly (readonly [string, readonly ReportedUndecided[]])[] =>
  [...groupedBy(items, ({ why }) => why)].toSorted(
    ([whyA, a], [whyB, b]) => b.length - a.length || (whyA < whyB ? -1 : 1),
  );

const groupedBy = <T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item)) ?? [];
    groups.set(keyOf(item), group);
    group.push(item);
  }
  return new Map([...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)));
};

const placeOf = ({ file, line, column }: ReportedUndecided): string => `${file}:${String(line)}:${String(column)}`;

const lostOf = ({ lost, file, line }: ReportedUndecided): string =>
  lost === null || (lost.file === file && (lost.line === line || lost.line === null))
    ? ''
    : `  lost at ${lostText(lost)}`;

const lostText = ({ file, line, column }: LostPlace): string =>
  line === null ? file : `${file}:${String(line)}:${String(column ?? 1)}`;

/** `, 3 undecided (--verbose lists them)`. */
export const undecidedCount = ({ undecided }: Report, { paint, verbose }: FormatOptions): readonly string[] =>
  undecided.length === 0
    ? []
    : [`${String(undecided.length)} undecided${verbose ? '' : paint.dim(' (--verbose lists them)')}`];
