import { relative, sep } from 'node:path';
import type { Discovery, LinkedProgram, RecordCache, ThreadSource } from '@seamlint/analyzer';
import type { Catalog, Failure, Judgement, Recorder, Scope } from '@seamlint/core';
import { type Configs, openConfigs } from '../config/configs.ts';
import { type Move, movedBack, movedConfigs } from '../config/moved-configs.ts';
import type { LevelOptions } from '../config/levels.ts';
import { metaRules } from '../settle/meta-rules.ts';
import { UsageError } from '../usage-error.ts';
import { loadSettings } from './settings.ts';
import { type Shard, shardOf } from './shard.ts';
import type { Stopwatch } from './stopwatch.ts';
import type { Settings } from './settings.ts';
import { threadsFor } from './threads.ts';
import type { Toolbox } from './toolbox.ts';

export interface Request {
  readonly cwd: string;
  readonly paths: readonly string[];
  readonly configFile: string | undefined;
  readonly levels: LevelOptions;
  /** A type checker may be asked where files can't tell. */
  readonly types: boolean;
  /** How many threads may work; undefined: as many as are good for it. */
  readonly concurrency: number | undefined;
  /** Tell of one part of the files only. */
  readonly shard: Shard | undefined;
  /** The files lie elsewhere than they belong: configs are those of where they belong. */
  readonly moved?: Move | undefined;
  /** Tell of these only, whatever the paths say: absolute. */
  readonly only?: ReadonlySet<string> | undefined;
  /** A file that stands for one on the disk, or is not there yet: absolute. */
  readonly added?: string | undefined;
}

/** The program around the paths, before anything is judged. */
export interface Workspace {
  readonly cwd: string;
  readonly discovery: Discovery;
  /** The files that are told of: those the paths ask for, or a part of them. */
  readonly told: ReadonlySet<string>;
  /** What is about no file of the program is told, too: of several parts, the first one does. */
  readonly tellsRest: boolean;
  readonly settings: Settings;
  readonly catalog: Catalog;
  readonly isTest: (path: string) => boolean;
  readonly moved: Move | undefined;
  readonly types: boolean;
  readonly threads: ThreadSource | undefined;
}

export interface Analysis {
  readonly tools: Toolbox;
  readonly workspace: Workspace;
  readonly program: LinkedProgram;
  readonly scope: Scope;
  readonly judgement: Judgement;
  /** What broke, and over which file; the rest was judged. */
  readonly failures: readonly RuleFailure[];
}

export interface RuleFailure extends Failure {
  /** Whose question it was. */
  readonly rule: string;
}

export interface AnalyseOptions {
  /** Texts that stand in for what is on disk. */
  readonly texts?: ReadonlyMap<string, string> | undefined;
  readonly cache?: RecordCache | undefined;
  /** Listens to how answers come about; then all rules are judged, those that are off too. */
  readonly recorder?: Recorder;
  /** Is told when a stage is over. */
  readonly mark?: (stage: 'read' | 'judge') => void;
  /** Takes the time of rules and of what they ask. */
  readonly stopwatch?: Stopwatch | undefined;
}

export const openWorkspace = async (request: Request, tools: Toolbox): Promise<Workspace> => {
  const { cwd, paths } = request;
  const rules = [...tools.rules, ...metaRules].map(({ name }) => name);
  const configs = await configsFor(request, rules);
  const discovery = withAdded(await discovered(cwd, paths, tools), request.added);
  const settings = await loadSettings(discovery, configs, request.levels, cwd);
  const catalog = tools.catalogWith(settings.own);
  const threads = threadsFor(request.concurrency, settings.own);
  const byPlace = tools.createTestPaths(discovery);
  const isTest = (path: string): boolean => !discovery.named.has(path) && (byPlace(path) || settings.test(path));
  const { shard, types, moved } = request;
  const asked = askedOf(discovery, request.only);
  const told = shard === undefined ? asked : shardOf(asked, shard);
  const tellsRest = shard === undefined || shard.index === 1;
  return { cwd, discovery, told, tellsRest, settings, catalog, isTest, moved, types, threads };
};

const configsFor = async ({ cwd, configFile: file, moved }: Request, rules: readonly string[]): Promise<Configs> =>
  moved === undefined
    ? openConfigs({ cwd, file, rules })
    : movedConfigs(await openConfigs({ cwd: movedBack(cwd, moved), file, rules }), moved);

/** Git and the shell may write one drive in two ways: compared is how a path is seen from the root. */
const askedOf = ({ root, reported }: Discovery, only: ReadonlySet<string> | undefined): ReadonlySet<string> => {
  if (only === undefined) return reported;
  const seen = new Set([...only].map((path) => relative(root, path).split(sep).join('/')));
  return new Set([...reported].filter((path) => seen.has(path)));
};

const withAdded = (discovery: Discovery, added: string | undefined): Discovery => {
  if (added === undefined) return discovery;
  const path = relative(discovery.root, added).split(sep).join('/');
  return {
    ...discovery,
    files: [...new Set([...discovery.files, path])].sort(),
    reported: new Set([path]),
    named: new Set([path]),
  };
};

const discovered = async (cwd: string, paths: readonly string[], tools: Toolbox): Promise<Discovery> => {
  try {
    return await tools.discover({ cwd, paths, ignore: [] });
  } catch (error) {
    if (tools.isUnknownPath(error)) throw new UsageError(error.message);
    throw error;
  }
};

/** Links and judges the whole program. */
export const analyse = async (
  workspace: Workspace,
  tools: Toolbox,
  { texts, cache, recorder, mark, stopwatch }: AnalyseOptions = {},
): Promise<Analysis> => {
  const { discovery, settings, catalog, isTest } = workspace;
  const replaced = texts === undefined ? {} : { readText: (path: string) => texts.get(path) };
  const program = await tools.openProgram(discovery, catalog, {
    ...replaced,
    types: workspace.types,
    reported: workspace.told,
    threads: workspace.threads,
    cache,
  });
  mark?.('read');
  let judged = '';
  const failures: RuleFailure[] = [];
  const failed = (failure: Failure): void => {
    failures.push({ ...failure, rule: judged });
  };
  const scope = tools.createScope(program, catalog, {
    isTest,
    failed,
    trace: recorder?.trace,
    watch: stopwatch?.watch,
  });
  const asked = stopwatch?.timed(scope) ?? scope;
  const isOn = (rule: Toolbox['rules'][number]): boolean =>
    discovery.files.some((path) => settings.level(rule, path).level !== 'off');
  const judgements = tools.rules
    .filter((rule) => recorder !== undefined || isOn(rule))
    .map((rule) => {
      judged = rule.name;
      const answer = (): Judgement => tools.judge([rule], asked, { failed, explains: recorder !== undefined });
      return stopwatch === undefined ? answer() : stopwatch.rule(rule.name, answer);
    });
  program.close();
  mark?.('judge');
  const judgement: Judgement = {
    findings: judgements.flatMap(({ findings }) => findings),
    undecided: judgements.flatMap(({ undecided }) => undecided),
    silent: judgements.flatMap(({ silent }) => silent),
  };
  return { tools, workspace, program, scope, judgement, failures };
};
