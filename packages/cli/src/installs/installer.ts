import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export type ManagerName = 'npm' | 'pnpm' | 'yarn' | 'bun';

/** What installs the packages of a project, and where it says so. */
export interface PackageManager {
  readonly name: ManagerName;
  /** The lock file's name; null: there is none in sight. */
  readonly lock: string | null;
  /** `packageManager` of package.json, as it is written: `pnpm@9.1.0`. */
  readonly declared: string | null;
  /** Yarn 1, which wants to be told that the root of workspaces is meant, and knows no `--immutable`. */
  readonly classic: boolean;
  /** The root holds workspaces. */
  readonly workspaces: boolean;
}

const LOCKS = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
  ['package-lock.json', 'npm'],
  ['npm-shrinkwrap.json', 'npm'],
] as const;

/** By the lock file next to the package or above it, else by `packageManager`; `folder` is relative to the root. */
export const packageManagerOf = (root: string, folder = '.'): PackageManager => {
  const folders = [...new Set([folder, ...above(folder)])].map((one) => join(root, one));
  const [lock, byLock] = folders.flatMap((one) => LOCKS.filter(([name]) => existsSync(join(one, name))))[0] ?? [];
  const declared = folders.map(declaredIn).find((one) => one !== undefined);
  const name = byLock ?? declared?.name ?? 'npm';
  const isDeclared = declared?.name === name;
  return {
    name,
    lock: lock ?? null,
    declared: isDeclared ? declared.text : null,
    classic: name === 'yarn' && !existsSync(join(root, '.yarnrc.yml')) && !(isDeclared && declared.major > 1),
    // pnpm goes by its own file alone.
    workspaces: name === 'pnpm' ? existsSync(join(root, 'pnpm-workspace.yaml')) : 'workspaces' in manifestIn(root),
  };
};

const above = (folder: string): readonly string[] =>
  folder === '.' ? [] : [dirname(folder), ...above(dirname(folder))];

const declaredIn = (folder: string): { name: ManagerName; text: string; major: number } | undefined => {
  const { packageManager } = manifestIn(folder);
  if (typeof packageManager !== 'string') return undefined;
  const [text = '', name, major] = /^(pnpm|yarn|bun|npm)@(\d+)[\w.-]*/u.exec(packageManager) ?? [];
  return name === undefined ? undefined : { name: name as ManagerName, text, major: Number(major) };
};

const manifestIn = (folder: string): Readonly<Record<string, unknown>> => {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return typeof manifest === 'object' && manifest !== null ? { ...manifest } : {};
  } catch {
    return {};
  }
};
