import type { CommonOptions } from '../command-line/options.ts';
import { MAP_FORMATS } from '../command-line/parse-values.ts';
import { UsageError } from '../usage-error.ts';

/** What is about findings alone, or about a part of a program: a map is of what is there today. */
const CHECKS = [
  'since',
  'staged',
  'stdin',
  'stdinFilename',
  'baseline',
  'updateBaseline',
  'pruneBaseline',
  'maxWarnings',
  'printConfig',
  'shard',
  'stats',
] as const;

const kebab = (key: string): string => key.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);

export const rejectMistakes = (options: CommonOptions): void => {
  const { format } = options;
  if (!MAP_FORMATS.some((known) => known === format))
    throw new UsageError(`seamlint map has no --format ${format}; it writes ${MAP_FORMATS.join(', ')}.`);
  const strange = CHECKS.find((key) => options[key] !== undefined);
  if (strange !== undefined) throw new UsageError(`seamlint map has no --${kebab(strange)}; seamlint check has.`);
};
