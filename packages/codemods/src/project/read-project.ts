import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import coerce from 'semver/functions/coerce.js';
import type { ProjectWrappers, TransformProject } from '../transform.ts';
import { wantsBrackets } from './compiler-options.ts';
import { type ProjectFiles, eventTablesIn } from './event-tables.ts';
import { importableFrom } from './importable-from.ts';
import { leastOf, nodeOf } from './least-node.ts';
import { type Manifest, manifestIn, isObject } from './manifest-in.ts';

/** What a `wrappers` of the config says, and the folder its relative paths count from. */
export interface ConfiguredWrappers {
  readonly wrappers: ProjectWrappers;
  readonly folder: string;
}

/** The path of a file from the folder of its package, with `/`, where nobody names a root. */
export const pathInPackage = (file: string): string => {
  const whole = resolve(file);
  const home = foldersAbove(dirname(whole), resolve(sep)).find((folder) => existsSync(join(folder, 'package.json')));
  return relative(home ?? process.cwd(), whole)
    .split(sep)
    .join('/');
};

/** The outermost folder that belongs to the project of `file`: that of its repository, or of its package. */
const projectRoot = (file: string): string => {
  const folders = foldersAbove(dirname(resolve(file)), resolve(sep));
  const holds = (name: string) => (folder: string) => existsSync(join(folder, name));
  return folders.find(holds('.git')) ?? folders.find(holds('package.json')) ?? dirname(resolve(file));
};

export interface ReadOptions {
  /** The outermost folder whose package.json counts. */
  readonly root?: string;
  readonly configured?: ConfiguredWrappers | undefined;
}

/** What a transform is told of the project around `file`, which holds `text`. */
export const readProject = (
  file: string,
  text: string,
  { root = projectRoot(file), configured }: ReadOptions = {},
): TransformProject => {
  const folders = foldersAbove(dirname(resolve(file)), resolve(root));
  const manifests = folders.map(manifestIn).filter((manifest) => manifest !== null);
  const ranges = new Map(manifests.toReversed().flatMap(rangesIn));
  const node = nodeOf(folders, resolve(root));
  const module = moduleKindOf(file, manifests[0]);
  const eventTables = eventTablesIn(folders, filesOfProject);
  return {
    dependencies: new Set(ranges.keys()),
    versions: new Map(
      [...ranges].flatMap(([name, range]) => {
        const version = installedIn(folders, name) ?? leastOf(range);
        return version === null ? [] : [[name, version] as const];
      }),
    ),
    module,
    ...(node === null ? {} : { node }),
    ...(/\.[cm]?tsx?$/u.test(file) && wantsBrackets(file) ? { indexInBrackets: true } : {}),
    ...(eventTables.length === 0 ? {} : { eventTables }),
    ...(configured === undefined ? {} : { wrappers: turned(configured, file, text, module) }),
  };
};

const filesOfProject: ProjectFiles = {
  text: (folder, path) => orElse('', () => readFileSync(join(folder, path), 'utf8')),
  names: (folder, path) => orElse([], () => readdirSync(join(folder, path))),
};

const orElse = <T>(nothing: T, read: () => T): T => {
  try {
    return read();
  } catch {
    return nothing;
  }
};

const foldersAbove = (folder: string, root: string): readonly string[] =>
  folder === root || folder === dirname(folder) ? [folder] : [folder, ...foldersAbove(dirname(folder), root)];

const FIELDS = ['peerDependencies', 'optionalDependencies', 'devDependencies', 'dependencies'];

const rangesIn = (manifest: Manifest): readonly (readonly [string, string])[] =>
  FIELDS.flatMap((field) => {
    const held = manifest[field];
    return isObject(held) ? Object.entries(held).map(([name, range]) => [name, String(range)] as const) : [];
  });

const installedIn = (folders: readonly string[], name: string): string | null => {
  const found = folders.map((folder) => manifestIn(join(folder, 'node_modules', name))).find((one) => one !== null);
  return typeof found?.['version'] === 'string' ? (coerce(found['version'])?.version ?? null) : null;
};

const moduleKindOf = (file: string, nearest: Manifest | undefined): 'esm' | 'cjs' => {
  if (/\.m[jt]s$/u.test(file)) return 'esm';
  return !/\.c[jt]s$/u.test(file) && nearest?.['type'] === 'module' ? 'esm' : 'cjs';
};

const turned = (
  { wrappers, folder }: ConfiguredWrappers,
  file: string,
  text: string,
  module: 'esm' | 'cjs',
): ProjectWrappers =>
  Object.fromEntries(
    Object.entries(wrappers).map(([kind, list]) => [
      kind,
      list.map((wrapper) => ({
        ...wrapper,
        from: /^\.{0,2}\//u.test(wrapper.from)
          ? importableFrom(relative(dirname(file), resolve(folder, wrapper.from)).split(sep).join('/'), text, module)
          : wrapper.from,
      })),
    ]),
  );
