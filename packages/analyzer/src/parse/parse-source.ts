import { bindModule, type CommentLike, type ParsedSource } from '@seamlint/core';
import type { ParserOptions } from 'oxc-parser';

import { type Scripts, scriptsOf } from './scripts-of.ts';
import { findTooDeep } from './nesting.ts';
import { ParseError } from './parse-error.ts';
import { type ParsedText, parseText } from './parse-text.ts';

/** `whole` as ESTree, and what its names mean; positions count in it, and it has no byte order mark. Throws {@link ParseError}. */
export const parseSource = (path: string, whole: string): ParsedSource => {
  const scripts = scriptsOf(path, whole);
  const text = scripts?.text ?? whole;
  const result = parseAnyhow(path, whole, scripts);
  // oxc writes the tree typescript-estree specifies; its own types are structurally close, not equal.
  const ast = result.program as unknown as ParsedSource['ast'];
  return { path, text, ast, variableOf: bindModule(ast), comments: result.comments.map(toComment) };
};

/** Throws {@link ParseError}; the tree is not built before somebody asks for it. */
const parseAnyhow = (path: string, whole: string, scripts = scriptsOf(path, whole)): ParsedText => {
  const text = scripts?.text ?? whole;
  refuseDepth(path, text);
  const attempts = attemptsFor(nameOf(path, scripts)).map(
    (options) => () => parseText(path, text, { ...COMMON, ...options }),
  );
  let first: ParsedText | undefined;
  for (const attempt of attempts) {
    const result = attempt();
    if (!isBroken(result)) return result;
    first ??= result;
  }
  const [error] = first?.errors ?? [];
  const start = error?.labels[0]?.start ?? 0;
  throw new ParseError(path, text, start, reasonOf(error?.message ?? 'Unexpected token'));
};

/** The error parsing would throw. No tree is built where there is none. */
export const findParseError = (path: string, text: string): ParseError | undefined =>
  caughtFrom(() => parseAnyhow(path, text));

/**
 * An error beside a whole tree that `edited` has and `whole` had not: a name that is declared twice, a `break` outside of a
 * loop. Texts without a tree are what parsing throws for.
 */
export const findNewError = (path: string, whole: string, edited: string): ParseError | undefined => {
  const scripts = scriptsOf(path, whole);
  const before = scripts?.text ?? whole;
  const after = scriptsOf(path, edited)?.text ?? edited;
  const isWhole = (text: string, options: ParserOptions): boolean =>
    !isBroken(parseText(path, text, { ...COMMON, ...options }));
  const options = attemptsFor(nameOf(path, scripts)).find((one) => isWhole(before, one));
  if (options === undefined || !isWhole(after, options)) return undefined;
  const errorsOf = (text: string): ParsedText['errors'] =>
    parseText(path, text, { ...COMMON, ...options, showSemanticErrors: true }).errors;
  const known = errorsOf(before).map(({ message }) => message);
  const added = errorsOf(after).find(({ message }) => {
    const index = known.indexOf(message);
    if (index >= 0) known.splice(index, 1);
    return index < 0;
  });
  return added && new ParseError(path, after, added.labels[0]?.start ?? 0, reasonOf(added.message));
};

/** What tells the language. */
const nameOf = (path: string, scripts: Scripts | undefined): string =>
  scripts === undefined ? path : `component.${scripts.lang}`;

const reasonOf = (message: string): string => message.replace(/^TS\(\d+\): |\.$/gu, '');

const caughtFrom = (parsing: () => unknown): ParseError | undefined => {
  try {
    parsing();
    return undefined;
  } catch (error) {
    if (error instanceof ParseError) return error;
    throw error;
  }
};

const refuseDepth = (path: string, text: string): void => {
  const at = findTooDeep(text);
  if (at !== undefined) throw new ParseError(path, text, at, 'the code is nested too deeply');
};

const COMMON: ParserOptions = { astType: 'ts', preserveParens: false };

/** An error beside a whole tree is about meaning (a `return` outside a function); a text that does not parse has no tree. */
const isBroken = (result: ParsedText): boolean => result.errors.length > 0 && result.program.body.length === 0;

/** JavaScript may also be a sloppy script, or carry Flow's types, which mostly read as TypeScript's. */
const attemptsFor = (path: string): readonly ParserOptions[] => {
  const [, extension = 'js'] = /\.([cm]?[jt]sx?)$/iu.exec(path.toLowerCase()) ?? [];
  if (extension.endsWith('ts') || extension === 'tsx') {
    return [{ lang: extension === 'tsx' ? 'tsx' : 'ts', sourceType: 'module' }];
  }
  return [
    { lang: 'jsx', sourceType: 'module' },
    { lang: 'jsx', sourceType: 'commonjs' },
    { lang: 'tsx', sourceType: 'module' },
  ];
};

const toComment = ({ type, value, start, end }: ParsedText['comments'][number]): CommentLike => ({
  type,
  value,
  range: [start, end],
});
