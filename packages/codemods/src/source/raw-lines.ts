import { endOf, j, type Node, startOf } from './node.ts';
import { beginsLine, commentStart, indentAt, type Source } from './source.ts';

/**
 * Lines in the file's own style, as what is copied out of it has to stay: quotes within them are not touched. A line
 * that belongs inside of the one before begins with the file's indentation.
 */
export type RawLines = readonly string[];

const within = (source: Source, lines: RawLines): RawLines => lines.map((line) => source.style.indent + line);

export const rawBlock = (source: Source, head: string, body: RawLines): RawLines => [
  `${head} {`,
  ...within(source, body),
  '}',
];

const joined = (source: Source, lines: RawLines, base: string): string =>
  lines.map((line) => base + line).join(source.style.eol);

export const writeBefore = (source: Source, statement: Node, lines: RawLines): void => {
  const at = commentStart(source, statement);
  const base = indentAt(source, startOf(statement));
  const written = joined(source, lines, base);
  source.magic.appendRight(
    at,
    beginsLine(source, at) ? written.slice(base.length) + source.style.eol + base : `${written} `,
  );
};

export const writeAfter = (source: Source, statement: Node, lines: RawLines): void => {
  const end = endOf(statement);
  const rest = /^[ \t]*\/\/[^\r\n]*/u.exec(source.text.slice(end))?.[0].length ?? 0;
  const base = indentAt(source, startOf(statement));
  source.magic.appendLeft(end + rest, source.style.eol + joined(source, lines, base));
};

/** At the head of a block. */
export const writeAtHead = (source: Source, block: Node, lines: RawLines): void => {
  const base = innerBase(source, block);
  const at = startOf(block) + 1;
  const rest = /^[ \t]*(?:\r?\n|\})/u.test(source.text.slice(at)) ? '' : source.style.eol + base;
  const gap = rest === '' ? 0 : (/^[ \t]*/u.exec(source.text.slice(at))?.[0].length ?? 0);
  if (gap > 0) source.magic.remove(at, at + gap);
  source.magic.appendLeft(at, source.style.eol + joined(source, lines, base) + rest);
};

/** What a statement becomes: one line where it stood alone, else a block. */
export const replaceStatement = (source: Source, statement: Node, lines: RawLines): void => {
  const [only, ...more] = lines;
  const alone = only !== undefined && more.length === 0 && !j.BlockStatement.check(statement);
  source.magic.overwrite(startOf(statement), endOf(statement), alone ? only : braced(source, statement, lines));
};

/** Lines in the place of a statement that stands in a block. */
export const replaceInBlock = (source: Source, statement: Node, lines: RawLines): void => {
  const base = indentAt(source, startOf(statement));
  source.magic.overwrite(startOf(statement), endOf(statement), joined(source, lines, base).slice(base.length));
};

/** A block that begins on the line of `at`. */
export const braced = (source: Source, at: Node, lines: RawLines): string => {
  const base = indentAt(source, startOf(at));
  const { eol, indent } = source.style;
  return ['{', joined(source, lines, base + indent), `${base}}`].join(eol);
};

const innerBase = (source: Source, block: Node): string => {
  const first = j.BlockStatement.check(block) ? block.body.find((one) => beginsLine(source, startOf(one))) : undefined;
  return first === undefined
    ? indentAt(source, startOf(block)) + source.style.indent
    : indentAt(source, startOf(first));
};

/** Text of the file with the indentation of its first line taken off the others. */
export const dedented = (text: string, base: string): RawLines =>
  text.split(/\r?\n/u).map((line) => (line.startsWith(base) ? line.slice(base.length) : line));
