import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import ignore, { type Ignore } from 'ignore';

import { selfAndAncestors } from './find-root.ts';
import { isInside, relativePath } from './relative-path.ts';

/** One .gitignore, and how a path relative to the root reads from its folder. */
interface Layer {
  readonly rules: Ignore;
  readonly seen: (path: string) => string;
}

/** The .gitignore files that hold in some folder, outermost first. They count without a repository too. */
export interface GitIgnore {
  /** `path` is relative to the root; a folder's ends in `/`. */
  readonly ignores: (path: string) => boolean;
  /** What holds in `folder` (relative to the root), if that has a .gitignore. */
  readonly enter: (folder: string) => GitIgnore;
}

/** What holds on the way to `start`: the repository's own files above it, and none of a folder outside the repository. */
export const gitIgnoreAbove = (root: string, start: string): GitIgnore => {
  const way = selfAndAncestors(start);
  const top = way.findIndex((folder) => existsSync(join(folder, '.git')));
  const above = way.slice(1, top + 1).reverse();
  return withLayers(
    root,
    above.flatMap((folder) => layerOf(root, folder)),
  );
};

const withLayers = (root: string, layers: readonly Layer[]): GitIgnore => ({
  ignores: (path) => {
    for (const { rules, seen } of layers.toReversed()) {
      const { ignored, unignored } = rules.test(seen(path));
      if (ignored) return true;
      if (unignored) return false;
    }
    return false;
  },
  enter: (folder) => withLayers(root, [...layers, ...layerOf(root, join(root, folder))]),
});

const layerOf = (root: string, folder: string): readonly Layer[] => {
  const text = readIgnoreFile(join(folder, '.gitignore'));
  if (text === undefined) return [];
  const rules = ignore().add(text);
  if (!isInside(root, folder)) {
    const lead = `${relativePath(folder, root)}/`;
    return [{ rules, seen: (path) => lead + path }];
  }
  const prefix = relativePath(root, folder);
  const cut = prefix === '' ? 0 : prefix.length + 1;
  return [{ rules, seen: (path) => path.slice(cut) }];
};

const readIgnoreFile = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/u, '');
  } catch {
    return undefined;
  }
};
