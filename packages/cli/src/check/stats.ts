import type { ProgramStats } from '@seamlint/analyzer';
import { counted } from '../counted.ts';
import type { Spent, Stopwatch } from './stopwatch.ts';

/** Milliseconds of each part of a run, in order. */
export type Times = ReadonlyMap<Stage, number>;
export type Stage = 'find' | 'since' | 'read' | 'judge' | 'report';

const STAGES: Readonly<Record<Stage, string>> = {
  find: 'finding files and configs',
  since: 'analysing the tree before',
  read: 'reading and parsing',
  judge: 'following values and judging',
  report: 'writing the report',
};

/** How many of the dearest files are named. */
const DEAREST = 10;

export interface Statistics {
  readonly stats: ProgramStats;
  readonly times: Times;
  readonly stopwatch: Pick<Stopwatch, 'rules' | 'questions' | 'files'>;
  /** Files that could not be analysed. */
  readonly unparsed: number;
  /** The answer of an earlier run was told again. */
  readonly isReused: boolean;
}

/** `--stats`, for people. */
export const statsText = (statistics: Statistics): string =>
  [...(statistics.isReused ? reusedLines(statistics) : wholeLines(statistics)), ''].join('\n');

const reusedLines = ({ stats, times }: Statistics): readonly string[] => [
  `Files: ${String(stats.files)}`,
  '  nothing has changed that the answer in the cache rests on: it was told again, and nothing was judged',
  '  --no-cache measures a whole run',
  ...timeLines(times, { ...STAGES, read: 'looking for changes' }),
];

const wholeLines = ({ stats, times, stopwatch, unparsed }: Statistics): readonly string[] => {
  const { files, gated, drawnIn, types } = stats;
  const rest = Math.max(0, files - gated - drawnIn);
  const share = (count: number): string => `${String(count).padStart(width)}  ${percent(count, files)}`;
  const width = String(files).length;
  return [
    `Files: ${String(files)}`,
    `  ${share(gated)}  hold a word of an API and were analysed at once`,
    `  ${share(drawnIn)}  hold none, and were analysed because something led there`,
    `  ${share(rest)}  hold none, and were not analysed`,
    ...(unparsed === 0 ? [] : [`  ${counted(unparsed, 'file')} could not be analysed`]),
    typesText(types),
    ...timeLines(times, STAGES),
    ...spentLines('Rules, each with what it was the first to ask', stopwatch.rules),
    ...spentLines('Questions, each without those that came up on the way', stopwatch.questions),
    ...spentLines('The dearest files to judge, by the questions about them', stopwatch.files, DEAREST),
  ];
};

const timeLines = (times: Times, says: Readonly<Record<Stage, string>>): readonly string[] => {
  const total = [...times.values()].reduce((sum, ms) => sum + ms, 0);
  const width = String(total).length;
  return [
    `Time: ${String(total)} ms`,
    ...[...times].map(([stage, ms]) => `  ${String(ms).padStart(width)} ms  ${says[stage]}`),
  ];
};

/** Dearest first; what takes no time worth a word is left out. */
const spentLines = (title: string, spent: ReadonlyMap<string, Spent>, most = Infinity): readonly string[] => {
  const shown = [...spent]
    .filter(([, { ms }]) => Math.round(ms) > 0)
    .sort(([a, one], [b, other]) => other.ms - one.ms || (a < b ? -1 : 1))
    .slice(0, most);
  if (shown.length === 0) return [];
  const msWidth = String(Math.round(shown[0]?.[1].ms ?? 0)).length;
  const lines = shown.map(([name, { ms, times }]) => {
    const often = times === 1 ? '' : `, ${String(times)} times`;
    return `  ${String(Math.round(ms)).padStart(msWidth)} ms  ${name}${often}`;
  });
  return [`${title}:`, ...lines];
};

const percent = (count: number, of: number): string =>
  `${(of === 0 ? 0 : (100 * count) / of).toFixed(1).padStart(5)} %`;

const typesText = (types: ProgramStats['types']): string => {
  if (types === null) return 'Types: not asked, because of --no-types';
  if (types.asked === 0) return 'Types: nothing had to be asked';
  const { asked, answered, files } = types;
  return `Types: ${counted(asked, 'question')} asked in ${counted(files, 'file')}, ${String(answered)} answered`;
};
