import { type Catalog, extract, type FileFacts } from '@seamlint/core';

import type { FileError } from '../file-error.ts';
import { compactLowered } from './compact-structure.ts';
import { extractOne } from './extract-one.ts';
import { ParseError } from './parse-error.ts';
import { parseSource } from './parse-source.ts';
import { isDeeperThan } from './tree-depth.ts';
import { withoutMark } from '../read/read-source.ts';

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export type Extraction =
  { readonly kind: 'facts'; readonly facts: FileFacts } | { readonly kind: 'failed'; readonly error: FileError };

/** One file never stops the others: not by its syntax, nor by code nested so deep that the stack ends. */
export const tryExtract = ({ path, text }: SourceFile, catalog: Catalog): Extraction => {
  try {
    const facts = extractOne(path, text, catalog);
    compactLowered(facts.structure);
    return { kind: 'facts', facts };
  } catch (error) {
    if (error instanceof ParseError) return { kind: 'failed', error: { file: path, message: error.message } };
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'failed', error: { file: path, message: `${path} could not be analysed: ${reason}.` } };
  }
};

/** The stacks of threads end elsewhere than the main one's. Code of this depth fits in all of them. */
const DEPTH_FOR_ALL = 250;

/** As {@link tryExtract}, on any thread: undefined where the size of the stack could make a difference. */
export const tryExtractAnywhere = ({ path, text }: SourceFile, catalog: Catalog): Extraction | undefined => {
  try {
    const source = parseSource(path, withoutMark(text));
    return isDeeperThan(source.ast, DEPTH_FOR_ALL) ? undefined : { kind: 'facts', facts: extract(source, catalog) };
  } catch (error) {
    return error instanceof ParseError ? { kind: 'failed', error: { file: path, message: error.message } } : undefined;
  }
};
