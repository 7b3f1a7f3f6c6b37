import { join } from 'node:path';

import type { SourceReading } from '../read/read-source.ts';
import { isStillSo, type Outside } from './outside.ts';
import { readPack, writePack } from './pack.ts';
import { contentHash, stampOf } from './stamp.ts';

/** What a host told of a whole program, to be told again while nothing has changed that it rests on. */
export interface AnswerCache<Answer> {
  readonly find: () => Answer | undefined;
  /** Throws where nothing can be written. */
  readonly save: (answer: Answer, reads: Reads, outside: readonly Outside[]) => void;
}

/** By path, what each file was when it was read. */
export type Reads = ReadonlyMap<string, Seen>;

interface Seen {
  readonly stamp: string | null;
  readonly hash: string | null;
}

export interface AnswerCacheOptions {
  readonly root: string;
  /** The files of the program: all of them were read. */
  readonly files: readonly string[];
  readonly read: (path: string) => SourceReading;
  /** The file it lies in. Whatever bears on the answer, but for what is on the disk, is in its name. */
  readonly file: string;
}

interface Saved<Answer> {
  readonly answer: Answer;
  readonly seen: readonly (readonly [hash: string | null, stamp: string | null])[];
  readonly outside: readonly Outside[];
}

export const openAnswerCache = <Answer>(options: AnswerCacheOptions): AnswerCache<Answer> => {
  const { file, files } = options;
  const write = (saved: Saved<Answer>): void => {
    writePack(file, saved, []);
  };
  return {
    find: () => {
      const saved = readPack(file)?.head as Saved<Answer> | undefined;
      if (saved?.seen.length !== files.length || !isStillSo(saved.outside)) return undefined;
      return files.every((path, index) => isSame(path, saved.seen[index] ?? [null, null], options))
        ? saved.answer
        : undefined;
    },
    save: (answer, reads, outside) => {
      const seen = files.map((path) => [reads.get(path)?.hash ?? null, reads.get(path)?.stamp ?? null] as const);
      // What could not be read may be readable the next time, and nothing would show it.
      if (seen.every(([hash, stamp]) => hash !== null || stamp !== null)) write({ answer, seen, outside });
    },
  };
};

const isSame = (
  path: string,
  [hash, stamp]: readonly [hash: string | null, stamp: string | null],
  { root, read }: AnswerCacheOptions,
): boolean => {
  if (stamp !== null && stampOf(join(root, path)) === stamp) return true;
  const reading = hash === null ? undefined : read(path);
  return reading?.kind === 'text' && contentHash(reading.text) === hash;
};
