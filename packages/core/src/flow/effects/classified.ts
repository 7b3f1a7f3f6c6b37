/** What a call does to the world, and whether doing it again does more. */
import type { Ref } from '../../facts/file-facts.ts';

export type EffectDoes =
  | 'insert'
  | 'upsert'
  | 'update'
  | 'delete'
  | 'increment'
  | 'send'
  | 'charge'
  | 'enqueue'
  | 'outbound-write'
  | 'append'
  | 'raw';

export interface ClassifiedEffect {
  readonly does: EffectDoes;
  /** A second run: does nothing more (`same`), does it again (`twice`), or nobody can tell. */
  readonly again: 'same' | 'twice' | 'unknown';
  /** For people, completes "it …": `adds a row to orders`. */
  readonly why: string;
  /** Id of the library or provider; `sql`, `http`, `fs`. */
  readonly by: string;
  /** What is written, sent or handed over. */
  readonly data: readonly Ref[];
}

/** A call that only asks. */
export interface ClassifiedRead {
  readonly does: 'read';
  readonly by: string;
}
