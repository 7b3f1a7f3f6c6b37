import type { ReadRecord } from '../records/read-record.ts';
import type { StoredExtraction } from '../records/encoded-facts.ts';

/** What earlier runs read, by path and content. */
export interface RecordCache {
  /** What is known of a file that has not changed since. */
  readonly known: (path: string) => ReadRecord<StoredExtraction> | undefined;
  readonly keep: (path: string, read: ReadRecord<StoredExtraction>) => void;
  /** A file that was kept was extracted after all. */
  readonly draw: (path: string, hash: string, extraction: StoredExtraction) => void;
  /** It was looked whether it parses. */
  readonly check: (path: string, hash: string, broken: string | null) => void;
}
