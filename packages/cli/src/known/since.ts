import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { serialize } from 'node:v8';
import { readPack, writePack } from '@seamlint/analyzer';
import { analyse, openWorkspace, type Request, type Workspace } from '../check/analyse.ts';
import { buildId } from '../check/cache/build-id.ts';
import { cacheFolder, openCaches } from '../check/cache/open-caches.ts';
import { isPlainData } from '../check/is-plain-data.ts';
import type { Toolbox } from '../check/toolbox.ts';
import type { CommonOptions } from '../command-line/options.ts';
import { type Repository, mergeBase, submodules } from '../git/repository.ts';
import { layTree, nearestFolder } from '../git/tree-folder.ts';
import { withSilenced } from '../report/counts.ts';
import type { Report, Reported } from '../report/report.ts';
import { settle } from '../settle/settle.ts';
import { type KnownFinding, knownOf, matchKnown } from './known-finding.ts';

/** What was there at some commit. */
export interface Since {
  /** The report without it. */
  without(report: Report, workspace: Workspace): Report;
}

export interface SinceOptions {
  readonly ref: string;
  readonly repository: Repository;
  /** What is asked of the tree at hand. */
  readonly request: Request;
  readonly options: CommonOptions;
  readonly tools: Toolbox;
}

/** Analyses the tree that this branch began with, under the configs of today, or remembers what that said. */
export const openSince = async (asked: SinceOptions, now: Workspace): Promise<Since> => {
  const { repository, ref } = asked;
  const commit = mergeBase(repository, ref);
  const key = keyOf(commit, asked, now);
  const file = key === undefined ? undefined : join(cacheFolder(now, asked.options), `since-${key}.pack`);
  const remembered = file === undefined ? undefined : (readPack(file)?.head as readonly KnownFinding[] | undefined);
  const known = remembered ?? (await findingsAt(commit, asked, now));
  if (remembered === undefined && file !== undefined) remember(file, known);
  const others = submodules(repository);
  return {
    without: (report, workspace) => {
      const { root, files } = workspace.discovery;
      const top = workspace.moved?.from ?? repository.top;
      const shown = (path: string): string => relative(top, join(root, path)).split(sep).join('/');
      const fileOf = ({ at }: Reported): string => shown(at.path);
      const present = new Set(files.map(shown));
      // What lies beside the workspace was not moved into it.
      const exists = (path: string): boolean => present.has(path) || existsSync(join(top, path));
      const { old } = matchKnown(report.findings, known, { fileOf, exists });
      // What lies in another repository has a history of its own.
      const isOld = (finding: Reported): boolean =>
        old.has(finding) || others.some((folder) => fileOf(finding).startsWith(`${folder}/`));
      return withSilenced(report, (finding) =>
        isOld(finding) ? { finding, by: 'baseline', reason: null } : undefined,
      );
    },
  };
};

const findingsAt = async (
  commit: string,
  { repository, request, options, tools }: SinceOptions,
  now: Workspace,
): Promise<readonly KnownFinding[]> => {
  const tree = layTree(repository, commit);
  try {
    const top = now.moved?.from ?? repository.top;
    // A workspace that was not there yet may have been moved from elsewhere.
    const cwd = nearestFolder(join(tree.folder, relative(top, now.discovery.root)));
    const moved = { from: tree.folder, to: repository.top };
    const all: Request = { ...request, cwd, paths: [], shard: undefined, only: undefined, added: undefined, moved };
    const workspace = await openWorkspace(all, tools);
    const caches = openCaches(workspace, options);
    const analysis = await analyse(workspace, tools, { cache: caches?.records() });
    const report = settle(analysis, { unusedSuppressions: options.reportUnusedSuppressions !== false, ms: 0 });
    const { root } = workspace.discovery;
    const fileOf = ({ at }: Reported): string => relative(tree.folder, join(root, at.path)).split(sep).join('/');
    caches?.keep(analysis);
    return report.findings.map((finding) => knownOf(finding, fileOf));
  } finally {
    tree.remove();
  }
};

/** All that bears on what was there, besides the commit; undefined: nothing may be remembered. */
const keyOf = (
  commit: string,
  { options, request }: SinceOptions,
  { settings, discovery, types }: Workspace,
): string | undefined => {
  const build = buildId();
  if (options.cache === false || build === undefined || !isPlainData(settings.configs)) return undefined;
  const installed = existsSync(join(discovery.root, 'node_modules'));
  const parts = [
    build,
    commit,
    types,
    installed,
    options.preset,
    options.rule,
    options.reportUnusedSuppressions,
    request.configFile,
  ];
  return createHash('sha256')
    .update(serialize([...parts, discovery.root, [...settings.configs.values()]]))
    .digest('base64url')
    .slice(0, 24);
};

const remember = (file: string, known: readonly KnownFinding[]): void => {
  try {
    writePack(file, known, []);
  } catch {
    // The next run analyses that tree again.
  }
};
