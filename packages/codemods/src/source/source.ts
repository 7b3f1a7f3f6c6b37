import type { Collection } from 'jscodeshift';
import getParser from 'jscodeshift/src/getParser.js';
import MagicString from 'magic-string';
import { isComponentFile } from '@seamlint/core';
import { Refusal } from '../transform.ts';
import { endOf, j, leadingCommentStarts, type Node, startOf } from './node.ts';
import { detectStyle, type Style } from './style.ts';

/** A file being changed: its nodes to look at, its text to splice. */
export interface Source {
  readonly path: string;
  /** Without a byte order mark. */
  readonly text: string;
  readonly bom: string;
  readonly typescript: boolean;
  readonly root: Collection;
  readonly magic: MagicString;
  readonly style: Style;
}

const BOM = '\uFEFF';

export const openSource = (path: string, input: string): Source => {
  if (isComponentFile(path)) throw new Refusal(`${path} is a component, and only programs are edited so far.`);
  const bom = input.startsWith(BOM) ? BOM : '';
  const text = input.slice(bom.length);
  const root = parse(path, text);
  const magic = new MagicString(text);
  return {
    path,
    text,
    bom,
    typescript: /\.[cm]?tsx?$/u.test(path),
    root,
    magic,
    style: detectStyle(text, root, magic),
  };
};

export const closeSource = (source: Source): string => source.bom + source.magic.toString();

/** jscodeshift given a string goes through recast, whose offsets are those of a text without tabs and carriage returns. */
const parse = (path: string, text: string): Collection => {
  try {
    return j(getParser(parserFor(path)).parse(text));
  } catch {
    throw new Refusal(`${path} does not parse.`);
  }
};

/** `tsx` reads `<any>x` as an element; `ts` knows no elements; the last one reads Flow and JSX. */
const parserFor = (path: string): 'babylon' | 'ts' | 'tsx' => {
  if (path.endsWith('.tsx')) return 'tsx';
  return /\.[cm]?ts$/u.test(path) ? 'ts' : 'babylon';
};

export const sliceOf = (source: Source, node: Node): string => source.text.slice(startOf(node), endOf(node));

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** The white space that the line of `at` begins with. */
export const indentAt = (source: Source, at: number): string =>
  /^[ \t]*/u.exec(source.text.slice(lineStart(source.text, at)))?.[0] ?? '';

export const beginsLine = (source: Source, at: number): boolean =>
  source.text.slice(lineStart(source.text, at), at).trim() === '';

/** Where the comments directly above a statement begin. */
export const commentStart = (source: Source, node: Node): number =>
  leadingCommentStarts(node).find((start) => beginsLine(source, start)) ?? startOf(node);

/** What removing the statement takes away: its lines if it has them for itself. */
export const statementRange = (source: Source, node: Node): readonly [number, number] => {
  const rest = /^[ \t]*(?:\r?\n|$)/u.exec(source.text.slice(endOf(node)));
  if (rest === null || !beginsLine(source, startOf(node))) return [startOf(node), endOf(node)];
  return [lineStart(source.text, startOf(node)), endOf(node) + rest[0].length];
};
