import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What became of reading one file. */
export type SourceReading =
  /** Without a byte order mark, as ESLint counts positions. */
  | { readonly kind: 'text'; readonly text: string }
  /** The output of a bundler or minifier: nobody's source, and no error. */
  | { readonly kind: 'generated' }
  /** `why` completes "src/a.ts ...". `denied`: the disk did not give it, which says nothing of what it holds. */
  | { readonly kind: 'failed'; readonly why: string; readonly denied?: true };

export type ReadText = (path: string) => string | undefined;

/** Reads files by their path relative to `root`. What `overlay` knows stands in for what is on disk. */
export const createReader =
  (root: string, overlay: ReadText = () => undefined): ((path: string) => SourceReading) =>
  (path) => {
    const text = overlay(path);
    return text === undefined ? readFromDisk(join(root, path)) : readingOf(text);
  };

/** For configuration files: undefined where there is none, or none that can be read. */
export const createTextReader =
  (root: string, overlay: ReadText = () => undefined): ReadText =>
  (path) => {
    const text = overlay(path) ?? readIfThere(join(root, path));
    return text === undefined ? undefined : withoutMark(text);
  };

const readIfThere = (path: string): string | undefined => {
  try {
    // Most are not there, and a look is far cheaper than an exception.
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
};

/** More is data; and a string has its limits. */
const MAX_BYTES = 5 * 1024 * 1024;

const readFromDisk = (path: string): SourceReading => {
  try {
    const tooLarge = statSync(path).size > MAX_BYTES;
    if (!tooLarge) return readingOf(readFileSync(path, 'utf8'));
    const why = 'is larger than 5 MB and was not analysed: add it to `ignore`, or split it';
    return isGenerated(headOf(path)) ? { kind: 'generated' } : { kind: 'failed', why };
  } catch (error) {
    return { kind: 'failed', why: `could not be read (${reasonOf(error)})`, denied: true };
  }
};

const headOf = (path: string): string => readFileSync(path).subarray(0, 65_536).toString('latin1');

const readingOf = (text: string): SourceReading => {
  if (isOtherEncoding(text))
    return { kind: 'failed', why: 'is not UTF-8 text (it holds NUL bytes) and was not analysed' };
  return isGenerated(text) ? { kind: 'generated' } : { kind: 'text', text: withoutMark(text) };
};

/** Text in two bytes for each character is half NUL; a single one stands in some pattern. */
const isOtherEncoding = (text: string): boolean => {
  if (!text.includes('\0')) return false;
  return text.startsWith('\uFFFD') || text.split('\0').length - 1 > text.length / 100;
};

export const withoutMark = (text: string): string => (text.startsWith('\uFEFF') ? text.slice(1) : text);

const BUNDLE = /^\s*(?:\/\*{6}\/|(?:"use strict";\s*)?var __(?:defProp|create) = Object\.)/u;

/** Short files may have a long line, a key or a picture in text; a long file of long lines was written by a machine. */
const isGenerated = (text: string): boolean =>
  (text.length > 20_000 && averageLine(text) > 1000) || BUNDLE.test(text.slice(0, 200));

const averageLine = (text: string): number => {
  const enough = text.length / 1000;
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0 && lines <= enough; at = text.indexOf('\n', at + 1)) lines++;
  return text.length / lines;
};

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'no permission',
  EPERM: 'no permission',
  ENOENT: 'it vanished',
  EMFILE: 'too many open files',
};

const reasonOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
  return REASONS[code] ?? code;
};
