import { spawnSync } from 'node:child_process';
import { isSystemError } from '../system-error.ts';

export type Env = Readonly<Record<string, string | undefined>>;

export interface GitAnswer {
  /** null: there is no git. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface GitOptions {
  readonly cwd: string;
  readonly env: Env;
  readonly input?: string;
}

const MOST_BYTES = 256 * 1024 * 1024;

/** Asks git without touching its index, and without a filter that fetches from elsewhere. */
export const runGit = (args: readonly string[], { cwd, env, input }: GitOptions): GitAnswer => {
  const { error, status, stdout, stderr } = spawnSync('git', ['--no-optional-locks', ...NO_LFS, ...args], {
    cwd,
    env: { ...env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' },
    encoding: 'utf8',
    maxBuffer: MOST_BYTES,
    ...(input === undefined ? {} : { input }),
  });
  if (error !== undefined) {
    // It ran, and said too much, or was stopped.
    const hasRun = isSystemError(error) && error.code === 'ENOBUFS';
    return { status: hasRun ? 1 : null, stdout: '', stderr: error.message };
  }
  return { status: status ?? 1, stdout, stderr };
};

const NO_LFS = ['filter.lfs.smudge=', 'filter.lfs.process=', 'filter.lfs.required=false'].flatMap((one) => ['-c', one]);

/** What git lists with `-z`. */
export const listed = ({ stdout }: GitAnswer): readonly string[] => stdout.split('\0').filter((path) => path !== '');
