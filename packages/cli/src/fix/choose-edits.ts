import type { Io } from '../io.ts';
import type { Edit } from './edit.ts';

export interface Chosen {
  readonly wanted: readonly (readonly Edit[])[];
  readonly declined: readonly Edit[];
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
  { ask, stdout }: { readonly ask: NonNullable<Io['ask']>; readonly stdout: Io['stdout'] },
): Promise<Chosen> => {
  const wanted: (readonly Edit[])[] = [];
  const declined: Edit[] = [];
  let answer = '';
  for (const unit of units) {
    if (answer !== 'a' && answer !== 'q') {
      stdout(show(unit));
      answer = await ask(`Write this change to ${filesOf(unit)}?`, ANSWERS);
    }
    if (answer === 'y' || answer === 'a') wanted.push(unit);
    else declined.push(...unit);
  }
  return { wanted, declined };
};

const filesOf = (unit: readonly Edit[]): string => [...new Set(unit.map(({ group }) => group.file))].join(', ');
