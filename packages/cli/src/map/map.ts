import { dirname, relative, resolve, sep } from 'node:path';
import { analyse, openWorkspace } from '../check/analyse.ts';
import { nothingFound } from '../check/nothing-found.ts';
import { openCaches } from '../check/cache/open-caches.ts';
import { startProgress } from '../check/progress.ts';
import { requestOf } from '../check/request.ts';
import { rejectStrayPath, rejectUnreadable } from '../check/stray-path.ts';
import type { Toolbox } from '../check/toolbox.ts';
import { writeReport } from '../check/write-report.ts';
import type { CommonOptions } from '../command-line/options.ts';
import type { Io } from '../io.ts';
import { version } from '../package-root.ts';
import { createPaint, wantsColor } from '../paint.ts';
import type { Report } from '../report/report.ts';
import { settle } from '../settle/settle.ts';
import { UsageError } from '../usage-error.ts';
import { mapFormats } from './formats/formats.ts';
import type { IntegrationMap } from './integration-map.ts';
import { makeMap } from './make-map.ts';
import { rejectMistakes } from './map-mistakes.ts';

/** `seamlint map`: each call of an API and each webhook, with what holds for it. Answers 0 whatever is found. */
export const map = async (
  paths: readonly string[],
  options: CommonOptions,
  io: Io,
  tools: Toolbox,
): Promise<number> => {
  rejectMistakes(options);
  rejectStrayPath(paths, io.cwd);
  rejectUnreadable(paths, io.cwd);
  const progress = startProgress(io);
  const workspace = await openWorkspace(requestOf(paths, options, io, tools), tools);
  progress.say(`Reading ${String(workspace.discovery.files.length)} files`);
  const caches = openCaches(workspace, options);
  const analysis = await analyse(workspace, tools, { cache: caches?.records() });
  const report = settle(analysis, { unusedSuppressions: false, ms: 0 });
  const made = makeMap(analysis, options.quiet === true ? errorsOnly(report) : report);
  progress.end();
  const format = mapFormats.get(options.format);
  if (format === undefined) throw new UsageError(`There is no format ${options.format}.`);
  const isTerminal = options.outputFile === undefined && io.isTTY;
  const text = format(made, {
    version: version(),
    paint: createPaint(options.outputFile === undefined && wantsColor(io, options.color)),
    width: isTerminal ? (io.columns ?? null) : null,
    verbose: options.verbose === true,
    base: options.outputFile === undefined ? '' : wayBack(io.cwd, options.outputFile),
    note: (sentence) => {
      io.stderr(`seamlint: ${sentence}\n`);
    },
  });
  await writeReport(text, options.outputFile, io);
  caches?.keep(analysis);
  const warnings = tools.wrapperWarnings(analysis.program, workspace.catalog.wrappers);
  const asides = [...warnings.map((warning) => `the config's ${warning}`), ...nothingFound(workspace)];
  for (const aside of [...asides, ...(caches?.notes(options.verbose === true) ?? [])])
    io.stderr(`seamlint: ${aside}\n`);
  return statusOf(made, options, io);
};

/** Links lead from the file that is written; where it lies outside, as if it lay in the working directory. */
const wayBack = (cwd: string, outputFile: string): string => {
  const way = relative(dirname(resolve(cwd, outputFile)), cwd)
    .split(sep)
    .join('/');
  return /^\.\.(?:\/\.\.)*$/u.test(way) ? `${way}/` : '';
};

const errorsOnly = (report: Report): Report => ({
  ...report,
  findings: report.findings.filter(({ severity }) => severity === 'error'),
});

const statusOf = ({ errors: [first] }: IntegrationMap, { strictParse }: CommonOptions, io: Io): number => {
  if (strictParse !== true || first === undefined) return 0;
  io.stderr(`seamlint: ${first.file} could not be analysed, and --strict-parse asks for all of them.\n`);
  return 2;
};
