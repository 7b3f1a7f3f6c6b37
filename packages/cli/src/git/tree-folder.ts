import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isSystemError } from '../system-error.ts';
import { UsageError } from '../usage-error.ts';
import { removeAfterwards } from './remove-afterwards.ts';
import { answered, type Repository } from './repository.ts';
import { type Env, type GitAnswer, listed } from './run-git.ts';

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
  const parent = temporaryFolder();
  const callOff = removeAfterwards(parent);
  const remove = (): void => {
    rmSync(parent, { recursive: true, force: true });
    callOff();
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

const temporaryFolder = (): string => {
  try {
    const home = realpathSync(tmpdir());
    removeStale(home);
    return mkdtempSync(join(home, NAME));
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new UsageError(
      `What git holds can't be laid out in ${tmpdir()} (${error.code}): set TMPDIR to a folder that can be written.`,
    );
  }
};

/** Itself or the first above it that is there: git knows no empty folders. */
export const nearestFolder = (path: string): string => (existsSync(path) ? path : nearestFolder(dirname(path)));

const SKIPPED = '--ignore-skip-worktree-bits';

const fill = (
  repository: Repository,
  sha: string,
  { folder, index }: { readonly folder: string; readonly index: string },
): void => {
  const { git, top } = repository;
  const env: Env = sha === INDEX ? {} : { GIT_INDEX_FILE: index };
  const what = `lay out ${sha === INDEX ? 'the index' : `the commit ${sha.slice(0, 12)}`}`;
  const required = (args: readonly string[], input?: string): GitAnswer =>
    answered(git(args, { env, ...(input === undefined ? {} : { input }) }), what);
  if (sha !== INDEX) required(['read-tree', sha]);
  const files = listed(required(['ls-files', '--cached', '-z'])).filter((path) => READ.test(path));
  const lay = (...more: readonly string[]): GitAnswer =>
    git(['checkout-index', '--force', '-z', '--stdin', `--prefix=${folder}/`, ...more], {
      env,
      input: files.join('\0') + '\0',
    });
  const laid = lay();
  // Files that the working tree does without (a sparse checkout) are part of the program; older gits lay them out unasked.
  const isSparse = laid.status !== 0 && laid.stderr.includes(SKIPPED);
  const [, unmerged] = /: (.+) is unmerged$/mu.exec(laid.stderr) ?? [];
  if (unmerged !== undefined)
    throw new UsageError(`The index holds both sides of a conflict in ${unmerged}: resolve it, and stage the file.`);
  answered(isSparse ? lay(SKIPPED) : laid, what);
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

/** What a run left behind that was stopped together with whoever removes it. */
const removeStale = (folder: string): void => {
  const user = process.getuid?.();
  for (const name of readdirSync(folder).filter((one) => one.startsWith(NAME))) {
    const stat = statSync(join(folder, name), { throwIfNoEntry: false });
    if (stat !== undefined && (user === undefined || stat.uid === user) && Date.now() - stat.mtimeMs > STALE_MS)
      rmSync(join(folder, name), { recursive: true, force: true });
  }
};
