import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../usage-error.ts';
import { type Env, type GitAnswer, listed, runGit } from './run-git.ts';

export interface Repository {
  /** Absolute, without symbolic links: the top of the working tree. */
  readonly top: string;
  readonly git: (args: readonly string[], extra?: { readonly env?: Env; readonly input?: string }) => GitAnswer;
}

/** The repository around `cwd`. Throws a UsageError that names `option`, which wants one. */
export const openRepository = (cwd: string, around: Env, option: string): Repository => {
  const env = withoutOwnGitDir(cwd, around);
  const { status, stdout, stderr } = runGit(['rev-parse', '--show-toplevel'], { cwd, env });
  if (status === null)
    throw new UsageError(`${option} wants git, which can't be run here: install it, or leave ${option} out.`);
  if (status !== 0) throw new UsageError(refusal(stderr, option));
  const top = realpathSync(stdout.replace(/\r?\n$/u, ''));
  return {
    top,
    git: (args, extra = {}) => runGit(args, { cwd: top, ...extra, env: { ...env, ...extra.env } }),
  };
};

/**
 * In a hook of a linked worktree git says where its own folder is, and not where the tree is: it then takes any folder for
 * the top. Left to look for itself, it finds both.
 */
const withoutOwnGitDir = (cwd: string, env: Env): Env => {
  const { GIT_DIR, ...others } = env;
  if (GIT_DIR === undefined || env['GIT_WORK_TREE'] !== undefined) return env;
  const told = resolve(cwd, GIT_DIR);
  const { status, stdout } = runGit(['rev-parse', '--absolute-git-dir'], { cwd, env: others });
  if (status !== 0) return env;
  // One that counts from the top is nowhere in a folder below.
  return !existsSync(told) || realpathSync(told) === realpathSync(stdout.replace(/\r?\n$/u, '')) ? others : env;
};

/** `answer`, unless git refused: a UsageError says what it could not do. */
export const answered = (answer: GitAnswer, what: string): GitAnswer => {
  if (answer.status === 0) return answer;
  throw new UsageError(`git could not ${what} (${firstLine(answer.stderr)}).`);
};

const refusal = (stderr: string, option: string): string =>
  /not a git repository/iu.test(stderr)
    ? `${option} wants a git repository, and this folder is in none: run it in one, or leave ${option} out.`
    : `${option} wants a git repository, and git refuses this one (${firstLine(stderr)}).`;

const firstLine = (text: string): string => (text.trim().split('\n')[0] ?? '').replace(/^(?:fatal|error): /u, '');

/** Where the branch at hand left the one of `ref`. Throws a UsageError where nobody can tell. */
export const mergeBase = ({ git }: Repository, ref: string): string => {
  const shallow = (): boolean => git(['rev-parse', '--is-shallow-repository']).stdout.trim() === 'true';
  const found = git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  if (found.status !== 0) {
    const fetch = shallow()
      ? 'this clone is shallow: fetch it first, in a CI job with all of the history (fetch-depth: 0)'
      : 'fetch it first, or name another';
    throw new UsageError(`--since: there is no commit "${ref}" here; ${fetch}.`);
  }
  const commit = found.stdout.trim();
  const { status, stdout } = git(['merge-base', commit, 'HEAD']);
  if (status === 0) return stdout.trim();
  // Before the first commit everything is new; without a common one, or in a clone that ends before it, nobody knows since when.
  if (git(['rev-parse', '--verify', '--quiet', 'HEAD']).status !== 0) return commit;
  const why = shallow()
    ? 'this clone is shallow and ends before it: fetch more (git fetch --unshallow, or fetch-depth: 0 in a CI job)'
    : 'the two have no common history: name another';
  throw new UsageError(`--since: nobody can tell where this branch left "${ref}"; ${why}.`);
};

/** The files that the next commit adds or changes, from the top. */
export const stagedFiles = ({ git }: Repository): readonly string[] => {
  const head = git(['rev-parse', '--verify', '--quiet', 'HEAD']);
  // Before the first commit all of the index is new.
  const args =
    head.status === 0
      ? ['diff', '--cached', '--name-only', '--no-ext-diff', '--diff-filter=d', '-z']
      : ['ls-files', '--cached', '-z'];
  return listed(answered(git(args), 'list what is staged'));
};

/** Folders of other repositories within this one, from the top. */
export const submodules = ({ git }: Repository): readonly string[] =>
  listed(answered(git(['ls-files', '--stage', '-z']), 'list the submodules')).flatMap((line) =>
    line.startsWith('160000 ') ? [line.slice(line.indexOf('\t') + 1)] : [],
  );
