import { join, relative, sep } from 'node:path';
import { analyse, openWorkspace } from '../check/analyse.ts';
import type { Request, Workspace } from '../check/analyse.ts';
import { openCaches } from '../check/cache/open-caches.ts';
import { startProgress } from '../check/progress.ts';
import { requestOf } from '../check/request.ts';
import { rejectStrayPath, rejectUnreadable } from '../check/stray-path.ts';
import type { Toolbox } from '../check/toolbox.ts';
import { writeReport } from '../check/write-report.ts';
import type { FixOptions } from '../command-line/options.ts';
import { counted } from '../counted.ts';
import type { Io } from '../io.ts';
import { createPaint, wantsColor } from '../paint.ts';
import type { Paint } from '../paint.ts';
import { settle } from '../settle/settle.ts';
import { maskSource } from '../source/masked-source.ts';
import { UsageError } from '../usage-error.ts';
import type { Workshop } from './attempt-fixes.ts';
import { chooseEdits } from './choose-edits.ts';
import { compareReports, compareSyntax } from './compare-reports.ts';
import { describeOutcome } from './describe-outcome.ts';
import type { Outcome } from './describe-outcome.ts';
import { diffOf } from './diff-of.ts';
import { unitsOf } from './edit.ts';
import type { Edit } from './edit.ts';
import { findFixes, keepOnly } from './find-fixes.ts';
import type { FoundFixes } from './find-fixes.ts';
import { rejectMistakes } from './fix-mistakes.ts';
import { envNames } from './env-names.ts';
import { requireCleanTrees } from './git-tree.ts';
import { type KnownBefore, openKnownBefore, openKnownSources } from './known-before.ts';
import { installCommands } from './install/install-commands.ts';
import { maskedSource } from './masked-source.ts';
import { isAllowed, isChosen } from './select-fixes.ts';
import { openStaged, requireWhole } from './staged-files.ts';
import type { FixChoice } from './select-fixes.ts';
import { checkTypes } from './type-check/check-types.ts';
import type { Judges } from './verify-edits.ts';
import { writeChosen } from './write-chosen.ts';

/** `seamlint fix`: find, mend, verify; then show, or ask and write. */
export const fix = async (paths: readonly string[], options: FixOptions, io: Io, tools: Toolbox): Promise<number> => {
  rejectStrayPath(paths, io.cwd);
  rejectUnreadable(paths, io.cwd);
  rejectMistakes(options, io, tools);
  const sources = openKnownSources(options, io);
  const staged = options.staged === true ? openStaged(io) : undefined;
  const request: Request = { ...requestOf(paths, options, io, tools), ...(staged && { only: staged.files }) };
  const workspace = await openWorkspace(request, tools);
  const { told, discovery } = workspace;
  if (options.dryRun !== true && options.allowDirty !== true) {
    if (staged === undefined) requireCleanTrees(discovery.root, [...told], io.env);
    else requireWhole(staged, new Set([...told].map((path) => join(discovery.root, path))));
  }

  const progress = startProgress(io);
  progress.say(options.since === undefined ? 'Fixing' : `Reading the tree of ${options.since}`);
  const run: Run = {
    options,
    io,
    workspace,
    known: await openKnownBefore(sources, { options, tools, request, workspace }),
    judges: judgesOf(workspace, tools, options),
    workshop: await workshopOf(workspace, tools),
    paint: createPaint(wantsColor(io, options.color)),
  };
  const choice = { ...choiceOf(options), once: options.verify === false, known: run.known };
  progress.say('Fixing');
  const found = await findFixes(run.workshop, run.judges, choice).finally(() => {
    progress.end();
  });
  rejectBroken(found, options);
  return options.dryRun === true ? show(found, run) : write(found, run);
};

interface Run {
  readonly options: FixOptions;
  readonly io: Io;
  readonly workspace: Workspace;
  readonly judges: Judges;
  readonly known: KnownBefore;
  readonly workshop: Workshop;
  readonly paint: Paint;
}

const choiceOf = ({ only, unsafeFixes, quiet }: FixOptions): FixChoice => ({
  only,
  unsafeFixes: unsafeFixes === true,
  quiet: quiet === true,
});

const judgesOf = (workspace: Workspace, tools: Toolbox, options: FixOptions): Judges => {
  // The same files are judged again for each round of edits.
  const cache = openCaches(workspace, options)?.records();
  const { verify } = options;
  return {
    report: async (texts) => {
      const analysis = await analyse(workspace, tools, { texts, cache });
      const report = settle(analysis, { unusedSuppressions: false, ms: 0 });
      return { ...report, source: maskedSource(analysis) };
    },
    syntax: ({ path, before, after }) => tools.findNewError(path, before, after),
    types: (edits) => (verify === false ? Promise.resolve(new Map()) : checkTypes(edits, workspace.discovery.root)),
    compare: verify === false ? compareSyntax : compareReports,
  };
};

