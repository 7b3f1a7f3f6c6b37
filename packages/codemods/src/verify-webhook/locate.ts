import { createCatalog, createScope, extract, fileProgram, type FileFacts, type ParsedSource } from '@seamlint/core';
import { providers } from '@seamlint/providers';
import { analyze } from '@typescript-eslint/scope-manager';
import { type ParserOptions, parseSync, type ParseResult } from 'oxc-parser';
import type { Site } from '../transform.ts';

const catalog = createCatalog(providers);

/** The webhooks of one file that surely have no check, where nobody hands them over. `path` counts from the project's root. */
export const locate = (path: string, text: string): readonly Site[] => {
  const facts = factsOf(path, text.replace(/^\uFEFF/u, ''));
  if (facts === null) return [];
  const scope = createScope(fileProgram(facts), catalog, { isTest: () => false });
  return scope.facts('webhook-endpoint').flatMap((endpoint) => {
    const { found, open } = scope.guardsOf(endpoint);
    if (found.length > 0 || open.length > 0 || endpoint.provider === null) return [];
    const { start, end } = endpoint.span;
    return [{ start, end, options: { provider: endpoint.provider, framework: endpoint.framework } }];
  });
};

const factsOf = (path: string, text: string): FileFacts | null => {
  const result = attemptsFor(path)
    .map((options) => parseSync(path, text, { astType: 'ts', preserveParens: false, range: true, ...options }))
    .find(({ errors, program }) => errors.length === 0 || program.body.length > 0);
  return result === undefined ? null : extract(sourceOf(path, text, result), catalog);
};

/** JavaScript may be a sloppy script, too. */
const attemptsFor = (path: string): readonly ParserOptions[] => {
  if (path.endsWith('.tsx')) return [{ lang: 'tsx' }];
  if (/\.[cm]?ts$/u.test(path)) return [{ lang: 'ts' }];
  return [
    { lang: 'jsx', sourceType: 'module' },
    { lang: 'jsx', sourceType: 'commonjs' },
  ];
};

const sourceOf = (path: string, text: string, { program, comments }: ParseResult): ParsedSource => {
  // oxc writes the tree that typescript-estree specifies; its own types are close, not equal.
  const ast = program as unknown as ParsedSource['ast'];
  return {
    path,
    text,
    ast,
    // As a module always: a script's top level would be the global scope, where names stay unresolved.
    scopes: analyze(ast, { sourceType: 'module', lib: [], jsxPragma: null }),
    comments: comments.map(({ type, value, start, end }) => ({ type, value, range: [start, end] as const })),
  };
};
