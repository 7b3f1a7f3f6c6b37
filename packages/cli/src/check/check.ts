import type { CommonOptions } from '../command-line/options.ts';
import { requireFormat } from '../command-line/parse-values.ts';
import { UsageError } from '../usage-error.ts';
import type { Io } from '../io.ts';
import { version } from '../package-root.ts';
import { createPaint, wantsColor } from '../paint.ts';
import { belowCheckout } from '../report/below-checkout.ts';
import { countsOf } from '../report/counts.ts';
import { formats } from '../report/formats.ts';
import type { FormatOptions, Report } from '../report/report.ts';
import type { BaselineFile } from '../known/baseline-file.ts';
import { openBaseline, withBaseline } from '../known/baseline.ts';
import { openSince, type Since } from '../known/since.ts';
import { metaRules } from '../settle/meta-rules.ts';
import { analyse, openWorkspace, type Workspace } from './analyse.ts';
import { openCaches } from './cache/open-caches.ts';
import { rejectStrayPath, rejectUnreadable } from './stray-path.ts';
import { type Ground, openGround, textsIn } from './ground.ts';
import { type Progress, startProgress } from './progress.ts';
import { requestOf } from './request.ts';
import { type Stage, statsText } from './stats.ts';
import { createStopwatch } from './stopwatch.ts';
import { asidesOf } from './asides.ts';
import { toldOf } from './told-of.ts';
import type { Toolbox } from './toolbox.ts';
import { writeReport } from './write-report.ts';

/** `seamlint check`: discover, link, judge, settle, format. */
export const check = async (
  paths: readonly string[],
  options: CommonOptions,
  io: Io,
  tools: Toolbox,
): Promise<number> => {
  const started = io.now();
  requireFormat(options.format);
  rejectStrayPath(paths, io.cwd);
  rejectUnreadable(paths, io.cwd);
  const baseline = openBaseline(options, io.cwd);
  const ground = await openGround(requestOf(paths, options, io, tools), options, io);
  const progress = startProgress(io);
  try {
    return await checkOn(ground, { options, io, tools, baseline, started, progress });
  } finally {
    progress.end();
    ground.close();
  }
};

interface Run {
  readonly options: CommonOptions;
  readonly io: Io;
  readonly tools: Toolbox;
  readonly baseline: BaselineFile | undefined;
  readonly started: number;
  readonly progress: Progress;
}

const checkOn = async (ground: Ground, { options, io, tools, baseline, started, progress }: Run): Promise<number> => {
  const times = new Map<Stage, number>();
  let last = started;
  const mark = (stage: Stage): void => {
    const now = io.now();
    times.set(stage, Math.round(now - last));
    last = now;
  };
  const workspace = await openWorkspace(ground.request, tools);
  mark('find');
  const since = await sinceOf(ground, workspace, { options, tools, progress });
  if (since !== undefined) mark('since');
  progress.say(`Reading ${String(workspace.discovery.files.length)} files`);
  const stopwatch = options.stats === true ? createStopwatch(io.now) : undefined;
  const caches = openCaches(workspace, options, ground.texts !== undefined);
  const known = caches?.find(() => elapsed(io, started));
  const texts = textsIn(workspace.discovery.root, ground.texts);
  const fresh = known ?? (await analyse(workspace, tools, { mark, stopwatch, texts, cache: caches?.records() }));
  progress.end();
  if ('report' in fresh) mark('read');
  const told = 'report' in fresh ? fresh : toldOf(fresh, options, elapsed(io, started));
  const unknown = since?.without(told.report, workspace) ?? told.report;
  const { report, notes } =
    baseline === undefined
      ? { report: unknown, notes: [] }
      : await withBaseline(unknown, baseline, options, { workspace, rules: [...tools.rules, ...metaRules] });
  for (const note of notes) io.stderr(`seamlint: ${note}\n`);
  for (const warning of told.warnings) io.stderr(`seamlint: the config's ${warning}\n`);
  const shown = options.quiet === true ? errorsOnly(report) : report;
  const format = formats.get(options.format);
  if (format === undefined) throw new UsageError(`There is no format ${options.format}.`);
  const text = format(shown, formatOptions(options, io, tools));

  await writeReport(text, options.outputFile, io);
  mark('report');
  const unsaved = 'report' in fresh ? undefined : caches?.save(told, fresh);
  for (const aside of asidesOf(workspace, caches, unsaved, options)) io.stderr(`seamlint: ${aside}\n`);
  if (stopwatch !== undefined) io.stderr(statsText({ ...told, times, stopwatch, isReused: 'report' in fresh }));
  return statusOf(report, options, io);
};

const sinceOf = async (
  { repository, request }: Ground,
  workspace: Workspace,
  { options, tools, progress }: Pick<Run, 'options' | 'tools' | 'progress'>,
): Promise<Since | undefined> => {
  if (options.since === undefined || repository === undefined) return undefined;
  progress.say(`Reading the tree of ${options.since}`);
  return openSince({ ref: options.since, repository, request, options, tools }, workspace);
};

const elapsed = (io: Io, started: number): number => Math.round(io.now() - started);

const errorsOnly = (report: Report): Report => {
  const findings = report.findings.filter(({ severity }) => severity === 'error');
  return { ...report, findings, summary: { ...report.summary, ...countsOf(findings) } };
};

/** A file is no terminal. */
const formatOptions = (options: CommonOptions, io: Io, tools: Toolbox): FormatOptions => {
  const color = options.outputFile === undefined && wantsColor(io, options.color);
  return {
    version: version(),
    rules: [...tools.rules, ...metaRules],
    note: (sentence) => {
      io.stderr(`seamlint: ${sentence}\n`);
    },
    paint: createPaint(color),
    color,
    width: io.isTTY && options.outputFile === undefined ? (io.columns ?? null) : null,
    below: belowCheckout(io),
    verbose: options.verbose === true,
  };
};

const statusOf = ({ errors, summary }: Report, { maxWarnings, strictParse }: CommonOptions, io: Io): number => {
  if (strictParse === true && errors.length > 0) {
    const [first] = errors;
    io.stderr(`seamlint: ${first?.file ?? 'a file'} could not be analysed, and --strict-parse asks for all of them.\n`);
    return 2;
  }
  if (maxWarnings !== undefined && summary.warnings > maxWarnings) {
    io.stderr(
      `seamlint: there are more warnings (${String(summary.warnings)}) than --max-warnings allows (${String(maxWarnings)}).\n`,
    );
    return 1;
  }
  return summary.errors > 0 ? 1 : 0;
};