const workshopOf = async ({ discovery, settings, told }: Workspace, tools: Toolbox): Promise<Workshop> => {
  const { root } = discovery;
  const readProject = await tools.readProject();
  let names: ReadonlySet<string> | undefined;
  return {
    root,
    transforms: await tools.transforms(),
    project: (path, text) => readProject(join(root, path), text, { root, configured: settings.wrappers(path) }),
    envNames: () => (names ??= envNames(root, discovery.files)),
    asked: (path) => told.has(path) && !settings.ignored(path),
  };
};

const rejectBroken = ({ before: { errors } }: FoundFixes, { strictParse }: FixOptions): void => {
  const [first] = errors;
  if (strictParse !== true || first === undefined) return;
  throw new UsageError(`${first.file} could not be analysed, and --strict-parse asks for all of them.`);
};

/** The diff is all of standard output, so that it can be piped into `git apply`. */
const show = async (found: FoundFixes, run: Run): Promise<number> => {
  const { options, io, paint } = run;
  const plain = createPaint(options.outputFile === undefined && wantsColor(io, options.color));
  await writeReport(diffOf(found.kept, { ...found, shownFile: shownIn(run) }, plain), options.outputFile, io);
  const remarks =
    options.verifyCommand === undefined ? [] : ['--verify-command was not run: with --dry-run nothing is written.'];
  io.stderr(withoutKeys(describeOutcome({ ...(await outcomeOf(found, run)), dryRun: true, remarks }, paint), run));
  return 0;
};

const write = async (found: FoundFixes, run: Run): Promise<number> => {
  const { options, io, paint } = run;
  const chosen = await chosenOf(found, run);
  const written = await writeChosen(chosen, run);
  const remarks = options.verify === false ? ['The edits were not verified: --no-verify.'] : [];
  const outcome = { ...(await outcomeOf(written, run)), declined: chosen.declined, remarks };
  const failing = failingOf(outcome, options, written.refused.length > chosen.refused.length);
  io.stdout(withoutKeys(describeOutcome({ ...outcome, failing }, paint), run));
  return failing === null ? 0 : 1;
};

/** A reason may quote the code, or a compiler that does. */
const withoutKeys = (text: string, { workspace: { catalog } }: Run): string =>
  maskSource(text, undefined, catalog).text;

interface ChosenFixes extends FoundFixes {
  readonly declined: readonly Edit[];
}

/** Without those that the user does not want; the rest has to hold without them, too. */
const chosenOf = async (found: FoundFixes, run: Run): Promise<ChosenFixes> => {
  const { options, io, judges, paint } = run;
  if (options.interactive !== true || io.ask === undefined) return { ...found, declined: [] };
  const shown = { ...found, shownFile: shownIn(run) };
  const { wanted, declined } = await chooseEdits(unitsOf(found.kept), (unit) => diffOf(unit, shown, paint), {
    ask: io.ask,
    stdout: io.stdout,
    shownFile: shown.shownFile,
  });
  return { ...(await keepOnly(found, wanted.flat(), judges)), declined };
};

const outcomeOf = async (found: FoundFixes, run: Run): Promise<Outcome> => {
  const { options, workshop, workspace } = run;
  const choice = choiceOf(options);
  const known = await run.known(found.report);
  const chosen = found.report.findings.filter((finding) => isChosen(finding, choice));
  const left = chosen.filter((finding) => !known.has(finding));
  return {
    kept: found.kept,
    refused: found.refused,
    declined: [],
    left,
    known: chosen.length - left.length,
    waiting: left.filter((finding) => finding.plan !== null && !isAllowed(finding, choice)).length,
    unchecked: found.unchecked,
    errors: found.report.errors,
    install: installCommands(found.kept, {
      root: workspace.discovery.root,
      cwd: workspace.cwd,
      project: workshop.project,
    }),
    shownFile: shownIn(run),
    dryRun: false,
    failing: null,
    remarks: [],
  };
};

/** Exit status 1 is never a riddle. */
const failingOf = ({ left }: Outcome, { maxWarnings }: FixOptions, isTakenBack: boolean): string | null => {
  const errors = left.filter(({ severity }) => severity === 'error').length;
  const warnings = left.length - errors;
  if (errors > 0) return `${counted(errors, 'error')} ${errors === 1 ? 'is' : 'are'} left`;
  if (maxWarnings !== undefined && warnings > maxWarnings)
    return `${counted(warnings, 'warning')} ${warnings === 1 ? 'is' : 'are'} left, and --max-warnings allows ${String(maxWarnings)}`;
  return isTakenBack ? 'an edit was taken back' : null;
};

const shownIn =
  ({ workspace: { cwd, discovery } }: Run) =>
  (path: string): string =>
    relative(cwd, join(discovery.root, path)).split(sep).join('/');
