import { isDeepStrictEqual } from 'node:util';
import {
  type Document,
  isCollection,
  isMap,
  isSeq,
  type Node,
  parseDocument,
  stringify,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';

/**
 * `text` with `value` at the end of what stands at `path`: an item of a list, or the one pair of a mapping. Not a
 * character that was there changes. undefined where it is no plain YAML, or is written in one line.
 */
export const appendYaml = (
  text: string,
  path: readonly string[],
  value: Readonly<Record<string, unknown>>,
): string | undefined => {
  const document = parseDocument(text);
  if (document.errors.length > 0) return undefined;
  const { target, rest } = reached(document, path);
  const nested = rest.reduceRight<Readonly<Record<string, unknown>>>((inner, key) => ({ [key]: inner }), value);
  const after = inserted(text, target, nested);
  if (after === undefined) return undefined;
  const read = parseDocument(after);
  return read.errors.length === 0 && isDeepStrictEqual(read.toJS(), merged(document.toJS(), path, value))
    ? after
    : undefined;
};

interface Reached {
  /** null: there is nothing in the document yet. */
  readonly target: unknown;
  /** The keys that are not there. */
  readonly rest: readonly string[];
}

const reached = (document: Document, path: readonly string[]): Reached => {
  let target: unknown = document.contents;
  for (const [index, key] of path.entries()) {
    const next: unknown = isMap(target) ? target.get(key, true) : undefined;
    if (next === undefined || next === null) return { target, rest: path.slice(index) };
    target = next;
  }
  return { target, rest: [] };
};

const inserted = (text: string, target: unknown, value: Readonly<Record<string, unknown>>): string | undefined => {
  const style = { lineWidth: 0, indentSeq: !/^( *)[^\s#-][^\n]*:[ \t]*(?:#[^\n]*)?\n\1- /mu.test(text) };
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  if (target === null) return `${text}${text === '' || text.endsWith('\n') ? '' : eol}${laidOut(value, style, 0, eol)}`;
  if (!isCollection(target) || target.flow === true || target.items.length === 0) return undefined;
  const column = columnOf(text, target);
  if (column === undefined) return undefined;
  const at = endOf(text, target);
  const before = text.slice(0, at);
  const put = laidOut(isSeq(target) ? [value] : value, style, column, eol).replace(/\r?\n$/u, '');
  return `${before}${eol}${put}${text.slice(at) === '' ? eol : text.slice(at)}`;
};

/** Where the keys, or the dashes, of a block stand. */
const columnOf = (text: string, block: YAMLMap | YAMLSeq): number | undefined => {
  const start = block.range?.[0];
  if (start === undefined) return undefined;
  const line = text.lastIndexOf('\n', start - 1) + 1;
  // A mapping that is an item of a list begins behind the dash.
  return /^[ ]*(?:-[ ]+)*$/u.test(text.slice(line, start)) ? start - line : undefined;
};

/** The end of the last line that says something. */
const endOf = (text: string, { range }: Node): number => {
  const end = text.slice(0, range?.[1] ?? text.length).trimEnd().length;
  const eol = /\r?\n/u.exec(text.slice(end));
  return eol === null ? text.length : end + eol.index;
};

const laidOut = (value: unknown, style: object, column: number, eol: string): string =>
  stringify(value, style)
    .split('\n')
    .map((line) => (line === '' ? '' : ' '.repeat(column) + line))
    .join(eol);

/** What the text should say in the end. */
const merged = (whole: unknown, path: readonly string[], value: Readonly<Record<string, unknown>>): unknown => {
  const [key, ...rest] = path;
  const record = typeof whole === 'object' && whole !== null ? whole : {};
  if (key !== undefined)
    return { ...record, [key]: merged((record as Readonly<Record<string, unknown>>)[key], rest, value) };
  return Array.isArray(whole) ? [...(whole as readonly unknown[]), value] : { ...record, ...value };
};
