import { join } from 'node:path';
import { counted } from '../counted.ts';
import { answered, openRepository, stagedFiles } from '../git/repository.ts';
import { listed } from '../git/run-git.ts';
import type { Io } from '../io.ts';
import { UsageError } from '../usage-error.ts';

export interface Staged {
  /** Absolute. */
  readonly files: ReadonlySet<string>;
  /** Those of them that the working tree holds otherwise, from the top. */
  readonly torn: readonly string[];
  /** Absolute. */
  readonly top: string;
}

/** What is staged, to be fixed in the working tree. */
export const openStaged = ({ cwd, env }: Pick<Io, 'cwd' | 'env'>): Staged => {
  const repository = openRepository(cwd, env, '--staged');
  const staged = stagedFiles(repository);
  const unstaged = new Set(listed(answered(repository.git(['diff', '--name-only', '-z']), 'list what is not staged')));
  return {
    files: new Set(staged.map((path) => join(repository.top, path))),
    torn: staged.filter((path) => unstaged.has(path)),
    top: repository.top,
  };
};

/** Throws a UsageError where what a fix writes in `told`, absolute, could not be told from what was not staged on purpose. */
export const requireWhole = ({ torn, top }: Staged, told: ReadonlySet<string>): void => {
  const [first, ...others] = torn.filter((path) => told.has(join(top, path)));
  if (first === undefined) return;
  const more = others.length === 0 ? '' : ` and ${counted(others.length, 'more path')}`;
  throw new UsageError(
    `What is staged has other changes in the working tree (${first}${more}): stage them or stash them first, or pass --allow-dirty.`,
  );
};
