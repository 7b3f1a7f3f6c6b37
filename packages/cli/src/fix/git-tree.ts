import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { counted } from '../counted.ts';
import { UsageError } from '../usage-error.ts';

/** Asks the repository around the root, and each that lies between it and a file which may be written. */
export const requireCleanTrees = (
  root: string,
  files: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): void => {
  const folders = new Set([root]);
  for (const file of files) {
    for (let folder = dirname(file); folder !== '.' && !folders.has(join(root, folder)); folder = dirname(folder)) {
      folders.add(join(root, folder));
    }
  }
  for (const folder of folders) {
    if (folder === root || existsSync(join(folder, '.git'))) requireCleanTree(folder, env);
  }
};

/** Throws a UsageError where uncommitted work could not be told from what a fix writes. Without git there is nothing to ask. */
const requireCleanTree = (root: string, env: Readonly<Record<string, string | undefined>>): void => {
  const { error, status, stdout, stderr } = spawnSync('git', ['--no-optional-locks', 'status', '--porcelain'], {
    cwd: root,
    env: { ...env, LC_ALL: 'C' },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error !== undefined || /not a git repository/iu.test(stderr)) return;
  if (status !== 0) {
    const why = stderr.split('\n')[0] ?? '';
    throw new UsageError(`git can't tell whether the tree is clean (${why}); --allow-dirty writes all the same.`);
  }
  const [first, ...others] = stdout.split('\n').filter((line) => line !== '');
  if (first === undefined) return;
  const more = others.length === 0 ? '' : ` and ${counted(others.length, 'more path')}`;
  throw new UsageError(
    `The git tree has uncommitted changes (${first.slice(3)}${more}): commit or stash them first, or pass --allow-dirty.`,
  );
};
