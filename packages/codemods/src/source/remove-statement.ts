import type { Node } from './node.ts';
import { beginsLine, commentStart, type Source, statementRange } from './source.ts';

/** With the comments right above it, and the blank line that parted it from the rest where it was the first of its block. */
export const removeStatement = (source: Source, node: Node): void => {
  const [start, end] = statementRange(source, node);
  const from = beginsLine(source, commentStart(source, node)) ? lineStart(source, commentStart(source, node)) : start;
  source.magic.remove(Math.min(from, start), blankLineAfter(source, Math.min(from, start), end));
};

const lineStart = ({ text }: Source, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** The first line of a block stays the first. */
const blankLineAfter = (source: Source, start: number, end: number): number => {
  const opens = /(?:^|\{[ \t]*\r?\n|\n[ \t]*\r?\n)$/u.test(source.text.slice(0, start));
  return opens && beginsLine(source, end) ? end + (/^[ \t]*\r?\n/u.exec(source.text.slice(end))?.[0].length ?? 0) : end;
};
