import { availableParallelism } from 'node:os';

import type { FileError } from '../file-error.ts';
import { findParseError } from './parse-source.ts';

/** The files among `paths` that do not parse, on as many threads as there are. For files nothing else will parse. */
export const checkSyntax = async (
  paths: readonly string[],
  textOf: (path: string) => string | undefined,
): Promise<readonly FileError[]> => {
  const errors: FileError[] = [];
  const waiting = paths.values();
  const work = async (): Promise<void> => {
    for (const path of waiting) {
      const text = textOf(path);
      const error = text === undefined ? undefined : await findParseError(path, text);
      if (error !== undefined) errors.push({ file: path, message: error.message });
    }
  };
  // One more than can run: so none waits while this thread reads.
  await Promise.all(Array.from({ length: availableParallelism() + 1 }, work));
  return errors.sort((a, b) => (a.file < b.file ? -1 : 1));
};
