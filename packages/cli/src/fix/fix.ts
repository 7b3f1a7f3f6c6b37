import { analyse, openWorkspace } from '../check/analyse.ts';
import type { Workspace } from '../check/analyse.ts';
import { startProgress } from '../check/progress.ts';
import { requestOf, requireRule } from '../check/request.ts';
import { rejectStrayPath, rejectUnreadable } from '../check/stray-path.ts';
import type { Toolbox } from '../check/toolbox.ts';
import { writeReport } from '../check/write-report.ts';
import type { FixOptions } from '../command-line/options.ts';
import type { Io } from '../io.ts';
import { createPaint, wantsColor } from '../paint.ts';
import type { Paint } from '../paint.ts';
import type { Reported } from '../report/report.ts';
import { settle } from '../settle/settle.ts';
import { UsageError } from '../usage-error.ts';
import type { Edit } from './apply-transform.ts';
import { describeOutcome } from './describe-outcome.ts';
import { findFixes } from './find-fixes.ts';
import type { FoundFixes } from './find-fixes.ts';
import { requireCleanTrees } from './git-tree.ts';
import { installCommand } from './manifests.ts';
import { isChosen } from './select-fixes.ts';
import type { FixChoice } from './select-fixes.ts';
import { withBom } from './source-file.ts';
import { checkTypes } from './type-check/check-types.ts';
import { unifiedDiff } from './unified-diff.ts';
import type { Judges } from './verify-edits.ts';
import { writeFixes } from './write-fixes.ts';

/** `seamlint fix`: find, transform, verify; then show or write. */
export const fix = async (paths: readonly string[], options: FixOptions, io: Io, tools: Toolbox): Promise<number> => {
  rejectStrayPath(paths, io.cwd);
  rejectUnreadable(paths, io.cwd);
  rejectMistakes(options, tools);
  const workspace = await openWorkspace(requestOf(paths, options, io, tools), tools);
  const { root } = workspace.discovery;
  if (options.dryRun !== true && options.allowDirty !== true) {
    requireCleanTrees(root, [...workspace.discovery.reported], io.env);
  }

  const progress = startProgress(io);
  progress.say('Fixing');
  const found = await findFixes(root, await tools.transforms(), judgesOf(workspace, tools), choiceOf(options));
  progress.end();
  return options.dryRun === true ? show(found, root, options, io) : write(found, root, options, io);
};

const rejectMistakes = ({ format, only }: FixOptions, { rules }: Toolbox): void => {
  if (format !== 'pretty') throw new UsageError(`seamlint fix has no --format ${format}; it prints text.`);
  for (const name of only)
    requireRule(
      name,
      '--only',
      rules.map((rule) => rule.name),
    );
};

const choiceOf = ({ only, unsafeFixes, quiet }: FixOptions): FixChoice => ({
  only,
  unsafeFixes: unsafeFixes === true,
  quiet: quiet === true,
});

const judgesOf = (workspace: Workspace, tools: Toolbox): Judges => ({
  report: async (texts) => settle(await analyse(workspace, tools, texts), { unusedSuppressions: false, ms: 0 }),
  types: (edits) => checkTypes(edits, workspace.discovery.root),
});

/** The diff is all of standard output, so that it can be piped into `git apply`. */
const show = async (found: FoundFixes, root: string, options: FixOptions, io: Io): Promise<number> => {
  const paint = createPaint(options.outputFile === undefined && wantsColor(io, options.color));
  await writeReport(diffOf(found, paint), options.outputFile, io);
  io.stderr(
    describeOutcome(
      { ...found, install: installOf(root, found.kept), dryRun: true },
      createPaint(wantsColor(io, options.color)),
    ),
  );
  return 0;
};

const write = async (found: FoundFixes, root: string, options: FixOptions, io: Io): Promise<number> => {
  const { kept, refused } = await writeFixes(root, found.kept, found.texts);
  const outcome = {
    ...found,
    kept,
    refused: [...found.refused, ...refused],
    install: installOf(root, kept),
    dryRun: false,
  };
  io.stdout(describeOutcome(outcome, createPaint(wantsColor(io, options.color))));
  const isLeft = (finding: Reported): boolean => finding.severity === 'error' && isChosen(finding, choiceOf(options));
  return refused.length > 0 || found.report.findings.some(isLeft) ? 1 : 0;
};

const installOf = (root: string, kept: readonly Edit[]): string | null => {
  const packages = [...new Set(kept.flatMap(({ install }) => install))];
  return packages.length === 0 ? null : installCommand(root, packages);
};

/** One diff a file, however many edits it took. */
const diffOf = ({ kept, texts }: FoundFixes, paint: Paint): string => {
  const byPath = new Map(kept.map((edit) => [edit.group.path, edit]));
  return [...byPath.values()]
    .toSorted((a, b) => (a.group.file < b.group.file ? -1 : 1))
    .map(({ group, file, after }) => {
      const text = texts.get(group.path) ?? after;
      return unifiedDiff(group.file, withBom(file, file.text), withBom(file, text), paint);
    })
    .join('');
};
