import { join } from 'node:path';

import { type Catalog, createSeamGate } from '@seamlint/core';

import { contentHash, stampOf } from '../cache/stamp.ts';
import { type Extraction, tryExtract } from '../parse/try-extract.ts';
import type { SourceReading } from '../read/read-source.ts';
import { type FileRecord, recordOf, type RecordTools } from './file-record.ts';

/** A record, and what it was read from: null where that is nobody's to know again. */
export interface ReadRecord<E = Extraction> {
  readonly record: FileRecord<E>;
  readonly stamp: string | null;
  readonly hash: string | null;
}

/** Its stamp is taken first: what changes in between has another one the next time. */
export const readRecord = (
  root: string,
  path: string,
  read: (path: string) => SourceReading,
  tools: RecordTools,
): ReadRecord => {
  const stamp = stampOf(join(root, path)) ?? null;
  const reading = read(path);
  return {
    record: recordOf(path, reading, tools),
    stamp,
    hash: reading.kind === 'text' ? contentHash(reading.text) : null,
  };
};

/** How the main thread reads them. */
export const recordTools = (catalog: Catalog, reported: ReadonlySet<string>): RecordTools => ({
  catalog,
  gate: createSeamGate(catalog),
  extract: (file) => tryExtract(file, catalog),
  isReported: (path) => reported.has(path),
});
