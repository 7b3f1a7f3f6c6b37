import { join } from 'node:path';

import type { StoredExtraction } from '../records/encoded-facts.ts';
import type { ReadRecord } from '../records/read-record.ts';
import { contributionOf } from './contribution.ts';
import { isStillSo, type Outside } from './outside.ts';
import { readPack, writePack } from './pack.ts';
import { stampOf } from './stamp.ts';

/** What a host told of a whole program, to be told again while nothing has changed that it rests on. */
export interface AnswerCache<Answer> {
  readonly find: () => Answer | undefined;
  /** Throws where nothing can be written. */
  readonly save: (answer: Answer, rests: AnswerRests) => void;
}

/** What an answer rests on. */
export interface AnswerRests {
  /** By path, what each file was when it was read. */
  readonly reads: ReadonlyMap<string, ReadRecord<StoredExtraction>>;
  /** The files whose facts or text somebody asked for. */
  readonly asked: ReadonlySet<string>;
  readonly outside: readonly Outside[];
}

export interface AnswerCacheOptions {
  readonly root: string;
  /** The files of the program: all of them were read. */
  readonly files: readonly string[];
  readonly readNow: (path: string) => ReadRecord;
  /** The text's hash alone. */
  readonly hashNow: (path: string) => string | null;
  /** The file it lies in. Whatever bears on the answer, but for what is on the disk, is in its name. */
  readonly file: string;
}

/** Of one file. `contribution`: all that the answer rests on; null where it rests on more. */
type Seen = readonly [hash: string | null, stamp: string | null, contribution: string | null];

interface Saved<Answer> {
  readonly answer: Answer;
  readonly seen: readonly Seen[];
  readonly outside: readonly Outside[];
}

export const openAnswerCache = <Answer>(options: AnswerCacheOptions): AnswerCache<Answer> => {
  const { file, files } = options;
  return {
    find: () => {
      const saved = savedIn<Answer>(file);
      if (saved?.seen.length !== files.length || !isStillSo(saved.outside)) return undefined;
      const now: Seen[] = [];
      for (const [index, path] of files.entries()) {
        const seen = seenNow(path, saved.seen[index] ?? NOTHING, options);
        if (seen === undefined) return undefined;
        now.push(seen);
      }
      if (now.some((seen, index) => seen !== saved.seen[index])) rewrite(file, { ...saved, seen: now });
      return saved.answer;
    },
    save: (answer, { reads, asked, outside }) => {
      // What could not be read may be readable the next time, or to somebody else, and nothing would show it.
      if (files.some((path) => wasDenied(reads.get(path)))) return;
      const seen = files.map((path) => seenOf(reads.get(path), asked.has(path)));
      if (seen.every(([hash, stamp]) => hash !== null || stamp !== null))
        writePack(file, { answer, seen, outside }, []);
    },
  };
};

const wasDenied = (read: ReadRecord<StoredExtraction> | undefined): boolean =>
  read?.record.kind === 'failed' && read.record.denied;

/** Whole, as its checksum says; whether it is what its name says, too. */
const savedIn = <Answer>(file: string): Saved<Answer> | undefined => {
  const head = readPack(file)?.head as Partial<Saved<Answer>> | null | undefined;
  if (head?.answer === undefined || !Array.isArray(head.seen) || !Array.isArray(head.outside)) return undefined;
  return head as Saved<Answer>;
};

const NOTHING: Seen = [null, null, null];

const seenOf = (read: ReadRecord<StoredExtraction> | undefined, asked: boolean): Seen =>
  read === undefined ? NOTHING : [read.hash, read.stamp, asked ? null : (contributionOf(read.record) ?? null)];

/** How the file is seen now; undefined where the answer may be another. */
const seenNow = (path: string, before: Seen, { root, readNow, hashNow }: AnswerCacheOptions): Seen | undefined => {
  const [hash, stamp, contribution] = before;
  const stampNow = stampOf(join(root, path)) ?? null;
  if (stamp !== null && stamp === stampNow) return before;
  if (hash === null) return undefined;
  if (hashNow(path) === hash) return stampNow === null ? before : [hash, stampNow, contribution];
  if (contribution === null) return undefined;
  const now = seenOf(readNow(path), false);
  return now[2] === contribution ? now : undefined;
};

/** It saves the next run some reading: no harm where that cannot be. */
const rewrite = (file: string, saved: Saved<unknown>): void => {
  try {
    writePack(file, saved, []);
  } catch {
    // What was found holds all the same.
  }
};
