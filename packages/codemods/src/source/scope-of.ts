import {
  bindModule,
  createCatalog,
  createFileScope,
  extractFollowing,
  type Extracted,
  type ParsedSource,
  type Scope,
} from '@seamlint/core';
import { libraries, providers } from '@seamlint/providers';
import { type ParserOptions, parseSync, type ParseResult } from 'oxc-parser';

const catalog = createCatalog(providers, libraries);

/** What is known of one file alone, by the ordinary extraction; null where it does not parse. `path` counts from the project's root. */
export const scopeOf = (path: string, input: string): Scope | null => {
  const text = input.replace(/^\uFEFF/u, '');
  const facts = factsOf(path, text);
  return facts === null ? null : createFileScope(facts, catalog, { isTest: () => false });
};

const factsOf = (path: string, text: string): Extracted | null => {
  const result = attemptsFor(path)
    .map((options) => parseSync(path, text, { astType: 'ts', preserveParens: false, ...options }))
    .find(({ errors, program }) => errors.length === 0 || program.body.length > 0);
  return result === undefined ? null : extractFollowing(sourceOf(path, text, result), catalog);
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
    variableOf: bindModule(ast),
    comments: comments.map(({ type, value, start, end }) => ({ type, value, range: [start, end] as const })),
  };
};
