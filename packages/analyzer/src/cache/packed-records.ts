import { encodeExtraction, type EncodedExtraction, type StoredExtraction } from '../records/encoded-facts.ts';
import type { ReadRecord } from '../records/read-record.ts';
import type { Pack } from './pack.ts';

type Stored = ReadRecord<Place | FailedExtraction>;
type FailedExtraction = Extract<EncodedExtraction, { kind: 'failed' }>;
/** Encoded facts, with the place of their structure among the bytes. */
type Place = Omit<Extract<EncodedExtraction, { kind: 'encoded' }>, 'structure' | 'source'> & {
  readonly structure: readonly [start: number, length: number];
};

/** Records by path, as they stand in the head of a pack. */
export type StoredRecords = readonly (readonly [string, Stored])[];

/** The facts of `withheld` stay out of it. */
export const packedRecords = (
  reads: Iterable<readonly [string, ReadRecord<StoredExtraction>]>,
  withheld: ReadonlySet<string>,
): { readonly entries: StoredRecords; readonly bytes: readonly Uint8Array[] } => {
  const bytes: Uint8Array[] = [];
  let end = 0;
  const placed = (extraction: EncodedExtraction | undefined): Place | FailedExtraction | undefined => {
    if (extraction?.kind !== 'encoded') return extraction;
    const { structure, kind, path, facts, suppressions } = extraction;
    bytes.push(structure);
    end += structure.length;
    return { kind, path, facts, suppressions, structure: [end - structure.length, structure.length] };
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
  return { entries, bytes };
};

export const unpackedRecords = (
  entries: StoredRecords,
  pack: Pack,
): ReadonlyMap<string, ReadRecord<EncodedExtraction>> =>
  new Map(entries.map(([path, { record, ...rest }]) => [path, { ...rest, record: revived(record, pack) }]));

const revived = (record: Stored['record'], pack: Pack): ReadRecord<EncodedExtraction>['record'] => {
  if (record.kind !== 'source') return record;
  const { extraction } = record;
  if (extraction?.kind !== 'encoded') return { ...record, extraction };
  return { ...record, extraction: { ...extraction, structure: pack.bytes(...extraction.structure) } };
};
