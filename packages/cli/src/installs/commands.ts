import type { PackageManager } from './installer.ts';

const RUNS = { npm: 'npx', pnpm: 'pnpm exec', yarn: 'yarn', bun: 'bunx' } as const;

/** How the project's own seamlint is run: `pnpm exec seamlint check`. */
export const runCommand = ({ name }: PackageManager, command: string): string => `${RUNS[name]} ${command}`;

/** The same for a file that runs unattended: what is not installed is not fetched, from wherever it may come. */
export const installedCommand = (manager: PackageManager, command: string): string =>
  runCommand(manager, command).replace(/^(?:npx|bunx) /u, '$&--no-install ');

/** A script of package.json. */
export const scriptCommand = ({ name }: PackageManager, script: string): string => `${name} run ${script}`;

/** Installs what package.json says. */
export const installCommand = ({ name }: PackageManager): string => `${name} install`;

/** Adds what the code imports; `isRoot`: to the root of the project. */
export const addCommand = ({ name, classic, workspaces }: PackageManager, isRoot: boolean): string => {
  const toRoot = isRoot && workspaces;
  if (name === 'pnpm') return toRoot ? 'pnpm add -w' : 'pnpm add';
  if (name === 'yarn') return toRoot && classic ? 'yarn add -W' : 'yarn add';
  return name === 'bun' ? 'bun add' : 'npm install';
};

/** Adds what only development needs, to the root. */
export const addDevCommand = (manager: PackageManager): string =>
  `${addCommand(manager, true)} ${manager.name === 'npm' ? '--save-dev' : manager.name === 'bun' ? '-d' : '-D'}`;

/** Installs what the lock file says, and nothing else. */
export const frozenInstall = ({ name, lock, classic }: PackageManager): string => {
  if (name === 'npm') return lock === null ? 'npm install' : 'npm ci';
  const flag = name === 'yarn' && !classic ? '--immutable' : '--frozen-lockfile';
  return lock === null ? `${name} install` : `${name} install ${flag}`;
};
