import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { makeFolder } from '../make-folder.ts';

/** Where tools of the ecosystem keep what they know: with what is installed, else in a folder of our own. */
export const cacheFolderOf = (root: string): string =>
  existsSync(join(root, 'node_modules'))
    ? join(root, 'node_modules', '.cache', 'seamlint')
    : join(root, '.seamlint-cache');

/** A folder of our own is one that nobody commits; one that was there before is somebody else's. Throws where nothing can be written. */
export const makeCacheFolder = (folder: string): void => {
  if (makeFolder(folder)) writeFileSync(join(folder, '.gitignore'), '*\n');
};

const MOST_BYTES = 256 * 1024 * 1024;
const MOST_FILES = 24;
const LONGEST_MS = 30 * 24 * 60 * 60 * 1000;
const ORPHANED_MS = 60 * 60 * 1000;
/** What this and earlier versions write. Others may keep files of theirs beside them. */
const OURS = /^(?:answer|facts|since)-[\w-]{24}\.pack(?:\.[\da-f]{12}\.tmp)?$/u;

/** Removes what was not written for long, what a crash left, and the oldest where it is too much. */
export const pruneCacheFolder = (folder: string, now: number): void => {
  const packs = readdirSync(folder)
    .filter((name) => OURS.test(name))
    .map((name) => ({ path: join(folder, name), stat: statSync(join(folder, name), { throwIfNoEntry: false }) }))
    .flatMap(({ path, stat }) => (stat === undefined ? [] : [{ path, size: stat.size, age: now - stat.mtimeMs }]))
    .toSorted((a, b) => a.age - b.age);
  let bytes = 0;
  let count = 0;
  for (const { path, size, age } of packs) {
    if (path.endsWith('.tmp')) {
      if (age > ORPHANED_MS) rmSync(path, { force: true });
      continue;
    }
    bytes += size;
    count += 1;
    if (age > LONGEST_MS || (count > 1 && (bytes > MOST_BYTES || count > MOST_FILES))) rmSync(path, { force: true });
  }
};
