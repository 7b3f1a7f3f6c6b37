import { realpathSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

import type { FileError } from '../file-error.ts';
import { findRoot, selfAndAncestors } from './find-root.ts';
import { gitIgnoreAbove } from './git-ignore.ts';
import { createIgnoreGlobs, type IgnoreTest } from './ignore-globs.ts';
import { isInside, relativePath } from './relative-path.ts';
import { UnknownPathError } from './unknown-path-error.ts';
import { walkFolder, type Walk } from './walk-folder.ts';

export interface DiscoverOptions {
  readonly cwd: string;
  /** Files and folders, absolute or relative to `cwd`; none: all under `cwd`. */
  readonly paths: readonly string[];
  /** Globs of what to leave out, relative to `cwd` or absolute. */
  readonly ignore: readonly string[];
}

export interface Discovery {
  /** Absolute, without symbolic links: the workspace around `cwd` and the paths. */
  readonly root: string;
  /** All analysable files, relative to the root with `/`, sorted. */
  readonly files: readonly string[];
  /** Those the paths ask for. They filter the report: the program is always the workspace. */
  readonly reported: ReadonlySet<string>;
  /** Those named one by one: in scope even if they are tests. */
  readonly named: ReadonlySet<string>;
  /** The folders among the paths under which there is none, absolute. */
  readonly empty: readonly string[];
  readonly errors: readonly FileError[];
}

interface Asked {
  readonly path: string;
  readonly isFolder: boolean;
}

/** Finds the program around `cwd`. Throws {@link UnknownPathError} for a path that is not there; one that is ignored is no error. */
export const discover = async (options: DiscoverOptions): Promise<Discovery> => {
  const cwd = realpathSync(options.cwd);
  const asked = options.paths.map((path) => findAsked(cwd, path));
  const starts = findStarts(cwd, asked);
  const root = commonFolder(starts);
  const walk = walkAll(root, starts, createIgnoreGlobs(options.ignore, cwd, root));
  const files = walk.files.sort();
  return {
    root,
    files,
    ...chosenOf(root, files, asked.length === 0 ? [{ path: cwd, isFolder: true }] : asked),
    errors: walk.errors,
  };
};

const findAsked = (cwd: string, path: string): Asked => {
  try {
    const real = realpathSync(resolve(cwd, path));
    return { path: real, isFolder: statSync(real).isDirectory() };
  } catch {
    throw new UnknownPathError(path, cwd);
  }
};

/** Where to begin to walk: mostly one root. Paths elsewhere bring their own, so that nothing between is walked. */
const findStarts = (cwd: string, asked: readonly Asked[]): readonly string[] => {
  const home = findRoot(cwd);
  const roots = asked.map(({ path, isFolder }) => {
    if (home.marked && isInside(home.folder, path)) return home.folder;
    const own = findRoot(isFolder ? path : dirname(path));
    return !own.marked && isInside(home.folder, path) ? home.folder : own.folder;
  });
  const distinct = [...new Set(roots.length === 0 ? [home.folder] : roots)];
  // Of two that differ only in how a drive is written, the first.
  return distinct.filter(
    (folder, at) =>
      !distinct.some(
        (other, index) => index !== at && isInside(other, folder) && (index < at || !isInside(folder, other)),
      ),
  );
};

const commonFolder = ([first, ...others]: readonly string[]): string => {
  const common = selfAndAncestors(first ?? '/').find((folder) => others.every((other) => isInside(folder, other)));
  return common ?? first ?? '/';
};

const walkAll = (root: string, starts: readonly string[], ignores: IgnoreTest): Walk => {
  const walk: Walk = { files: [], errors: [] };
  for (const start of starts)
    walkFolder(relativePath(root, start), gitIgnoreAbove(root, start), { root, ignores }, walk);
  return walk;
};

const chosenOf = (
  root: string,
  files: readonly string[],
  asked: readonly Asked[],
): Pick<Discovery, 'reported' | 'named' | 'empty'> => {
  const known = new Set(files);
  const wanted = asked.map(({ path, isFolder }) => ({ path: relativePath(root, path), isFolder }));
  const named = wanted.filter(({ path, isFolder }) => !isFolder && known.has(path)).map(({ path }) => path);
  const folders = wanted.filter(({ isFolder }) => isFolder).map(({ path }) => (path === '' ? '' : `${path}/`));
  const inFolders = files.filter((file) => folders.some((folder) => file.startsWith(folder)));
  const empty = folders.filter((folder) => !inFolders.some((file) => file.startsWith(folder)));
  return {
    named: new Set(named),
    reported: new Set([...inFolders, ...named]),
    empty: empty.map((folder) => resolve(root, folder)),
  };
};
