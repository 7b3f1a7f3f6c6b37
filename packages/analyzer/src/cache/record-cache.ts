import { join } from 'node:path';

import { encodeExtraction, type EncodedExtraction, type StoredExtraction } from '../records/encoded-facts.ts';
import type { ReadRecord } from '../records/read-record.ts';
import { readPack, writePack, type Pack } from './pack.ts';
import { contentHash, stampOf } from './stamp.ts';
import type { SourceReading } from '../read/read-source.ts';

/** What earlier runs read, and this one so far, by path and content. */
export interface RecordCache {
  /** What is known of a file that has not changed since. */
  readonly known: (path: string) => ReadRecord<StoredExtraction> | undefined;
  readonly keep: (path: string, read: ReadRecord<StoredExtraction>) => void;
  /** A file that was kept was extracted after all. */
  readonly draw: (path: string, hash: string, extraction: StoredExtraction) => void;
  /** It was looked whether it parses. */
  readonly check: (path: string, hash: string, broken: string | null) => void;
  /** All that was read in this run, whether or not it was known before. */
  readonly reads: ReadonlyMap<string, ReadRecord<StoredExtraction>>;
  /** Writes what is new. The facts of `withheld` stay out of it. Throws where nothing can be written. */
  readonly save: (withheld: ReadonlySet<string>) => void;
}

export interface RecordCacheOptions {
  readonly root: string;
  readonly read: (path: string) => SourceReading;
  /** The file it lies in. All that bears on a record but the file's path and text is in its name. */
  readonly file: string;
}

type Stored = ReadRecord<Place | FailedExtraction>;
type FailedExtraction = Extract<EncodedExtraction, { kind: 'failed' }>;
/** Encoded facts, with the place of their structure among the bytes. */
type Place = Omit<Extract<EncodedExtraction, { kind: 'encoded' }>, 'structure'> & {
  readonly structure: readonly [start: number, length: number];
};

export const openRecordCache = ({ root, read, file }: RecordCacheOptions): RecordCache => {
  const before = storedIn(readPack(file));
  const reads = new Map<string, ReadRecord<StoredExtraction>>();
  let dirty = false;
  const put = (path: string, one: ReadRecord<StoredExtraction>): void => {
    dirty = true;
    reads.set(path, one);
  };
  const known = (path: string): ReadRecord<StoredExtraction> | undefined => {
    const stored = slim(reads.get(path)) ?? before.get(path);
    if (stored === undefined) return undefined;
    const stamp = stampOf(join(root, path)) ?? null;
    if (stamp !== null && stamp === stored.stamp) return stored;
    const reading = stored.hash === null ? undefined : read(path);
    if (reading?.kind !== 'text' || contentHash(reading.text) !== stored.hash) return undefined;
    if (stamp !== null) dirty = true;
    return { ...stored, stamp };
  };
  const amend = (path: string, hash: string, part: object): void => {
    const one = reads.get(path);
    if (one?.record.kind === 'source' && one.hash === hash) put(path, { ...one, record: { ...one.record, ...part } });
  };
  return {
    known: (path) => {
      const one = known(path);
      if (one !== undefined) reads.set(path, one);
      return one;
    },
    keep: put,
    draw: (path, hash, extraction) => {
      amend(path, hash, { extraction });
    },
    check: (path, hash, broken) => {
      amend(path, hash, { broken });
    },
    reads,
    save: (withheld) => {
      if (dirty || reads.size !== before.size) writeReads(file, reads, withheld);
    },
  };
};

/** Another program of the same run gets facts of its own: what is worked out over them stays with them. */
const slim = (one: ReadRecord<StoredExtraction> | undefined): ReadRecord<StoredExtraction> | undefined => {
  if (one?.record.kind !== 'source' || one.record.extraction?.kind !== 'facts') return one;
  return { ...one, record: { ...one.record, extraction: encodeExtraction(one.record.extraction) } };
};

const storedIn = (pack: Pack | undefined): ReadonlyMap<string, ReadRecord<StoredExtraction>> => {
  const entries = (pack?.head ?? []) as readonly (readonly [string, Stored])[];
  return new Map(entries.map(([path, { record, ...rest }]) => [path, { ...rest, record: revived(record, pack) }]));
};

const revived = (record: Stored['record'], pack: Pack | undefined): ReadRecord<StoredExtraction>['record'] => {
  if (record.kind !== 'source') return record;
  const { extraction } = record;
  if (extraction?.kind !== 'encoded') return { ...record, extraction };
  if (pack === undefined) return { ...record, extraction: undefined };
  return { ...record, extraction: { ...extraction, structure: pack.bytes(...extraction.structure) } };
};

const writeReads = (
  file: string,
  reads: ReadonlyMap<string, ReadRecord<StoredExtraction>>,
  withheld: ReadonlySet<string>,
): void => {
  const bytes: Uint8Array[] = [];
  let end = 0;
  const placed = (extraction: EncodedExtraction | undefined): Place | FailedExtraction | undefined => {
    if (extraction?.kind !== 'encoded') return extraction;
    const { structure, ...rest } = extraction;
    bytes.push(structure);
    end += structure.length;
    return { ...rest, structure: [end - structure.length, structure.length] };
  };
  const entries: (readonly [string, Stored])[] = [];
  for (const [path, { record, ...rest }] of reads) {
    // What could not be read may be readable the next time, and nothing would show it.
    if (record.kind === 'failed') continue;
    if (record.kind === 'generated') entries.push([path, { record, ...rest }]);
    else {
      const kept =
        withheld.has(path) || record.extraction === undefined ? undefined : encodeExtraction(record.extraction);
      entries.push([path, { record: { ...record, extraction: placed(kept) }, ...rest }]);
    }
  }
  writePack(file, entries, bytes);
};
