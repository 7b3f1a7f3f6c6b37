import { realpathSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Env } from '../../git/run-git.ts';
import { runGit } from '../../git/run-git.ts';
import { addDevCommand, installCommand, runCommand, scriptCommand } from '../../installs/commands.ts';
import { type Folder, openFolder } from './folder.ts';
import { type Manifest, readManifest } from './manifest.ts';
import type { Project } from './project.ts';

/** Git does not run the hook that the project configures. */
export interface HookGap {
  /** A sentence. */
  readonly why: string;
  /** What ends that. */
  readonly command: string;
}

/** Asks git where it looks for hooks, and reads what lies there. undefined: the hook runs, or nobody can tell. */
export const hookGapOf = (project: Project, env: Env): HookGap | undefined => {
  const { hooks, hooksIn, top } = project;
  if (hooks.manager === null || hooks.file === null) return undefined;
  const { status, stdout } = runGit(['rev-parse', '--git-path', 'hooks'], { cwd: top.path, env });
  if (status !== 0) return undefined;
  const asked: Asked = {
    project,
    manifest: readManifest(hooksIn),
    folder: openFolder(resolve(top.path, stdout.replace(/\r?\n$/u, ''))),
    moved: movedBy(top.path, env),
  };
  const command = GAPS[hooks.manager](asked);
  if (command === undefined) return undefined;
  const where = relative(top.path, asked.folder.path).split(sep).join('/');
  const shown = where.startsWith('../') ? asked.folder.path : where;
  const wide =
    asked.moved === 'global' || asked.moved === 'system' ? `, as the ${asked.moved} core.hooksPath says` : '';
  return {
    command,
    why: `Git does not run ${NAMES[hooks.manager]} before a commit yet: it looks for hooks in ${shown}${wide}.`,
  };
};

/** Whose settings say where the hooks are; null: nobody's. */
const movedBy = (cwd: string, env: Env): Scope | null => {
  const { status, stdout } = runGit(['config', '--show-scope', '--get', 'core.hooksPath'], { cwd, env });
  const scope = stdout.split('\t')[0];
  return status === 0 ? (SCOPES.find((one) => one === scope) ?? null) : null;
};

const SCOPES = ['local', 'worktree', 'global', 'system'] as const;
type Scope = (typeof SCOPES)[number];

interface Asked {
  readonly project: Project;
  /** Of the folder that the hooks are of. */
  readonly manifest: Manifest;
  /** Where git looks for hooks. */
  readonly folder: Folder;
  /** Whose settings say where that is. */
  readonly moved: Scope | null;
}

/** The command that is missing. */
type Gap = (asked: Asked) => string | undefined;

const NAMES = {
  husky: "husky's hooks",
  lefthook: "lefthook's hooks",
  'pre-commit': "pre-commit's hooks",
  'simple-git-hooks': 'what simple-git-hooks has to take over',
} as const;

/** From 9 on git is sent to husky's own scripts, before that to those of the project. */
const huskyGap: Gap = ({ project: { hooks, hooksIn, manager }, manifest, folder }) => {
  const home = join(hooksIn.path, dirname(hooks.file ?? ''));
  const isLive =
    (isSame(folder.path, join(home, '_')) && folder.has('pre-commit')) ||
    ((hooks.major ?? 0) < 9 && isSame(folder.path, home) && folder.has('_/husky.sh'));
  if (isLive) return undefined;
  const start = runCommand(manager, hooks.major !== undefined && hooks.major < 9 ? 'husky install' : 'husky');
  if (!manifest.dependencies.has('husky')) return `${addDevCommand(manager)} husky && ${start}`;
  const script = ['prepare', 'postinstall'].find((name) => /\bhusky\b/u.test(manifest.scripts[name] ?? ''));
  const own = script === undefined ? start : scriptCommand(manager, script);
  if (hooksIn.has('node_modules/husky')) return own;
  // Yarn from 2 on runs no `prepare` of the project.
  const isRun = script === 'postinstall' || (script === 'prepare' && (manager.name !== 'yarn' || manager.classic));
  return isRun ? installCommand(manager) : `${installCommand(manager)} && ${own}`;
};

const isSame = (one: string, other: string): boolean => real(one) === real(other);

const real = (path: string): string => {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
};

/** Both refuse to go where a setting sends git elsewhere. */
const installedAs =
  (mark: RegExp, command: (asked: Asked) => string): Gap =>
  (asked) => {
    if (mark.test(asked.folder.read('pre-commit') ?? '')) return undefined;
    const scope = asked.moved === 'local' ? '' : `--${asked.moved ?? ''} `;
    return `${asked.moved === null ? '' : `git config ${scope}--unset-all core.hooksPath && `}${command(asked)}`;
  };

const GAPS: Readonly<Record<keyof typeof NAMES, Gap>> = {
  husky: huskyGap,
  lefthook: installedAs(/lefthook/iu, ({ project: { manager }, manifest }) =>
    manifest.dependencies.has('lefthook') ? runCommand(manager, 'lefthook install') : 'lefthook install',
  ),
  'pre-commit': installedAs(/\bpre-commit\.com\b|\bpre_commit\b|\bprek\b/u, () => 'pre-commit install'),
  'simple-git-hooks': ({ project: { manager }, folder }) =>
    /\bseamlint check\b/u.test(folder.read('pre-commit') ?? '') ? undefined : runCommand(manager, 'simple-git-hooks'),
};
