import { codeFrameColumns } from '@babel/code-frame';
import type { Lines, Position } from '../source/lines.ts';
import { printable } from './printable.ts';

const LINES_AROUND = 1;
const LONGEST = 160;
const BEFORE = 60;

/** The lines around a place with a mark under it. `lines` are those of a masked source. */
export const frameOf = (lines: Lines, start: Position, end: Position, color: boolean): string => {
  const first = Math.max(1, start.line - LINES_AROUND);
  const last = Math.min(lines.count, start.line + LINES_AROUND);
  const length = lines.text(start.line).length;
  const from = length > LONGEST ? Math.max(0, start.column - 1 - BEFORE) : 0;
  const numbers = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const shown = numbers.map((line) => printable(windowOf(lines.text(line), from, LONGEST)));
  // Of a place of many lines, the first one says enough.
  const endColumn = end.line > start.line ? length + 1 : end.column;
  // The published types lag behind: `startLine` is not in them.
  const numbering = { startLine: first, linesAbove: LINES_AROUND, linesBelow: LINES_AROUND };
  return codeFrameColumns(
    shown.join('\n'),
    {
      start: { line: start.line, column: start.column - from },
      end: { line: start.line, column: Math.max(start.column + 1, Math.min(endColumn, from + LONGEST)) - from },
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
