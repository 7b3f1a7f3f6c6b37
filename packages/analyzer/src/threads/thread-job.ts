import type { MessagePort } from 'node:worker_threads';

import type { EncodedExtraction } from '../records/encoded-facts.ts';
import type { ReadRecord } from '../records/read-record.ts';

/** What a thread is told when it starts. */
export interface ThreadJob {
  readonly root: string;
  readonly files: readonly string[];
  /** Which of the files are read first. */
  readonly first: readonly number[];
  /** Those that somebody asked for. */
  readonly reported: ReadonlySet<string>;
  readonly memory: SharedArrayBuffer;
  readonly port: MessagePort;
  /** What the host needs to make its catalog again: plain data. */
  readonly own: unknown;
}

/** What a thread answers. */
export type ThreadAnswer =
  | { readonly kind: 'records'; readonly records: readonly IndexedRecord[] }
  /** The list is through; nothing it took is missing any more. */
  | { readonly kind: 'read' }
  | { readonly kind: 'drawn'; readonly file: number; readonly drawn: Drawn };

export interface Drawn {
  /** Of the text it was made of. */
  readonly hash: string;
  readonly extraction: EncodedExtraction;
}

export interface IndexedRecord {
  readonly file: number;
  readonly read: ReadRecord<EncodedExtraction>;
}

/** What a thread is asked once the list is through: files that will probably be wanted, the likeliest first. */
export interface ThreadOrder {
  readonly ahead: readonly number[];
}
