import type { ProgramStats } from '@seamlint/analyzer';
import { counted } from '../counted.ts';

/** Milliseconds of each part of a run, in order. */
export type Times = ReadonlyMap<Stage, number>;
export type Stage = 'find' | 'read' | 'judge' | 'report';

const STAGES: Readonly<Record<Stage, string>> = {
  find: 'finding files and configs',
  read: 'reading and parsing',
  judge: 'following values and judging',
  report: 'writing the report',
};

/** `--stats`, for people. */
export const statsText = ({ files, gated, drawnIn, types }: ProgramStats, times: Times, unparsed: number): string => {
  const rest = Math.max(0, files - gated - drawnIn);
  const share = (count: number): string => `${String(count).padStart(width)}  ${percent(count, files)}`;
  const width = String(files).length;
  const total = [...times.values()].reduce((sum, ms) => sum + ms, 0);
  const msWidth = String(total).length;
  return [
    `Files: ${String(files)}`,
    `  ${share(gated)}  hold a word of an API and were parsed at once`,
    `  ${share(drawnIn)}  hold none, and were parsed because something led there`,
    `  ${share(rest)}  hold none, and were not parsed`,
    ...(unparsed === 0 ? [] : [`  ${counted(unparsed, 'file')} could not be analysed`]),
    typesText(types),
    `Time: ${String(total)} ms`,
    ...[...times].map(([stage, ms]) => `  ${String(ms).padStart(msWidth)} ms  ${STAGES[stage]}`),
    '',
  ].join('\n');
};

const percent = (count: number, of: number): string =>
  `${(of === 0 ? 0 : (100 * count) / of).toFixed(1).padStart(5)} %`;

const typesText = (types: ProgramStats['types']): string => {
  if (types === null) return 'Types: not asked, because of --no-types';
  if (types.asked === 0) return 'Types: nothing had to be asked';
  const { asked, answered, files } = types;
  return `Types: ${counted(asked, 'question')} asked in ${counted(files, 'file')}, ${String(answered)} answered`;
};
