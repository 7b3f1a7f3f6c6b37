import { isAbsolute } from 'node:path';

import picomatch from 'picomatch';

import { relativePath } from './relative-path.ts';

/**
 * Globs of the user's configuration, read as .gitignore reads its lines: a
 * pattern without a slash holds in every folder, one that names a folder holds
 * for all in it, `!` takes back what an earlier one ignored.
 */
export const createIgnoreGlobs = (globs: readonly string[], cwd: string, root: string): IgnoreTest => {
  const rules = globs.map((glob) => {
    const negated = glob.startsWith('!');
    return { negated, matches: picomatch([...anchored(negated ? glob.slice(1) : glob, cwd, root)], { dot: true }) };
  });
  // What lies in a folder may be taken back, so that such a folder has to be walked.
  const mayTakeBack = rules.some(({ negated }) => negated);
  return (path, isFolder) =>
    !(isFolder && mayTakeBack) && rules.findLast(({ matches }) => matches(path))?.negated === false;
};

/** Whether to leave out `path`, which is relative to the root. */
export type IgnoreTest = (path: string, isFolder: boolean) => boolean;

const anchored = (glob: string, cwd: string, root: string): readonly string[] => {
  const bare = (isAbsolute(glob) ? relativePath(root, glob) : glob).replace(/^\.\//u, '').replace(/\/$/u, '');
  const base = relativePath(root, cwd);
  const floating = !bare.includes('/') || bare.startsWith('**/') || isAbsolute(glob);
  const placed = floating || base === '' ? bare : `${base}/${bare}`;
  const found = bare.includes('/') ? placed : `**/${bare}`;
  return [found, `${found}/**`];
};
