/** Lines and columns count from 1, columns in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Lines {
  position(offset: number): Position;
  /** Offset of the first character of a line. */
  start(line: number): number;
  /** Without its line break; empty where there is no such line. */
  text(line: number): string;
  /** What follows the last line break is a line only if it holds anything. */
  readonly count: number;
}

/** The lines of `text`, which has no byte order mark. Breaks as ECMAScript has them. */
export const createLines = (text: string): Lines => {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|[\n\r\u2028\u2029]/gu)) starts.push(match.index + match[0].length);
  const isEnded = starts.length > 1 && starts.at(-1) === text.length;
  const start = (line: number): number => starts[line - 1] ?? text.length;
  return {
    position: (offset) => {
      const line = lineAt(starts, offset);
      return { line, column: offset - start(line) + 1 };
    },
    start,
    text: (line) => text.slice(start(line), start(line + 1)).replace(/(?:\r\n|[\n\r\u2028\u2029])$/u, ''),
    count: isEnded ? starts.length - 1 : starts.length,
  };
};

const lineAt = (starts: readonly number[], offset: number): number => {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? Infinity) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
};
