import type { FileFacts } from '@seamlint/core';

import type { FileError } from '../file-error.ts';
import type { Extraction } from '../parse/try-extract.ts';

/** Facts by path: those of the files with a seam, and those drawn in since. */
export interface FactStore {
  /** The files with a fact or a suppression: nothing can be asked of the others before a question leads to them. */
  readonly paths: readonly string[];
  readonly file: (path: string) => FileFacts | undefined;
  /** Asking for its facts costs nothing. */
  readonly isKnown: (path: string) => boolean;
  readonly errors: readonly FileError[];
  readonly drawnIn: ReadonlySet<string>;
  /** All that were asked for so far, whether or not there is such a file. */
  readonly asked: () => Iterable<string>;
}

/** `draw` extracts a file nobody asked for before; undefined where there is none. It is asked once per path. */
export const createFactStore = (
  upFront: readonly Extraction[],
  draw: (path: string) => Extraction | undefined,
): FactStore => {
  const known = new Map<string, FileFacts | undefined>();
  const errors: FileError[] = [];
  const drawnIn = new Set<string>();

  const keep = (path: string, extraction: Extraction | undefined): FileFacts | undefined => {
    if (extraction?.kind === 'failed') errors.push(extraction.error);
    const facts = extraction?.kind === 'facts' ? extraction.facts : undefined;
    known.set(path, facts);
    return facts;
  };
  const drawIn = (path: string): FileFacts | undefined => {
    const extraction = draw(path);
    if (extraction !== undefined) drawnIn.add(path);
    return keep(path, extraction);
  };

  for (const extraction of upFront) {
    keep(extraction.kind === 'facts' ? extraction.facts.path : extraction.error.file, extraction);
  }
  return {
    paths: [...known.keys()].filter((path) => known.get(path) !== undefined),
    file: (path) => (known.has(path) ? known.get(path) : drawIn(path)),
    isKnown: (path) => known.has(path),
    errors,
    drawnIn,
    asked: () => known.keys(),
  };
};
