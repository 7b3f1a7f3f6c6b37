import { codeFrameColumns } from '@babel/code-frame';
import type { Lines, Position } from '../source/lines.ts';
import { printable } from './printable.ts';

const LINES_AROUND = 1;
/** What is shown of a line where nobody says how much room there is. */
const LONGEST = 160;
/** Less shows nothing. */
const SHORTEST = 40;

export interface FrameOptions {
  readonly color: boolean;
  /** Columns that it may take, with the numbers in front; null: as many as it wants. */
  readonly width: number | null;
}

/** The lines around a place with a mark under it. `lines` are those of a masked source. */
export const frameOf = (lines: Lines, start: Position, end: Position, { color, width }: FrameOptions): string => {
  const first = Math.max(1, start.line - LINES_AROUND);
  const last = Math.min(lines.count, start.line + LINES_AROUND);
  const length = lines.text(start.line).length;
  // `> 12 | `
  const room = width === null ? LONGEST : Math.max(SHORTEST, width - String(last).length - 5);
  const longest = Math.min(LONGEST, room);
  const from = length > longest ? Math.max(0, start.column - 1 - Math.floor(longest / 3)) : 0;
  const numbers = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const shown = numbers.map((line) => printable(windowOf(lines.text(line), from, longest)));
  // Of a place of many lines, the first one says enough.
  const endColumn = end.line > start.line ? length + 1 : end.column;
  // The published types lag behind: `startLine` is not in them.
  const numbering = { startLine: first, linesAbove: LINES_AROUND, linesBelow: LINES_AROUND };
  return codeFrameColumns(
    shown.join('\n'),
    {
      start: { line: start.line, column: start.column - from },
      end: { line: start.line, column: Math.max(start.column + 1, Math.min(endColumn, from + longest)) - from },
    },
    { ...numbering, highlightCode: color, forceColor: color },
  );
};

/** Whatever is left out stands as an ellipsis. */
export const windowOf = (text: string, from: number, length: number): string => {
  const shown = text.slice(from, from + length);
  const begun = from > 0 && shown !== '' ? `…${shown.slice(1)}` : shown;
  return text.length > from + length ? `${begun.slice(0, -1)}…` : begun;
};
