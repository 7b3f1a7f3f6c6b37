import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { isTestPath } from '@seamlint/core';
import picomatch from 'picomatch';

import type { Discovery } from './discover.ts';

/**
 * Whether a file is out of scope: a test, an example, a fixture, generated. Paths count from the nearest
 * package root, `globs` (beyond what is known anyway) too. What was named one by one is always in scope.
 */
export const createTestPaths = (
  { root, named }: Pick<Discovery, 'root' | 'named'>,
  globs: readonly string[] = [],
): ((path: string) => boolean) => {
  const own = picomatch([...globs], { dot: true });
  const packageRoots = new Map<string, string>();

  const packageRootOf = (folder: string): string => {
    const known = packageRoots.get(folder);
    if (known !== undefined) return known;
    const isRoot = folder === '' || existsSync(join(root, folder, 'package.json'));
    const found = isRoot ? folder : packageRootOf(folder.slice(0, Math.max(0, folder.lastIndexOf('/'))));
    packageRoots.set(folder, found);
    return found;
  };

  return (path) => {
    if (named.has(path)) return false;
    const base = packageRootOf(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
    const seen = base === '' ? path : path.slice(base.length + 1);
    return isTestPath(seen) || own(seen) || own(path);
  };
};
