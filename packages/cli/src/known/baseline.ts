import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { AnyRule } from '@seamlint/core';
import type { Workspace } from '../check/analyse.ts';
import type { CommonOptions } from '../command-line/options.ts';
import { movedBack } from '../config/moved-configs.ts';
import { counted } from '../counted.ts';
import { withSilenced } from '../report/counts.ts';
import type { Report, Reported } from '../report/report.ts';
import { isSystemError } from '../system-error.ts';
import { UsageError } from '../usage-error.ts';
import { writeWhole } from '../write-whole.ts';
import { BASELINE_NAME, type BaselineFile, baselineText, readBaseline } from './baseline-file.ts';
import { type KnownFinding, knownOf, matchKnown } from './known-finding.ts';

/** What a baseline makes of a report. */
export interface Baselined {
  readonly report: Report;
  /** A sentence each. */
  readonly notes: readonly string[];
}

/** What was judged, and by which rules. */
export interface Judged {
  readonly workspace: Workspace;
  readonly rules: readonly Pick<AnyRule, 'name' | 'severity' | 'preset'>[];
}

/** The baseline that the options name, read before anything is analysed; undefined: none. */
export const openBaseline = (options: CommonOptions, cwd: string): BaselineFile | undefined => {
  const { baseline, updateBaseline, pruneBaseline } = options;
  const isWritten = updateBaseline === true || pruneBaseline === true;
  if (baseline === undefined && !isWritten) return undefined;
  const file = readBaseline(baseline ?? BASELINE_NAME, cwd);
  if (file.entries === null && updateBaseline !== true)
    throw new UsageError(`There is no baseline ${file.name}: seamlint check --update-baseline writes it.`);
  return file;
};

/** Takes out of `report` what the baseline knows, and writes the baseline anew where the options ask for it. */
export const withBaseline = async (
  report: Report,
  file: BaselineFile,
  options: CommonOptions,
  { workspace, rules }: Judged,
): Promise<Baselined> => {
  const known = file.entries ?? [];
  const root = homeOf(workspace);
  const fileOf = ({ at }: Reported): string => shown(file.folder, join(root, at.path));
  const present = new Map(workspace.discovery.files.map((path) => [shown(file.folder, join(root, path)), path]));
  // What this run did not look for is still there: another workspace's, and in the working tree what is not staged.
  const exists = (path: string): boolean => present.has(path) || existsSync(join(file.folder, path));
  // Of two that look the same, the one that is as old as --since is the one that is known.
  const here = [...elsewhereKnown(report), ...report.findings];
  const { old, gone, renames } = matchKnown(here, known, { fileOf, exists });
  const judged = { workspace, rules };
  // What only a stricter preset tells is there all the same.
  const withheld = matchKnown(report.withheld, gone, { fileOf, exists });
  const fixed = withheld.gone.filter(({ file: path, rule }) =>
    exists(path) ? isJudged(judged, report, rule, present.get(path)) : hasRun(judged, rule),
  );

  const isUpdated = options.updateBaseline === true;
  const fresh = report.findings.filter((finding) => !old.has(finding));
  const accepted = isUpdated ? new Set([...report.findings, ...old]) : old;
  const after = withSilenced(report, (finding) =>
    accepted.has(finding) ? { finding, by: 'baseline', reason: null } : undefined,
  );
  if (!isUpdated && options.pruneBaseline !== true)
    return { report: after, notes: [...conflict(file), ...stale(file, fixed)] };

  const dropped = new Set(fixed);
  const moved = new Map([...withheld.renames, ...renames]);
  const entries = [
    // A renamed file is written under its new name, with all that is known of it.
    ...gone.filter((item) => !dropped.has(item)).map((item) => ({ ...item, file: moved.get(item.file) ?? item.file })),
    ...here.filter((finding) => accepted.has(finding)).map((finding) => knownOf(finding, fileOf)),
  ];
  await write(file, entries);
  return { report: after, notes: [written(file, { entries, added: isUpdated ? fresh.length : 0, fixed })] };
};

/** Where the files belong, wherever they were laid out for a while. */
const homeOf = ({ discovery: { root }, moved }: Workspace): string =>
  moved === undefined ? root : movedBack(root, moved);

/** What is as old as the commit of --since is there all the same. */
const elsewhereKnown = ({ silenced }: Report): readonly Reported[] =>
  silenced.flatMap(({ finding, by }) => (by === 'baseline' ? [finding] : []));

/** Whether this run would have told of it: of a file that is asked for and was analysed. */
const isJudged = (
  { workspace: { told, settings }, rules }: Judged,
  { errors }: Report,
  rule: string,
  path: string | undefined,
): boolean => {
  if (path === undefined || !told.has(path) || errors.some((error) => error.path === path)) return false;
  const known = rules.find(({ name }) => name === rule);
  return known === undefined || settings.level(known, path).level !== 'off';
};

/** Anywhere: of a file that is gone nobody knows which config held for it. */
const hasRun = ({ workspace: { discovery, settings }, rules }: Judged, rule: string): boolean => {
  const known = rules.find(({ name }) => name === rule);
  return known === undefined || discovery.files.some((path) => settings.level(known, path).level !== 'off');
};

const shown = (folder: string, path: string): string => relative(folder, path).split(sep).join('/');

const conflict = ({ conflicted, name }: BaselineFile): readonly string[] =>
  conflicted
    ? [
        `${name} holds the marks of a merge conflict; what either side knows counts until --update-baseline writes it anew.`,
      ]
    : [];

const stale = ({ name }: BaselineFile, { length }: readonly KnownFinding[]): readonly string[] =>
  length === 0
    ? []
    : [
        `${counted(length, 'finding')} of ${name} ${length === 1 ? 'is' : 'are'} gone; --prune-baseline takes ${length === 1 ? 'it' : 'them'} out.`,
      ];

const written = (
  { name }: BaselineFile,
  {
    entries,
    added,
    fixed,
  }: { readonly entries: readonly KnownFinding[]; readonly added: number; readonly fixed: readonly KnownFinding[] },
): string => {
  const changes = [
    ...(added > 0 ? [`${String(added)} new`] : []),
    ...(fixed.length > 0 ? [`${String(fixed.length)} gone`] : []),
  ];
  return `${name} holds ${counted(entries.length, 'finding')}${changes.length === 0 ? '' : ` (${changes.join(', ')})`}.`;
};

const write = async ({ path, name }: BaselineFile, entries: readonly KnownFinding[]): Promise<void> => {
  try {
    await writeWhole(path, baselineText(entries));
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new UsageError(
      `The baseline ${name} could not be written (${error.code}): give --baseline a path that can be.`,
    );
  }
};
