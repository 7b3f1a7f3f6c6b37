import { requireRule } from '../check/request.ts';
import type { Toolbox } from '../check/toolbox.ts';
import type { FixOptions } from '../command-line/options.ts';
import type { Io } from '../io.ts';
import { UsageError } from '../usage-error.ts';

/** What would leave open what is to be written, or is about the report. */
const CHECKS = ['shard', 'stdin', 'stdinFilename', 'updateBaseline', 'pruneBaseline'] as const;

const kebab = (key: string): string => key.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);

/** Options that do not go together, or not here. */
export const rejectMistakes = (options: FixOptions, io: Io, { rules }: Toolbox): void => {
  const { format, only, interactive, dryRun, verify, verifyCommand } = options;
  if (format !== 'pretty') throw new UsageError(`seamlint fix has no --format ${format}; it prints text.`);
  const narrowing = CHECKS.find((key) => options[key] !== undefined);
  if (narrowing !== undefined)
    throw new UsageError(
      narrowing.endsWith('Baseline')
        ? `seamlint fix has no --${kebab(narrowing)}; seamlint check has.`
        : `seamlint fix has no --${kebab(narrowing)}; name the paths to fix.`,
    );
  const known = rules.map(({ name }) => name);
  for (const name of only) requireRule(name, '--only', known);
  if (interactive === true && dryRun === true)
    throw new UsageError('--interactive asks what to write and --dry-run writes nothing: leave one of them out.');
  if (interactive === true && io.ask === undefined) {
    throw new UsageError(
      '--interactive asks on a terminal, and this is none: leave it out, or look first with --dry-run.',
    );
  }
  if (verify === false && verifyCommand !== undefined)
    throw new UsageError('--no-verify and --verify-command exclude each other: leave one of them out.');
  if (verifyCommand?.trim() === '') throw new UsageError("--verify-command takes a command, such as 'npm test'.");
};
