import { existsSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import minVersion from 'semver/ranges/min-version.js';
import type { LeastNode } from '../transform.ts';
import { isObject, manifestIn } from './manifest-in.ts';

/** `npm:other@^2` is another package's, `*` anybody's. */
export const leastOf = (range: string): string | null => {
  const bare = range.replace(/^workspace:/u, '');
  if (!/^[\^~<>=v\s]*\d/u.test(bare)) return null;
  try {
    return minVersion(bare)?.version ?? null;
  } catch {
    return null;
  }
};

/** A range says what is allowed, from the least on; what is pinned runs, and of a major alone the newest. */
export const nodeOf = (folders: readonly string[], root: string): LeastNode | null => {
  const shown = (folder: string, name: string): string => relative(root, join(folder, name)).split(sep).join('/');
  const inManifests = (key: string, verb: (range: string) => string): readonly Stated[] =>
    folders.flatMap((folder) => {
      const held = manifestIn(folder)?.[key];
      const range = isObject(held) ? held['node'] : undefined;
      return typeof range === 'string'
        ? [{ range, said: `"${key}" in ${shown(folder, 'package.json')} ${verb(range)}` }]
        : [];
    });
  const inFiles = ['.nvmrc', '.node-version'].flatMap((name) =>
    folders.flatMap((folder) => {
      const range = firstLineOf(join(folder, name));
      return range === undefined ? [] : [{ range, said: `${shown(folder, name)} asks for` }];
    }),
  );
  const allowed = inManifests('engines', (range) => `(${JSON.stringify(range)}) allows`).flatMap(({ range, said }) =>
    leastNode(leastOf(range), said),
  );
  const pinned = [...inFiles, ...inManifests('volta', () => 'asks for')].flatMap(({ range, said }) =>
    /^v?\d+$/u.test(range)
      ? [{ major: Number(range.replace('v', '')), minor: Infinity, said }]
      : leastNode(leastOf(range), said),
  );
  return allowed[0] ?? pinned[0] ?? null;
};

interface Stated {
  readonly range: string;
  readonly said: string;
}

const leastNode = (version: string | null, said: string): readonly LeastNode[] => {
  const [major, minor] = (version ?? '').split('.').map(Number);
  return major === undefined || minor === undefined ? [] : [{ major, minor, said }];
};

const firstLineOf = (path: string): string | undefined => {
  try {
    return existsSync(path) ? readFileSync(path, 'utf8').trim().split(/\r?\n/u)[0] : undefined;
  } catch {
    return undefined;
  }
};
