import type { Io } from '../io.ts';
import { pathsOf } from './edit.ts';
import type { Edit } from './edit.ts';

export interface Chosen {
  readonly wanted: readonly (readonly Edit[])[];
  readonly declined: readonly Edit[];
}

interface Asking extends Pick<Io, 'stdout'> {
  readonly ask: NonNullable<Io['ask']>;
  /** How a path is told. */
  readonly shownFile: (path: string) => string;
}

const ANSWERS = [
  { key: 'y', name: 'write this change' },
  { key: 'n', name: 'leave this file as it is' },
  { key: 'a', name: 'write this change and all that follow' },
  { key: 'q', name: 'leave this file and all that follow as they are' },
] as const;

/** Shows each diff and asks. What hangs together is asked for once. */
export const chooseEdits = async (
  units: readonly (readonly Edit[])[],
  show: (edits: readonly Edit[]) => string,
  { ask, stdout, shownFile }: Asking,
): Promise<Chosen> => {
  const wanted: (readonly Edit[])[] = [];
  const declined: Edit[] = [];
  let answer = '';
  for (const unit of units) {
    if (answer !== 'a' && answer !== 'q') {
      stdout(show(unit));
      answer = await ask(`Write this change to ${pathsOf(unit).map(shownFile).join(', ')}?`, ANSWERS);
    }
    if (answer === 'y' || answer === 'a') wanted.push(unit);
    else declined.push(...unit);
  }
  return { wanted, declined };
};
