import type { ChecklistOptions } from '../command-line/options.ts';
import { UsageError } from '../usage-error.ts';
import { formats } from './formats/formats.ts';

/** What narrows a report: of a part of it no line could be answered. */
const NARROWING = [
  ['shard', '--shard'],
  ['since', '--since'],
  ['staged', '--staged'],
  ['stdin', '--stdin'],
  ['stdinFilename', '--stdin-filename'],
  ['baseline', '--baseline'],
  ['updateBaseline', '--update-baseline'],
  ['pruneBaseline', '--prune-baseline'],
] as const satisfies readonly (readonly [keyof ChecklistOptions, string])[];

/** What belongs to the report of `check`. */
const OF_CHECK = [
  ['quiet', '--quiet'],
  ['printConfig', '--print-config'],
  ['maxWarnings', '--max-warnings'],
  ['stats', '--stats'],
] as const satisfies readonly (readonly [keyof ChecklistOptions, string])[];

/** Options that mean nothing here. */
export const rejectMistakes = (options: ChecklistOptions): void => {
  const { format, verifyCommand } = options;
  if (!formats.has(format))
    throw new UsageError(`seamlint checklist has no --format ${format}; it prints ${[...formats.keys()].join(', ')}.`);
  const narrowing = NARROWING.find(([key]) => options[key] !== undefined);
  if (narrowing !== undefined)
    throw new UsageError(
      `seamlint checklist has no ${narrowing[1]}: its lines are about the whole program; leave it out.`,
    );
  const other = OF_CHECK.find(([key]) => options[key] !== undefined);
  if (other !== undefined) throw new UsageError(`seamlint checklist has no ${other[1]}; seamlint check has.`);
  if (verifyCommand?.trim() === '') throw new UsageError("--verify-command takes a command, such as 'npm test'.");
};
