import { dirname, join, relative, sep } from 'node:path';
import type { Discovery } from '@seamlint/analyzer';
import { type AnyRule, ownWrappers } from '@seamlint/core';
import type { LoadedConfig, Wrappers } from '../config/config.ts';
import type { Configs } from '../config/configs.ts';
import { isIgnored, levelOf, matchesTests } from '../config/levels.ts';
import type { LevelOptions, RuleLevel } from '../config/levels.ts';
import type { OwnCatalog } from './own-catalog.ts';

/** What configs and command line together say of each file. Paths are relative to the root. */
export interface Settings {
  level(rule: Pick<AnyRule, 'name' | 'severity' | 'preset'>, path: string): RuleLevel;
  ignored(path: string): boolean;
  test(path: string): boolean;
  requireReason(path: string): boolean;
  /** The project's own functions, and the folder their relative paths count from. */
  wrappers(path: string): { readonly wrappers: Wrappers; readonly folder: string } | undefined;
  /** What the configs add to the catalog. */
  readonly own: OwnCatalog;
  /** All of this comes from them: what holds in each folder. */
  readonly configs: ReadonlyMap<string, LoadedConfig>;
}

/** Loads the config that holds for each file: the nearest above it. */
export const loadSettings = async (
  discovery: Discovery,
  configs: Configs,
  options: LevelOptions,
  cwd: string,
): Promise<Settings> => {
  const { root } = discovery;
  // A config is judged even where no file needs it yet.
  await configs.of(join(cwd, 'any'));
  const byFolder = new Map<string, LoadedConfig>();
  const used = new Set<LoadedConfig>();
  for (const path of discovery.files) {
    const folder = dirname(path);
    if (byFolder.has(folder)) continue;
    const loaded = await configs.of(join(root, path));
    byFolder.set(folder, loaded);
    used.add(loaded);
  }
  const of = (path: string): LoadedConfig => byFolder.get(dirname(path)) ?? { config: {}, file: null, folder: root };
  return {
    level: (rule, path) => levelOf(rule, join(root, path), of(path), options),
    ignored: (path) => isIgnored(join(root, path), of(path)),
    test: (path) => matchesTests(join(root, path), of(path)),
    requireReason: (path) => of(path).config.requireReason ?? false,
    wrappers: (path) => {
      const { config, folder, home } = of(path);
      return config.wrappers && { wrappers: config.wrappers, folder: home ?? folder };
    },
    own: {
      providers: [...used].flatMap(({ config }) => config.providers ?? []),
      wrappers: [...used].flatMap(({ config, folder, home }) =>
        ownWrappers(
          config,
          relative(root, home ?? folder)
            .split(sep)
            .join('/'),
        ),
      ),
      secretEnv: [...used].flatMap(({ config }) => config.secretEnv ?? []),
    },
    configs: byFolder,
  };
};
