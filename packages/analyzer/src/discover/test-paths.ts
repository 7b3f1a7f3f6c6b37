import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { isTestFolder, isTestPath } from '@seamlint/core';
import picomatch from 'picomatch';

import type { Discovery } from './discover.ts';

/**
 * Whether a file is out of scope: a test, an example, a fixture, generated. Paths count from the nearest
 * package root, `globs` (beyond what is known anyway) too; a package that lies in a folder for tests is one
 * itself, unless it is what was asked for. What was named one by one is always in scope.
 */
export const createTestPaths = (
  { root, named, reported }: Pick<Discovery, 'root' | 'named' | 'reported'>,
  globs: readonly string[] = [],
): ((path: string) => boolean) => {
  const own = picomatch([...globs], { dot: true });
  const packageRoots = new Map<string, string>();
  const asked = commonFolder(reported);

  const packageRootOf = (folder: string): string => {
    const known = packageRoots.get(folder);
    if (known !== undefined) return known;
    const isRoot = folder === '' || existsSync(join(root, folder, 'package.json'));
    const found = isRoot ? folder : packageRootOf(parentOf(folder));
    packageRoots.set(folder, found);
    return found;
  };

  return (path) => {
    if (named.has(path)) return false;
    const base = packageRootOf(parentOf(path));
    const seen = base === '' ? path : path.slice(base.length + 1);
    return isTestPath(seen) || isForTests(base, asked) || own(seen) || own(path);
  };
};

/** Whether a package lies in a folder for tests somewhere below the folder that was asked for. */
const isForTests = (base: string, asked: string): boolean =>
  base !== asked && base.startsWith(asked === '' ? '' : `${asked}/`) && isTestFolder(base.slice(asked.length));

/** The innermost folder that holds them all. */
const commonFolder = (paths: Iterable<string>): string => {
  let common: string | undefined;
  for (const path of paths) {
    common ??= parentOf(path);
    while (common !== '' && !path.startsWith(`${common}/`)) common = parentOf(common);
  }
  return common ?? '';
};

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
