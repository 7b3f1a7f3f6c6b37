import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { analyse, openWorkspace, type Request, type Workspace } from '../check/analyse.ts';
import { toldOf } from '../check/told-of.ts';
import { openCaches } from '../check/cache/open-caches.ts';
import { isSameProgram } from './is-same-program.ts';
import { startProgress } from '../check/progress.ts';
import { requestOf } from '../check/request.ts';
import type { Toolbox } from '../check/toolbox.ts';
import type { CommonOptions } from '../command-line/options.ts';
import type { Io } from '../io.ts';
import type { Report } from '../report/report.ts';
import { UsageError } from '../usage-error.ts';
import { openFolder } from './detect/folder.ts';
import { type OwnFunction, ownFunctionsOf } from './detect/own-functions.ts';
import { type Project, readProject } from './detect/project.ts';
import { type Seams, type Seen, seamsOf } from './detect/seams.ts';

/** All that is known before anything is proposed. */
export interface Look {
  readonly project: Project;
  readonly seams: Seams;
  readonly own: readonly OwnFunction[];
  readonly program: Seen['program'];
  readonly report: Report;
  readonly workspace: Workspace;
  /** Once something was written: leaves what was read to the next run, and what was found where that still holds. */
  readonly remember: () => Promise<void>;
}

/** Reads and judges the whole workspace around the working directory; writes nothing, no cache either. */
export const look = async (options: CommonOptions, io: Io, tools: Toolbox): Promise<Look> => {
  const { workspace, home, request } = await wholeProject(options, io, tools);
  const { discovery, catalog } = workspace;
  const { root, files } = discovery;
  const project = readProject({ root: home, files: filesIn(relativePath(root, home), files) });
  const progress = startProgress(io);
  progress.say(`Reading ${String(files.length)} files`);
  const caches = openCaches(workspace, options);
  const analysis = await analyse(workspace, tools, { cache: caches?.records() }).finally(() => {
    progress.end();
  });
  const { program, scope } = analysis;
  const told = toldOf(analysis, options, 0);
  return {
    project,
    seams: seamsOf({ root, files, program, scope, catalog }),
    own: ownFunctionsOf({ program, scope, catalog }),
    program,
    report: told.report,
    workspace,
    remember: async () => {
      if (caches === undefined) return;
      const now = await openWorkspace(request, tools).catch(() => undefined);
      if (now !== undefined && isSameProgram(workspace, now)) caches.save(told, analysis, now);
      else caches.keep(analysis);
    },
  };
};

/** From where the project lies, so that all of its files are told of. */
const wholeProject = async (
  options: CommonOptions,
  io: Io,
  tools: Toolbox,
): Promise<{ readonly workspace: Workspace; readonly home: string; readonly request: Request }> => {
  const near = requestOf([], options, io, tools);
  const workspace = await openWorkspace(near, tools);
  const home = homeOf(near.cwd, workspace.discovery.root);
  rejectManifest(home);
  const request = { ...near, cwd: home };
  return { home, request, workspace: home === near.cwd ? workspace : await openWorkspace(request, tools) };
};

/** The root of the workspace; where that is a repository of something else, the package that is nearest. */
const homeOf = (cwd: string, root: string): string => {
  if (existsSync(join(root, 'package.json'))) return root;
  for (let folder = cwd; folder !== root && folder !== dirname(folder); folder = dirname(folder))
    if (existsSync(join(folder, 'package.json'))) return folder;
  throw new UsageError('There is no package.json here or above: run seamlint init in the root of a project.');
};

/** Nothing could be told of what is asked for there. */
const rejectManifest = (home: string): void => {
  try {
    JSON.parse(openFolder(home).read('package.json') ?? '');
  } catch {
    throw new UsageError(`${join(home, 'package.json')} can't be read as JSON: mend it, and run seamlint init again.`);
  }
};

const filesIn = (folder: string, files: readonly string[]): readonly string[] =>
  folder === ''
    ? files
    : files.flatMap((path) => (path.startsWith(`${folder}/`) ? [path.slice(folder.length + 1)] : []));

const relativePath = (from: string, to: string): string => relative(from, to).split(sep).join('/');
