import { join } from 'node:path';

import { encodeExtraction, type StoredExtraction } from '../records/encoded-facts.ts';
import type { ReadRecord } from '../records/read-record.ts';
import type { FactsPack } from './facts-pack.ts';
import { readPack, writePack } from './pack.ts';
import { packedRecords, type StoredRecords, unpackedRecords } from './packed-records.ts';
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
  /** Those of them that came from a pack of another run. */
  readonly given: ReadonlySet<string>;
  /** Those of them that an earlier run of this cache's had read. */
  readonly remembered: ReadonlySet<string>;
  /** Writes what is new. The facts of `withheld` stay out of it. Throws where nothing can be written. */
  readonly save: (withheld: ReadonlySet<string>) => void;
}

export interface RecordCacheOptions {
  readonly root: string;
  readonly read: (path: string) => SourceReading;
  /** The file it lies in; undefined: nothing is kept. All that bears on a record but the file's path and text is in its name. */
  readonly file: string | undefined;
  /** What others read. */
  readonly packs?: readonly FactsPack[] | undefined;
}

export const openRecordCache = ({ root, read, file, packs = [] }: RecordCacheOptions): RecordCache => {
  const before = storedIn(file);
  const reads = new Map<string, ReadRecord<StoredExtraction>>();
  const given = new Set<string>();
  const remembered = new Set<string>();
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
  const foreign = (path: string): ReadRecord<StoredExtraction> | undefined => {
    const stamp = stampOf(join(root, path)) ?? null;
    for (const pack of packs) {
      const record = pack.find(path, read);
      if (record === undefined) continue;
      given.add(path);
      return { ...record, stamp };
    }
    return undefined;
  };
  const amend = (path: string, hash: string, part: object): void => {
    const one = reads.get(path);
    if (one?.record.kind === 'source' && one.hash === hash) put(path, { ...one, record: { ...one.record, ...part } });
  };
  return {
    known: (path) => {
      const own = known(path);
      if (own !== undefined && !reads.has(path)) remembered.add(path);
      const one = own ?? foreign(path);
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
    given,
    remembered,
    save: (withheld) => {
      const { entries, bytes } = packedRecords([...reads].filter(isOwn), withheld);
      if (file !== undefined && (dirty || entries.length !== before.size)) writePack(file, entries, bytes);
    },
  };
};

/** Another program of the same run gets facts of its own: what is worked out over them stays with them. */
const slim = (one: ReadRecord<StoredExtraction> | undefined): ReadRecord<StoredExtraction> | undefined => {
  if (one?.record.kind !== 'source' || one.record.extraction?.kind !== 'facts') return one;
  return { ...one, record: { ...one.record, extraction: encodeExtraction(one.record.extraction) } };
};

/** What a pack borrows from the source says nothing without it, and stays in that pack. */
const isOwn = ([, { record }]: readonly [string, ReadRecord<StoredExtraction>]): boolean =>
  record.kind !== 'source' || record.extraction?.kind !== 'encoded' || record.extraction.source === undefined;

const storedIn = (file: string | undefined): ReadonlyMap<string, ReadRecord<StoredExtraction>> => {
  const pack = file === undefined ? undefined : readPack(file);
  return Array.isArray(pack?.head) ? unpackedRecords(pack.head as StoredRecords, pack) : new Map();
};
