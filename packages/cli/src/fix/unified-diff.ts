import { structuredPatch } from 'diff';
import type { Paint } from '../paint.ts';

/** One version of a file: its text, and the same with every credential taken out, line for line. */
export interface Version {
  readonly text: string;
  readonly masked: string;
}

/**
 * As git writes it, so that `git apply` and `patch -p1` take it. A line that holds a credential shows its mask instead:
 * such a diff can be read, and not applied.
 */
export const unifiedDiff = (file: string, before: Version, after: Version, paint: Paint): string => {
  const { hunks } = structuredPatch(file, file, before.text, after.text, undefined, undefined, { context: 3 });
  const shown = { before: shownLines(before), after: shownLines(after) };
  const lines = hunks.flatMap((hunk) => {
    let [old, now] = [hunk.oldStart, hunk.newStart];
    const body = hunk.lines.map((line) => {
      const sign = line.charAt(0);
      if (sign === '\\') return line;
      const text = sign === '+' ? shown.after(now, line.slice(1)) : shown.before(old, line.slice(1));
      if (sign !== '+') old += 1;
      if (sign !== '-') now += 1;
      return painted(sign + text, paint);
    });
    const from = range(hunk.oldStart, hunk.oldLines);
    return [paint.cyan(`@@ -${from} +${range(hunk.newStart, hunk.newLines)} @@`), ...body];
  });
  return lines.length === 0
    ? ''
    : `${[paint.bold(`--- a/${file}`), paint.bold(`+++ b/${file}`), ...lines].join('\n')}\n`;
};

/** An empty range is named by the line before it. */
const range = (start: number, lines: number): string => `${String(lines === 0 ? start - 1 : start)},${String(lines)}`;

/** Gives a line, from 1, as it may be shown. The masked text has no byte order mark. */
const shownLines = ({ text, masked }: Version): ((line: number, whole: string) => string) => {
  const own = text.replace(/^\uFEFF/u, '').split('\n');
  const clean = masked.split('\n');
  return (line, whole) => {
    const mask = clean[line - 1];
    return mask === undefined || mask === own[line - 1] ? whole : mask;
  };
};

const painted = (line: string, paint: Paint): string => {
  if (line.startsWith('+')) return paint.green(line);
  return line.startsWith('-') ? paint.red(line) : line;
};
