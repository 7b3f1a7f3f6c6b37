import {
  createCatalog,
  createSeamGate,
  isTestPath,
  ownWrappers,
  withOwnProviders,
  type Catalog,
  type ConfiguredNames,
  type OwnProvider,
  type SeamGate,
} from '@seamlint/core';
import { libraries, providers } from '@seamlint/providers';

import { globMatcher } from './glob-matcher.ts';
import { settingsProblems } from './settings-problems.ts';

/** The keys of the config file that mean something for a single file; the others are let pass. */
export interface Settings extends ConfiguredNames {
  /** Globs, from the working directory: tests, besides what is known as one. */
  readonly tests?: readonly string[];
  /** Globs, from the working directory: files of which nothing is reported. `!` takes back what an earlier one took out. */
  readonly ignore?: readonly string[];
  /** The user's own APIs; under the id of a built-in, what it corrects there. */
  readonly providers?: readonly OwnProvider[];
  /** A suppression without a reason has no effect. */
  readonly requireReason?: boolean;
}

/** What all rules share, for one set of settings. */
export interface EditorHost {
  readonly catalog: Catalog;
  readonly requireReason: boolean;
  readonly isTest: (path: string) => boolean;
  readonly isIgnored: (path: string) => boolean;
  /** False where no rule can have anything to say. */
  readonly mayHoldSeam: SeamGate;
}

const hosts = new WeakMap<object, EditorHost>();
const unset: Settings = {};

/** ESLint hands every file of a config the same settings object, so that a catalog is made once for each. */
export const editorHost = (settings: Readonly<Record<string, unknown>>): EditorHost => {
  const own = settings['seamlint'];
  const key: Settings = typeof own === 'object' && own !== null ? own : unset;
  const known = hosts.get(key);
  if (known !== undefined) return known;
  const host = createHost(key);
  hosts.set(key, host);
  return host;
};

const createHost = (settings: Settings): EditorHost => {
  const problems = settingsProblems(settings, providers);
  if (problems.length > 0) throw refusal(problems.map((one) => `settings.seamlint: ${one}`).join('\n'));
  // Paths of files count from the working directory, and so do those of the wrappers.
  const names = { wrappers: ownWrappers(settings, ''), secretEnv: settings.secretEnv ?? [] };
  const catalog = createCatalog(withOwnProviders(providers, settings.providers ?? []), libraries, names);
  const isOwnTest = globMatcher(settings.tests ?? []);
  return {
    catalog,
    requireReason: settings.requireReason === true,
    isIgnored: ignoreMatcher(settings.ignore ?? []),
    isTest: (path) => isTestPath(path) || isOwnTest(path),
    mayHoldSeam: createSeamGate(catalog),
  };
};

/** ESLint prints the stack of what a rule throws: where it was thrown is no help to whoever wrote the settings. */
const refusal = (sentences: string): TypeError => Object.assign(new TypeError(sentences), { stack: sentences });

const ignoreMatcher = (globs: readonly string[]): ((path: string) => boolean) => {
  const matchers = globs.map((glob) => ({ holds: globMatcher([glob.replace(/^!/u, '')]), out: !glob.startsWith('!') }));
  return (path) => matchers.findLast(({ holds }) => holds(path))?.out ?? false;
};
