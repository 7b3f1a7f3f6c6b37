import type { Discovery, DiscoverOptions, LinkedProgram, OpenProgramOptions } from '@seamlint/analyzer';
import type { readProject, Transform } from '@seamlint/codemods';
import type {
  AnyRule,
  Catalog,
  JudgeOptions,
  Judgement,
  OwnWrapper,
  Program,
  Scope,
  ScopeOptions,
} from '@seamlint/core';
import type { OwnCatalog } from './own-catalog.ts';

/** The stages of the pipeline, loaded when a command needs them: `--help` pays for none. */
export interface Toolbox {
  readonly rules: readonly AnyRule[];
  /** The catalog, with what a project adds to it. */
  readonly catalogWith: (own: OwnCatalog) => Catalog;
  /** Which of the project's own functions stand for nothing, a sentence each. */
  readonly wrapperWarnings: (program: Program, wrappers: readonly OwnWrapper[]) => readonly string[];
  readonly discover: (options: DiscoverOptions) => Promise<Discovery>;
  readonly openProgram: (
    discovery: Discovery,
    catalog: Catalog,
    options?: OpenProgramOptions,
  ) => Promise<LinkedProgram>;
  /** Tests, examples, fixtures, stories, generated code, counted from the nearest package root. */
  readonly createTestPaths: (discovery: Discovery) => (path: string) => boolean;
  readonly createScope: (program: Program, catalog: Catalog, options: ScopeOptions) => Scope;
  readonly judge: (rules: readonly AnyRule[], scope: Scope, options?: JudgeOptions) => Judgement;
  readonly transforms: () => Promise<ReadonlyMap<string, Transform>>;
  readonly readProject: () => Promise<typeof readProject>;
  /** Where and why the language refuses `after`, whose tree is whole, and did not refuse `before`. */
  readonly findNewError: (path: string, before: string, after: string) => string | undefined;
  /** Whether an error of `discover` speaks of a path that does not exist. */
  readonly isUnknownPath: (error: unknown) => error is Error;
}

export const loadToolbox = async (): Promise<Toolbox> => {
  const [core, analyzer, { rules }, { providers, libraries }] = await Promise.all([
    import('@seamlint/core'),
    import('@seamlint/analyzer'),
    import('@seamlint/rules'),
    import('@seamlint/providers'),
  ]);
  return {
    rules,
    catalogWith: ({ providers: added, ...names }) =>
      core.createCatalog(core.withOwnProviders(providers, added), libraries, names),
    wrapperWarnings: core.wrapperWarnings,
    discover: analyzer.discover,
    openProgram: analyzer.openProgram,
    createTestPaths: analyzer.createTestPaths,
    createScope: core.createScope,
    judge: core.judge,
    transforms: async () => (await import('@seamlint/codemods')).transforms,
    readProject: async () => (await import('@seamlint/codemods')).readProject,
    findNewError: (path, before, after) =>
      analyzer.findNewError(path, before, after)?.message.replace(/^.* does not parse at |\.$/gu, ''),
    isUnknownPath: (error): error is Error => error instanceof analyzer.UnknownPathError,
  };
};
