import { bindModule, type ParsedSource, readBindings } from '@seamlint/core';
import { parseForESLint } from '@typescript-eslint/parser';
import { analyze as analyzeScript } from 'eslint-scope';
import * as espree from 'espree';
import { parseSync } from 'oxc-parser';

export type ParserKind = 'espree' | 'typescript-eslint' | 'oxc';

/** A source as each kind of host reads it; espree knows no TypeScript. Throws what the parser throws. */
export const parseWith = (kind: ParserKind, path: string, text: string): ParsedSource => {
  const sourceType = /^\s*(?:import|export)\b(?!\s*[(.])/mu.test(text) ? 'module' : 'script';
  return { path, text, ...parsers[kind](path, text, sourceType) };
};

type SourceType = 'module' | 'script';
type Parse = (
  path: string,
  text: string,
  sourceType: SourceType,
) => Pick<ParsedSource, 'ast' | 'variableOf' | 'comments'>;

const withEspree: Parse = (_path, text, sourceType) => {
  const script = sourceType === 'script';
  const ast = espree.parse(text, {
    ecmaVersion: 'latest',
    sourceType,
    range: true,
    comment: true,
    ecmaFeatures: { jsx: true, globalReturn: script },
  });
  const scopes = analyzeScript(assume(ast), { ecmaVersion: 2024, sourceType, nodejsScope: script });
  return assume({ ast, variableOf: readBindings(assume(scopes)), comments: 'comments' in ast ? ast.comments : [] });
};

const withTypescriptEslint: Parse = (path, text, sourceType) => {
  const { ast, scopeManager } = parseForESLint(text, {
    filePath: path,
    sourceType,
    range: true,
    comment: true,
    ecmaFeatures: { jsx: !/\.[cm]?ts$/u.test(path) },
  });
  return assume({ ast, variableOf: readBindings(assume(scopeManager)), comments: ast.comments });
};

const withOxc: Parse = (path, text, sourceType) => {
  const lang = /\.[cm]?ts$/u.test(path) ? 'ts' : path.endsWith('.tsx') ? 'tsx' : 'jsx';
  const { program, errors, comments } = parseSync(path, text, {
    astType: 'ts',
    preserveParens: false,
    lang,
    sourceType,
  });
  if (program.body.length === 0 && errors[0] !== undefined) throw new SyntaxError(errors[0].message);
  return assume({
    ast: program,
    variableOf: bindModule(assume(program)),
    comments: comments.map(({ type, value, start, end }) => ({ type, value, range: [start, end] })),
  });
};

const parsers: Readonly<Record<ParserKind, Parse>> = {
  espree: withEspree,
  'typescript-eslint': withTypescriptEslint,
  oxc: withOxc,
};

/** Each library has types of its own for the same tree. */
const assume = (value: unknown): never => value as never;
