import { createRecorder } from '@seamlint/core';
import { analyse, openWorkspace, type Analysis, type Workspace } from '../check/analyse.ts';
import { asidesOf } from '../check/asides.ts';
import { openCaches } from '../check/cache/open-caches.ts';
import { startProgress } from '../check/progress.ts';
import { requestOf } from '../check/request.ts';
import type { Settings } from '../check/settings.ts';
import type { Toolbox } from '../check/toolbox.ts';
import type { CommonOptions } from '../command-line/options.ts';
import type { Io } from '../io.ts';
import type { Report, Reported } from '../report/report.ts';
import { settle } from '../settle/settle.ts';
import { ofFinding } from './evidence.ts';
import type { Evidence } from './item.ts';
import { type SilentPlaces, silentOf } from './silent.ts';
import { type Subjects, subjectsOf } from './subjects.ts';

/** All that lines are answered by. */
export interface Ground {
  readonly analysis: Analysis;
  readonly report: Report;
  readonly subjects: Subjects;
  readonly silent: SilentPlaces;
  /** What only a strict preset would report. */
  readonly onlyStrict: readonly Evidence[];
}

/** `rules`: those of the lines, which are judged in every preset. */
export const analyseLines = async (
  rules: ReadonlySet<string>,
  options: CommonOptions,
  io: Io,
  tools: Toolbox,
): Promise<Ground> => {
  const started = io.now();
  const opened = await openWorkspace(requestOf([], options, io, tools), tools);
  const workspace: Workspace = { ...opened, settings: judging(rules, opened.settings) };
  const progress = startProgress(io);
  progress.say(`Reading ${String(workspace.discovery.files.length)} files`);
  const caches = openCaches(opened, options);
  // Of log calls that hold nothing sensitive there is no fact: the recorder counts them.
  const recorder = createRecorder();
  const analysis = await analyse(workspace, tools, { recorder, cache: caches?.records() });
  progress.end();
  caches?.keep(analysis);
  const report = settled(analysis, io.now() - started);
  for (const aside of asidesOf(workspace, caches, undefined, options)) io.stderr(`seamlint: ${aside}\n`);
  for (const warning of tools.wrapperWarnings(analysis.program, workspace.catalog.wrappers))
    io.stderr(`seamlint: the config's ${warning}\n`);
  return {
    analysis,
    report,
    onlyStrict: onlyStrictOf(analysis, report),
    subjects: subjectsOf(analysis, recorder),
    silent: silentOf(analysis),
  };
};

const settled = (analysis: Analysis, ms = 0): Report =>
  settle(analysis, { unusedSuppressions: false, ms: Math.round(ms) });

const onlyStrictOf = (analysis: Analysis, { findings, silenced }: Report): readonly Evidence[] => {
  const { workspace } = analysis;
  const { settings } = workspace;
  const level: Settings['level'] = (rule, path) => ({ ...settings.level(rule, path), strict: true });
  const strict = settled({ ...analysis, workspace: { ...workspace, settings: { ...settings, level } } });
  const told = new Set([...findings, ...silenced.map(({ finding }) => finding)].map(keyOf));
  return strict.findings
    .filter((finding) => !told.has(keyOf(finding)))
    .map((finding) => ({ ...ofFinding(finding), kind: 'undecided', fingerprint: null }));
};

const keyOf = ({ rule, file, line, column, message }: Reported): string =>
  [rule, file, line, column, message].join(' ');

/** A line needs its rules in every preset; what somebody says of one by its name stands. */
const judging = (rules: ReadonlySet<string>, settings: Settings): Settings => ({
  ...settings,
  level: (rule, path) => {
    const said = settings.level(rule, path);
    return said.level !== 'off' || said.stated || !rules.has(rule.name)
      ? said
      : { ...said, level: rule.severity === 'error' ? 'error' : 'warn' };
  },
});
