import type { Catalog, FileFacts } from '@seamlint/core';

import type { FileError } from '../file-error.ts';
import { extractOne } from './extract-one.ts';
import { ParseError } from './parse-error.ts';

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export type Extraction =
  { readonly kind: 'facts'; readonly facts: FileFacts } | { readonly kind: 'failed'; readonly error: FileError };

/**
 * Those of `sources` that hold a fact or a suppression, or fail, in their order. What goes in and comes out is plain
 * data, so that threads may share the work. The structure of all others is not kept: it is some 400 bytes for a line
 * of code, and can be drawn in again.
 */
export const extractAll = async (sources: Iterable<SourceFile>, catalog: Catalog): Promise<readonly Extraction[]> => {
  const kept: Extraction[] = [];
  for (const source of sources) {
    const extraction = tryExtract(source, catalog);
    if (extraction.kind === 'failed' || hasSeam(extraction.facts)) kept.push(extraction);
  }
  return kept;
};

const hasSeam = ({ facts, suppressions }: FileFacts): boolean => facts.length > 0 || suppressions.length > 0;

/** One file never stops the others: not by its syntax, nor by code nested so deep that the stack ends. */
export const tryExtract = ({ path, text }: SourceFile, catalog: Catalog): Extraction => {
  try {
    return { kind: 'facts', facts: extractOne(path, text, catalog) };
  } catch (error) {
    if (error instanceof ParseError) return { kind: 'failed', error: { file: path, message: error.message } };
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'failed', error: { file: path, message: `${path} could not be analysed: ${reason}.` } };
  }
};
