import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

import type * as Morph from 'ts-morph';

import type { ReadText } from '../read/read-source.ts';
import { contentHash, stampOf, statOf } from './stamp.ts';

/** Something outside of the program's files that an answer rests on: what was asked of which path, and what came of it. */
export type Outside = readonly [question: Question, path: string, answer: string | boolean | null, stamp?: string];

/** The text of a configuration or declaration, whether there is a file, a folder or either, and where a path leads. */
type Question = 'text' | 'file' | 'folder' | 'any' | 'real';

export interface OutsideWorld {
  /** By the path relative to the root. */
  readonly readText: ReadText;
  /** By the absolute path. */
  readonly exists: (path: string) => boolean;
  readonly watch: (disk: Morph.FileSystemHost) => Morph.FileSystemHost;
  readonly seen: () => readonly Outside[];
}

/** Remembers what is asked of the disk, so that a later run can ask whether it is still so. */
export const createOutside = (root: string, readText: ReadText): OutsideWorld => {
  const seen = new Map<string, Outside>();
  /** Relative to the root: most of what is asked for is not there, folder by folder. */
  const absent = new Set<string>();
  const see = (question: Question, path: string, answer: string | boolean | null): void => {
    const key = `${question} ${path}`;
    if (seen.has(key)) return;
    const stamp = question === 'text' && answer !== null ? stampOf(path) : undefined;
    seen.set(key, stamp === undefined ? [question, path, answer] : [question, path, answer, stamp]);
  };
  return {
    readText: (path) => {
      const text = readText(path);
      if (text === undefined) absent.add(path);
      else see('text', join(root, path), contentHash(text));
      return text;
    },
    exists: (path) => {
      const there = existsSync(path);
      see('any', path, there);
      return there;
    },
    watch: (disk) => watched(disk, see),
    seen: () => [...[...absent].map((path): Outside => ['text', join(root, path), null]), ...seen.values()],
  };
};

const watched = (
  disk: Morph.FileSystemHost,
  see: (question: Question, path: string, answer: string | boolean | null) => void,
): Morph.FileSystemHost =>
  Object.assign(Object.create(disk) as Morph.FileSystemHost, {
    readFileSync: (path: string, encoding?: string) => {
      const text = disk.readFileSync(path, encoding);
      see('text', path, contentHash(text.replace(/^\uFEFF/u, '')));
      return text;
    },
    fileExistsSync: (path: string) => {
      const there = disk.fileExistsSync(path);
      see('file', path, there);
      return there;
    },
    directoryExistsSync: (path: string) => {
      const there = disk.directoryExistsSync(path);
      see('folder', path, there);
      return there;
    },
    realpathSync: (path: string) => {
      const real = disk.realpathSync(path);
      see('real', path, real);
      return real;
    },
  });

/** Whether everything is still as it was. */
export const isStillSo = (seen: readonly Outside[]): boolean =>
  seen.every(([question, path, answer, stamp]) => {
    if (question === 'text' && stamp !== undefined && stampOf(path) === stamp) return true;
    return answerTo(question, path) === answer;
  });

const answerTo = (question: Question, path: string): string | boolean | null => {
  if (question === 'any') return existsSync(path);
  if (question === 'real') return orNull(() => realpathSync(path));
  if (question === 'text') return existsSync(path) ? orNull(() => contentHash(textAt(path))) : null;
  const stat = statOf(path);
  return question === 'file' ? stat?.isFile() === true : stat?.isDirectory() === true;
};

const textAt = (path: string): string => readFileSync(path, 'utf8').replace(/^\uFEFF/u, '');

const orNull = (read: () => string): string | null => {
  try {
    return read();
  } catch {
    return null;
  }
};
