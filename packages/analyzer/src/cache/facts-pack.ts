import { join } from 'node:path';

import type { Catalog } from '@seamlint/core';

import type { SourceReading } from '../read/read-source.ts';
import { encodeBorrowing, type EncodedExtraction } from '../records/encoded-facts.ts';
import { brokenBy, recordOf } from '../records/file-record.ts';
import { type ReadRecord, recordTools } from '../records/read-record.ts';
import { readPack, writePack } from './pack.ts';
import { packedRecords, type StoredRecords, unpackedRecords } from './packed-records.ts';
import { contentHash } from './stamp.ts';

/** What another run read of some files: the same bytes for the same files, wherever and whenever it ran. */
export interface FactsPack {
  /** What it knows of a file with this path and content. */
  readonly find: (path: string, read: (path: string) => SourceReading) => ReadRecord<EncodedExtraction> | undefined;
}

/** The file in the folder of a pack. */
export const FACTS_PACK = 'seamlint-facts.pack';

interface Head {
  /** All that bears on a record but the file's path and text. */
  readonly key: string;
  readonly entries: StoredRecords;
}

export interface FactsSource {
  readonly paths: Iterable<string>;
  readonly read: (path: string) => SourceReading;
  readonly catalog: Catalog;
}

/** Extracts every one of the files, those that the gate would hold back too. Throws where nothing can be written. */
export const writeFactsPack = (folder: string, key: string, { paths, read, catalog }: FactsSource): void => {
  const tools = recordTools(catalog, new Set());
  const reads = [...paths].toSorted(byCode).flatMap((path) => {
    const reading = read(path);
    // To tell that it was generated takes no more than reading it.
    if (reading.kind !== 'text') return [];
    const record = recordOf(path, reading, tools);
    return record.kind === 'source' ? [[path, wholeRecord(record, path, reading.text, tools.extract)] as const] : [];
  });
  const { entries, bytes } = packedRecords(reads, new Set());
  writePack(join(folder, FACTS_PACK), { key, entries } satisfies Head, bytes);
};

const byCode = (a: string, b: string): number => (a < b ? -1 : 1);

const wholeRecord = (
  record: Extract<ReturnType<typeof recordOf>, { kind: 'source' }>,
  path: string,
  text: string,
  extract: ReturnType<typeof recordTools>['extract'],
): ReadRecord<EncodedExtraction> => {
  const extraction = record.extraction ?? extract({ path, text });
  const broken = extraction?.kind === 'facts' ? null : brokenBy(path, text);
  return {
    record: {
      ...record,
      extraction: extraction && encodeBorrowing(extraction, text),
      broken: record.passed ? undefined : broken,
    },
    stamp: null,
    hash: contentHash(text),
  };
};

/** `unreadable`: it was damaged, or is something else. `foreign`: another build or configuration wrote it. */
export const readFactsPack = (folder: string, key: string): FactsPack | 'unreadable' | 'foreign' => {
  const pack = readPack(join(folder, FACTS_PACK));
  if (pack === undefined) return 'unreadable';
  const head = pack.head as Partial<Head> | null;
  if (head?.key !== key || !Array.isArray(head.entries)) return 'foreign';
  const records = unpackedRecords(head.entries, pack);
  return {
    find: (path, read) => {
      const known = records.get(path);
      const reading = known === undefined ? undefined : read(path);
      if (reading?.kind !== 'text' || contentHash(reading.text) !== known?.hash) return undefined;
      return withSource(known, () => {
        const now = read(path);
        return now.kind === 'text' && contentHash(now.text) === known.hash ? now.text : null;
      });
    },
  };
};

const withSource = (
  known: ReadRecord<EncodedExtraction>,
  source: () => string | null,
): ReadRecord<EncodedExtraction> => {
  const { record } = known;
  if (record.kind !== 'source' || record.extraction?.kind !== 'encoded') return known;
  return { ...known, record: { ...record, extraction: { ...record.extraction, source } } };
};
