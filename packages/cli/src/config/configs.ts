import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { UsageError } from '../usage-error.ts';
import type { LoadedConfig } from './config.ts';
import { CONFIG_NAMES, readConfig, readPackageKey } from './read-config.ts';

export interface Configs {
  /** The config that holds for a file: the nearest one above it. `path` is absolute. */
  of(path: string): Promise<LoadedConfig>;
}

export interface ConfigsOptions {
  readonly cwd: string;
  /** `--config`: then no other is looked for, and its globs count from the working directory. */
  readonly file: string | undefined;
  readonly rules: readonly string[];
}

export const openConfigs = async (options: ConfigsOptions): Promise<Configs> => {
  if (options.file !== undefined) {
    const only = await loadNamed(options.file, options);
    return { of: () => Promise.resolve(only) };
  }
  const known = new Map<string, Promise<LoadedConfig>>();
  const inFolder = (folder: string): Promise<LoadedConfig> => {
    const found = known.get(folder) ?? nearestFrom(folder, options, inFolder);
    known.set(folder, found);
    return found;
  };
  return { of: (path) => inFolder(dirname(path)) };
};

const loadNamed = async (file: string, { cwd, rules }: ConfigsOptions): Promise<LoadedConfig> => {
  const path = resolve(cwd, file);
  if (!existsSync(path) || !statSync(path).isFile()) {
    throw new UsageError(`There is no config ${file}: give --config the path of a file.`);
  }
  const value = path.endsWith(`${sep}package.json`) ? readPackageKey(path, file) : await readConfig(path, file);
  return { config: await validated(value, file, rules), file, folder: cwd, home: dirname(path) };
};

const nearestFrom = async (
  folder: string,
  options: ConfigsOptions,
  up: (folder: string) => Promise<LoadedConfig>,
): Promise<LoadedConfig> => {
  const here = await loadIn(folder, options);
  if (here !== undefined) return here;
  const parent = dirname(folder);
  return parent === folder ? { config: {}, file: null, folder: options.cwd } : up(parent);
};

const loadIn = async (folder: string, { cwd, rules }: ConfigsOptions): Promise<LoadedConfig | undefined> => {
  const shownIn = (name: string): string => relative(cwd, join(folder, name)).split(sep).join('/');
  const name = CONFIG_NAMES.find((candidate) => existsSync(join(folder, candidate)));
  if (name !== undefined) {
    const file = shownIn(name);
    return { config: await validated(await readConfig(join(folder, name), file), file, rules), file, folder };
  }
  const manifest = join(folder, 'package.json');
  const file = shownIn('package.json');
  const value = existsSync(manifest) ? readPackageKey(manifest, file) : undefined;
  if (value === undefined) return undefined;
  return { config: await validated(value, `${file} ("seamlint")`, rules), file, folder };
};

/** The schema library is loaded only where there is something to validate. */
const validated = async (value: unknown, file: string, rules: readonly string[]): Promise<LoadedConfig['config']> => {
  const { validateConfig } = await import('./validate-config.ts');
  return await validateConfig(value, file, rules);
};
