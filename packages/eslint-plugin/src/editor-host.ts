import { createCatalog, createSeamGate, isTestPath, type Catalog, type Provider, type SeamGate } from '@seamlint/core';
import { providers } from '@seamlint/providers';

import { globMatcher } from './glob-matcher.ts';

/** The keys of the config file that mean something for a single file; the others are let pass. */
export interface Settings {
  /** Globs, from the working directory: tests, besides what is known as one. */
  readonly tests?: readonly string[];
  /** The user's own APIs. One with the id of a built-in takes its place. */
  readonly providers?: readonly Provider[];
  /** A suppression without a reason has no effect. */
  readonly requireReason?: boolean;
}

/** What all rules share, for one set of settings. */
export interface EditorHost {
  readonly catalog: Catalog;
  readonly requireReason: boolean;
  readonly isTest: (path: string) => boolean;
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
  const own = settings.providers ?? [];
  const replaced = new Set(own.map((provider) => provider.id));
  const catalog = createCatalog([...providers.filter((provider) => !replaced.has(provider.id)), ...own]);
  const isOwnTest = globMatcher(settings.tests ?? []);
  return {
    catalog,
    requireReason: settings.requireReason === true,
    isTest: (path) => isTestPath(path) || isOwnTest(path),
    mayHoldSeam: createSeamGate(catalog),
  };
};
