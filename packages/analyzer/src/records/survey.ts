import type { Catalog } from '@seamlint/core';

import type { RecordCache } from '../cache/record-cache.ts';
import { contentHash } from '../cache/stamp.ts';
import type { FileError } from '../file-error.ts';
import type { Specifiers } from '../gate/specifiers.ts';
import type { Extraction } from '../parse/try-extract.ts';
import type { SourceReading } from '../read/read-source.ts';
import { startThreads, type Threads, type ThreadSource } from '../threads/threads.ts';
import { decodeExtraction, encodeExtraction, isWantedAtOnce, type StoredExtraction } from './encoded-facts.ts';
import { brokenBy, type FileRecord, type RecordTools } from './file-record.ts';
import { type ReadRecord, readRecord, recordTools } from './read-record.ts';

/** What one reading of every file tells, and how to look into the others later. Texts are not kept. */
export interface Survey {
  /** Of every file that could be read and is not generated, in the order of the files. */
  readonly specifiers: ReadonlyMap<string, Specifiers>;
  /** The files that pass the gate. */
  readonly passed: ReadonlySet<string>;
  /** Of those that passed, what holds a fact or a suppression, or fails. */
  readonly upFront: readonly Extraction[];
  readonly errors: readonly FileError[];
  /** Any other file; undefined where there is none. */
  readonly draw: (path: string) => Extraction | undefined;
  /** Files that will probably be drawn, the likeliest first. */
  readonly expect: (paths: () => readonly string[]) => void;
  readonly close: () => void;
}

export interface SurveyWorld {
  readonly root: string;
  readonly files: readonly string[];
  readonly reported: ReadonlySet<string>;
  readonly read: (path: string) => SourceReading;
  /** Whether `read` tells of something else than what is on disk. */
  readonly isReplaced: (path: string) => boolean;
  readonly catalog: Catalog;
  readonly cache?: RecordCache | undefined;
  readonly threads?: ThreadSource | undefined;
}

type SourceRecord = Extract<FileRecord<StoredExtraction>, { kind: 'source' }>;

/** To start a thread costs as much as to read so many files. */
const WORTH_A_THREAD = 300;

export const openSurvey = async (world: SurveyWorld): Promise<Survey> => {
  const { root, files, read, catalog, cache } = world;
  const tools = recordTools(catalog, world.reported);
  const { found, missing } = lookUp(world);
  const threads = threadsFor(missing, world);
  const keep = (file: number, path: string, one: ReadRecord<StoredExtraction>): void => {
    found[file] = one;
    if (!world.isReplaced(path)) cache?.keep(path, one);
  };
  for (const file of threads === undefined ? missing : listOf(threads)) {
    const path = files[file] ?? '';
    keep(file, path, slim(readRecord(root, path, read, tools)));
  }
  for (const { file, read: one } of (await threads?.rest()) ?? []) keep(file, files[file] ?? '', one);

  const specifiers = new Map<string, Specifiers>();
  const passed = new Set<string>();
  const upFront: Extraction[] = [];
  const errors: FileError[] = [];
  const later = new Map<string, StoredExtraction>();
  files.forEach((path, file) => {
    const { record } = found[file] ?? readRecord(root, path, read, tools);
    if (record.kind === 'failed') errors.push(record.error);
    if (record.kind !== 'source') return;
    specifiers.set(path, record.specifiers);
    if (record.passed) passed.add(path);
    const broken = brokenIn(path, record, world);
    if (broken !== null) errors.push({ file: path, message: broken });
    const extraction = record.extraction ?? (record.passed ? extractHere(path, world, tools) : undefined);
    if (extraction === undefined) return;
    if (record.passed && isWantedAtOnce(extraction)) upFront.push(decodeExtraction(extraction));
    else later.set(path, extraction);
  });

  const places = new Map(files.map((path, file) => [path, file]));
  return {
    specifiers,
    passed,
    upFront,
    errors,
    draw: (path) => {
      if (!specifiers.has(path)) return undefined;
      const known = later.get(path);
      if (known !== undefined) return decodeExtraction(known);
      const drawn = world.isReplaced(path) ? undefined : threads?.drawn(places.get(path) ?? -1);
      if (drawn === undefined) return extractHere(path, world, tools);
      cache?.draw(path, drawn.hash, drawn.extraction);
      return decodeExtraction(drawn.extraction);
    },
    expect: (paths) => {
      if (threads === undefined) return;
      const wanted = paths().filter((path) => specifiers.has(path) && !later.has(path) && !passed.has(path));
      threads.expect(wanted.filter((path) => !world.isReplaced(path)).flatMap((path) => places.get(path) ?? []));
    },
    close: () => threads?.close(),
  };
};

interface LookedUp {
  /** By the number of the file. */
  readonly found: (ReadRecord<StoredExtraction> | undefined)[];
  readonly missing: readonly number[];
}

const lookUp = ({ files, cache, isReplaced }: SurveyWorld): LookedUp => {
  const found = files.map((path) => (isReplaced(path) ? undefined : cache?.known(path)));
  return { found, missing: files.flatMap((_, file) => (found[file] === undefined ? [file] : [])) };
};

const threadsFor = (missing: readonly number[], world: SurveyWorld): Threads | undefined => {
  const { root, files, reported, threads } = world;
  if (threads === undefined || threads.count === 0 || missing.length < WORTH_A_THREAD) return undefined;
  const first = missing.filter((file) => !world.isReplaced(files[file] ?? ''));
  return startThreads(threads, { root, files, reported, first });
};

function* listOf(threads: Threads): Iterable<number> {
  for (let file = threads.next(); file !== undefined; file = threads.next()) yield file;
}

/** A structure is some 400 bytes for a line of code: where nothing holds it for its facts, it is kept encoded. */
const slim = (read: ReadRecord): ReadRecord<StoredExtraction> => {
  const { record } = read;
  if (record.kind !== 'source' || record.extraction === undefined || isWantedAtOnce(record.extraction)) return read;
  return { ...read, record: { ...record, extraction: encodeExtraction(record.extraction) ?? record.extraction } };
};

/** By the caller's own thread. */
const extractHere = (path: string, world: SurveyWorld, { extract }: RecordTools): Extraction | undefined => {
  const reading = world.read(path);
  const extraction = reading.kind === 'text' ? extract({ path, text: reading.text }) : undefined;
  if (reading.kind === 'text' && extraction !== undefined && !world.isReplaced(path))
    world.cache?.draw(path, contentHash(reading.text), extraction);
  return extraction;
};

/** What an earlier run, which was asked for other files, did not look for. */
const brokenIn = (
  path: string,
  record: SourceRecord,
  { reported, read, isReplaced, cache }: SurveyWorld,
): string | null => {
  if (record.passed || !reported.has(path)) return null;
  if (record.broken !== undefined) return record.broken;
  const reading = read(path);
  if (reading.kind !== 'text') return null;
  const broken = brokenBy(path, reading.text);
  if (!isReplaced(path)) cache?.check(path, contentHash(reading.text), broken);
  return broken;
};
