import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { TransformProject } from '@seamlint/codemods';
import type { Edit } from '../edit.ts';
import { withMajor } from './majors.ts';

export interface Installing {
  readonly root: string;
  readonly cwd: string;
  readonly project: (path: string, text: string) => TransformProject;
}

/** The exact commands that install what the new code imports, one a package of the project. */
export const installCommands = (edits: readonly Edit[], { root, cwd, project }: Installing): readonly string[] => {
  const wanted = new Map<string, Set<string>>();
  for (const { group, install } of edits) {
    if (install.length === 0) continue;
    const folder = packageFolder(root, group.path);
    const names = wanted.get(folder) ?? new Set();
    const node = project(group.path, '').node?.major;
    for (const name of install) names.add(withMajor(name, node));
    wanted.set(folder, names);
  }
  return [...wanted]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([folder, names]) => {
      const there = relative(cwd, join(root, folder)).split(sep).join('/');
      const command = `${managerOf(root, folder)} ${[...names].toSorted().join(' ')}`;
      return there === '' ? command : `cd ${quoted(there)} && ${command}`;
    });
};

/** Every package manager takes the package it is called in. */
const packageFolder = (root: string, path: string): string => {
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    if (existsSync(join(root, folder, 'package.json'))) return folder;
  }
  return '.';
};

const quoted = (path: string): string => (/^[\w./@-]+$/u.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`);

const LOCKS = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
  ['package-lock.json', 'npm'],
  ['npm-shrinkwrap.json', 'npm'],
] as const;

/** By the lock file next to the package or above it, else by `packageManager`. */
const managerOf = (root: string, folder: string): string => {
  const folders = [...new Set([folder, ...above(folder)])].map((one) => join(root, one));
  const lock = folders.flatMap((one) => LOCKS.filter(([name]) => existsSync(join(one, name))))[0];
  const manager = lock?.[1] ?? folders.map(declaredManager).find((name) => name !== undefined);
  const isRoot = folder === '.';
  if (manager === 'pnpm') return isRoot && existsSync(join(root, 'pnpm-workspace.yaml')) ? 'pnpm add -w' : 'pnpm add';
  if (manager === 'yarn') return isRoot && needsMark(root) ? 'yarn add -W' : 'yarn add';
  return manager === 'bun' ? 'bun add' : 'npm install';
};

const above = (folder: string): readonly string[] =>
  folder === '.' ? [] : [dirname(folder), ...above(dirname(folder))];

/** The first Yarn adds to the root of workspaces only when told that this is meant. */
const needsMark = (root: string): boolean => !existsSync(join(root, '.yarnrc.yml')) && 'workspaces' in manifestIn(root);

const declaredManager = (folder: string): string | undefined => {
  const { packageManager } = manifestIn(folder);
  return typeof packageManager === 'string' ? /^(pnpm|yarn|bun|npm)@/u.exec(packageManager)?.[1] : undefined;
};

const manifestIn = (folder: string): Readonly<Record<string, unknown>> => {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return typeof manifest === 'object' && manifest !== null ? { ...manifest } : {};
  } catch {
    return {};
  }
};
