import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { UsageError } from '../usage-error.ts';
import type { Repository } from './repository.ts';
import { type Env, listed } from './run-git.ts';

/** A tree of git laid out as files, in a folder of its own. */
export interface TreeFolder {
  /** Absolute, without symbolic links; what the top is to the repository. */
  readonly folder: string;
  remove(): void;
}

const NAME = 'seamlint-tree-';
const STALE_MS = 60 * 60 * 1000;

/** What an analysis reads: source, what configures it, and no picture. */
const READ = /(?:^|\/)\.[^/.]+$|\.(?:[cm]?[jt]sx?|vue|svelte|jsonc?|json5|ya?ml|toml)$/iu;

/** Stands for the index where a commit may be named. */
export const INDEX = ':';

/** Lays out the commit `sha`, or the index: what is read of it. Installed packages are linked from the working tree. */
export const layTree = (repository: Repository, sha: string): TreeFolder => {
  removeStale();
  const parent = mkdtempSync(join(realpathSync(tmpdir()), NAME));
  const remove = (): void => {
    rmSync(parent, { recursive: true, force: true });
  };
  try {
    const folder = join(parent, 'tree');
    mkdirSync(folder);
    fill(repository, sha, { folder, index: join(parent, 'index') });
    return { folder, remove };
  } catch (error) {
    remove();
    throw error;
  }
};

/** Itself or the first above it that is there: git knows no empty folders. */
export const nearestFolder = (path: string): string => (existsSync(path) ? path : nearestFolder(dirname(path)));

const fill = (
  repository: Repository,
  sha: string,
  { folder, index }: { readonly folder: string; readonly index: string },
): void => {
  const { git, top } = repository;
  const env: Env = sha === INDEX ? {} : { GIT_INDEX_FILE: index };
  const required = (args: readonly string[], input?: string): ReturnType<typeof git> => {
    const answer = git(args, { env, ...(input === undefined ? {} : { input }) });
    if (answer.status === 0) return answer;
    const why = (answer.stderr.trim().split('\n')[0] ?? '').replace(/^(?:fatal|error): /u, '');
    throw new UsageError(
      `git could not lay out ${sha === INDEX ? 'the index' : `the commit ${sha.slice(0, 12)}`} (${why}).`,
    );
  };
  if (sha !== INDEX) required(['read-tree', sha]);
  const files = listed(required(['ls-files', '--cached', '-z'])).filter((path) => READ.test(path));
  if (files.length > 0)
    required(['checkout-index', '--force', '-z', '--stdin', `--prefix=${folder}/`], files.join('\0') + '\0');
  // It is a repository as far as a search for its top goes.
  mkdirSync(join(folder, '.git'));
  linkInstalled(top, folder, files);
};

const linkInstalled = (top: string, folder: string, files: readonly string[]): void => {
  const packages = new Set(['.', ...files.filter((path) => /(?:^|\/)package\.json$/u.test(path)).map(dirname)]);
  for (const path of packages) {
    const installed = join(top, path, 'node_modules');
    if (existsSync(installed) && !existsSync(join(folder, path, 'node_modules')))
      symlinkSync(installed, join(folder, path, 'node_modules'), 'junction');
  }
};

/** What a run that was stopped left behind. */
const removeStale = (): void => {
  const folder = realpathSync(tmpdir());
  for (const name of readdirSync(folder).filter((one) => one.startsWith(NAME))) {
    const stat = statSync(join(folder, name), { throwIfNoEntry: false });
    if (stat !== undefined && stat.uid === process.getuid?.() && Date.now() - stat.mtimeMs > STALE_MS)
      rmSync(join(folder, name), { recursive: true, force: true });
  }
};
