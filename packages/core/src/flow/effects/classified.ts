/** What a call does to the world, and whether doing it again does more. */
import type { Effect } from '../../facts/effect.ts';
import type { Ref } from '../../facts/file-facts.ts';

export interface ClassifiedEffect extends Pick<Effect, 'does' | 'again' | 'why' | 'by'> {
  /** What is written, sent or handed over. */
  readonly data: readonly Ref[];
  /** What it answers tells whether it was there already: an insert that a second one does not repeat. */
  readonly claims?: true;
  /** A row that is there stays as it is. */
  readonly leaves?: true;
}

/** A call that only asks. */
export interface ClassifiedRead {
  readonly does: 'read';
  /** Id of the library or provider. */
  readonly by: string;
  /** It asks what the program itself keeps. */
  readonly own: boolean;
}
