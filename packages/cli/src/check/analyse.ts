import type { Discovery, LinkedProgram } from '@seamlint/analyzer';
import type { Catalog, Judgement, Scope } from '@seamlint/core';
import { openConfigs } from '../config/configs.ts';
import type { LevelOptions } from '../config/levels.ts';
import { metaRules } from '../settle/meta-rules.ts';
import { UsageError } from '../usage-error.ts';
import { loadSettings } from './settings.ts';
import type { Settings } from './settings.ts';
import type { Toolbox } from './toolbox.ts';

export interface Request {
  readonly cwd: string;
  readonly paths: readonly string[];
  readonly configFile: string | undefined;
  readonly levels: LevelOptions;
  /** A type checker may be asked where files can't tell. */
  readonly types: boolean;
}

/** The program around the paths, before anything is judged. */
export interface Workspace {
  readonly cwd: string;
  readonly discovery: Discovery;
  readonly settings: Settings;
  readonly catalog: Catalog;
  readonly isTest: (path: string) => boolean;
  readonly types: boolean;
}

export interface Analysis {
  readonly tools: Toolbox;
  readonly workspace: Workspace;
  readonly program: LinkedProgram;
  readonly scope: Scope;
  readonly judgement: Judgement;
}

export const openWorkspace = async (request: Request, tools: Toolbox): Promise<Workspace> => {
  const { cwd, paths } = request;
  const rules = [...tools.rules, ...metaRules].map(({ name }) => name);
  const configs = await openConfigs({ cwd, file: request.configFile, rules });
  const discovery = await discovered(cwd, paths, tools);
  const settings = await loadSettings(discovery, configs, request.levels);
  const catalog = tools.catalogWith(settings.providers);
  const byPlace = tools.createTestPaths(discovery);
  const isTest = (path: string): boolean => !discovery.named.has(path) && (byPlace(path) || settings.test(path));
  return { cwd, discovery, settings, catalog, isTest, types: request.types };
};

const discovered = async (cwd: string, paths: readonly string[], tools: Toolbox): Promise<Discovery> => {
  try {
    return await tools.discover({ cwd, paths, ignore: [] });
  } catch (error) {
    if (tools.isUnknownPath(error)) throw new UsageError(error.message);
    throw error;
  }
};

/** Links and judges the whole program. `texts` stand in for what is on disk. */
export const analyse = async (
  workspace: Workspace,
  tools: Toolbox,
  texts?: ReadonlyMap<string, string>,
): Promise<Analysis> => {
  const { discovery, settings, catalog, isTest } = workspace;
  const replaced = texts === undefined ? {} : { readText: (path: string) => texts.get(path) };
  const program = await tools.openProgram(discovery, catalog, { ...replaced, types: workspace.types });
  const scope = tools.createScope(program, catalog, { isTest });
  const wanted = tools.rules.filter((rule) =>
    discovery.files.some((path) => settings.level(rule, path).level !== 'off'),
  );
  return { tools, workspace, program, scope, judgement: tools.judge(wanted, scope) };
};
