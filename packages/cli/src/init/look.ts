import { realpathSync } from 'node:fs';
import { analyse, openWorkspace, type Workspace } from '../check/analyse.ts';
import { startProgress } from '../check/progress.ts';
import { requestOf } from '../check/request.ts';
import type { Toolbox } from '../check/toolbox.ts';
import type { CommonOptions } from '../command-line/options.ts';
import type { Io } from '../io.ts';
import type { Report } from '../report/report.ts';
import { settle } from '../settle/settle.ts';
import { UsageError } from '../usage-error.ts';
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
}

/** Reads and judges the whole workspace around the working directory; writes nothing, no cache either. */
export const look = async (options: CommonOptions, io: Io, tools: Toolbox): Promise<Look> => {
  const workspace = await wholeWorkspace(options, io, tools);
  const { discovery, catalog } = workspace;
  const project = readProject(discovery);
  if (!project.root.has('package.json'))
    throw new UsageError('There is no package.json here or above: run seamlint init in the root of a project.');
  const progress = startProgress(io);
  progress.say(`Reading ${String(discovery.files.length)} files`);
  const analysis = await analyse(workspace, tools).finally(() => {
    progress.end();
  });
  const { program, scope } = analysis;
  const seen = { root: discovery.root, files: discovery.files, program, scope, catalog };
  return {
    project,
    seams: seamsOf(seen),
    own: ownFunctionsOf({ program, scope, catalog }),
    program,
    report: settle(analysis, { unusedSuppressions: options.reportUnusedSuppressions !== false, ms: 0 }),
    workspace,
  };
};

/** From its root, so that all of its files are told of. */
const wholeWorkspace = async (options: CommonOptions, io: Io, tools: Toolbox): Promise<Workspace> => {
  const request = requestOf([], options, io, tools);
  const near = await openWorkspace(request, tools);
  const { root } = near.discovery;
  return root === realpathSync(io.cwd) ? near : openWorkspace({ ...request, cwd: root }, tools);
};
