import { extract, type Catalog, type FileFacts } from '@seamlint/core';

import { parseWith, type ParserKind } from './parse-with.ts';

/** The facts of one file from each parser that can read it. They must be the same, whoever made the tree. */
export const factsByParser = (path: string, text: string, catalog: Catalog): ReadonlyMap<ParserKind, FileFacts> =>
  new Map(parsersFor(path).map((parser) => [parser, extract(parseWith(parser, path, text), catalog)]));

const parsersFor = (path: string): readonly ParserKind[] =>
  /\.[cm]?tsx?$/u.test(path) ? ['oxc', 'typescript-eslint'] : ['oxc', 'typescript-eslint', 'espree'];
