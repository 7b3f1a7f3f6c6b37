import { counted } from '../counted.ts';
import type { Paint } from '../paint.ts';
import type { Edit, Refused } from './apply-transform.ts';

/** What a run of `seamlint fix` came to. */
export interface Outcome {
  readonly kept: readonly Edit[];
  readonly refused: readonly Refused[];
  /** Findings whose fix waits behind --unsafe-fixes. */
  readonly waiting: number;
  /** Paths whose new types nobody could check. */
  readonly unchecked: readonly string[];
  /** The exact command, if something has to be installed. */
  readonly install: string | null;
  readonly dryRun: boolean;
}

export const describeOutcome = (outcome: Outcome, paint: Paint): string => {
  const done = outcome.dryRun ? 'would fix' : 'fixed';
  const lines = [
    ...outcome.kept.flatMap(({ group, notes }) => [
      `${paint.green(done)}  ${group.file}  ${group.rule} (${group.transform})`,
      ...notes.map((note) => `  ${note}`),
    ]),
    ...outcome.refused.map(({ group, why }) => `${paint.yellow('left')}  ${placeOf(group)}  ${group.rule}: ${why}`),
    summaryOf(outcome),
    ...(outcome.install === null ? [] : [`Install what the new code imports: ${outcome.install}`]),
  ];
  return `${lines.join('\n')}\n`;
};

const placeOf = ({ file, findings }: Refused['group']): string => {
  const line = findings[0]?.line;
  return line === undefined ? file : `${file}:${String(line)}`;
};

const summaryOf = ({ kept, refused, waiting, unchecked, dryRun }: Outcome): string => {
  const fixes = sum(kept.map(({ group }) => group.findings.length));
  const files = new Set(kept.map(({ group }) => group.path)).size;
  const parts = [
    `${counted(fixes, 'finding')} ${dryRun ? 'would be fixed' : 'fixed'}${files === 0 ? '' : ` in ${counted(files, 'file')}`}`,
    ...(unchecked.length === 0 ? [] : [`${counted(unchecked.length, 'file')} of them with types not checked`]),
    ...(refused.length === 0
      ? []
      : [`${String(sum(refused.map(({ group }) => group.findings.length)))} left as they were`]),
    ...(waiting === 0 ? [] : [`${String(waiting)} ${waiting === 1 ? 'waits' : 'wait'} behind --unsafe-fixes`]),
  ];
  return `${parts.join(', ')}.`;
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
