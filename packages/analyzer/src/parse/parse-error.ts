/** A text that is no JavaScript or TypeScript. The message is one sentence with the place. */
export class ParseError extends Error {
  override readonly name = 'ParseError';
  readonly path: string;
  /** From 1, in UTF-16 code units. */
  readonly line: number;
  readonly column: number;

  constructor(path: string, text: string, offset: number, reason: string) {
    const before = text.slice(0, offset).split(/\r\n|[\n\r\u2028\u2029]/u);
    const line = before.length;
    const column = (before.at(-1) ?? '').length + 1;
    super(`${path} does not parse at line ${line}, column ${column}: ${reason}.`);
    this.path = path;
    this.line = line;
    this.column = column;
  }
}
