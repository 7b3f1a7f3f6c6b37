import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folders from that of `path` up to the root, both included. All relative to the root. */
const foldersAbove = (path: string): readonly string[] => {
  const folder = dirname(path);
  return folder === '.' ? ['.'] : [folder, ...foldersAbove(folder)];
};

/** What the package of a file, and the workspaces around it, depend on. */
export const dependenciesOf = (root: string, path: string): ReadonlySet<string> =>
  new Set(foldersAbove(path).flatMap((folder) => dependenciesIn(join(root, folder, 'package.json'))));

const SECTIONS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

const dependenciesIn = (manifest: string): readonly string[] => {
  try {
    const content = JSON.parse(readFileSync(manifest, 'utf8')) as Readonly<Record<string, unknown>>;
    return SECTIONS.flatMap((section) => Object.keys(content[section] ?? {}));
  } catch {
    return [];
  }
};

const MANAGERS = [
  ['pnpm-lock.yaml', 'pnpm add'],
  ['yarn.lock', 'yarn add'],
  ['bun.lock', 'bun add'],
  ['bun.lockb', 'bun add'],
] as const;

/** The command that installs `packages` with the manager whose lock file lies in the root. */
export const installCommand = (root: string, packages: readonly string[]): string => {
  const manager = MANAGERS.find(([lock]) => existsSync(join(root, lock)))?.[1] ?? 'npm install';
  return `${manager} ${[...packages].sort().join(' ')}`;
};
