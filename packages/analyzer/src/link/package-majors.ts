import minVersion from 'semver/ranges/min-version.js';
import subset from 'semver/ranges/subset.js';
import validRange from 'semver/ranges/valid.js';

import { parseJsonObject } from '../read/parse-json.ts';
import type { ReadText } from '../read/read-source.ts';
import type { Manifests } from './manifests.ts';
import { folderOf, foldersAround } from './path-parts.ts';

/**
 * Which major of a package the files of a folder use: of what is installed for them, else of the range that their
 * project asks for. null: neither says, or the range leaves several.
 */
export const createPackageMajors = (
  manifests: Manifests,
  readText: ReadText,
): ((from: string, name: string) => number | null) => {
  const known = new Map<string, number | null>();
  return (from, name) => {
    const folder = folderOf(from);
    const key = `${folder}\0${name}`;
    const answer = known.get(key);
    if (answer !== undefined) return answer;
    const major = installedMajor(folder, name, readText) ?? requestedMajor(manifests.ranges(folder, name));
    known.set(key, major);
    return major;
  };
};

const installedMajor = (folder: string, name: string, readText: ReadText): number | null => {
  for (const around of foldersAround(folder)) {
    const place = `${around === '' ? '' : `${around}/`}node_modules/${name}/package.json`;
    const version = parseJsonObject(readText(place))?.['version'];
    if (typeof version === 'string') return majorOf(version);
  }
  return null;
};

/** The nearest manifest that names the package decides. */
const requestedMajor = ([range]: readonly string[]): number | null => {
  // `npm:stripe@^14`, `workspace:^`, `catalog:`: an alias has its range behind the name, a protocol none.
  const bare = range === undefined ? null : validRange(range.replace(/^npm:.+@/u, ''));
  if (bare === null || bare === '*') return null;
  const major = minVersion(bare)?.major ?? null;
  if (major === null) return null;
  return subset(bare, `>=${String(major)}.0.0-0 <${String(major + 1)}.0.0-0`, { includePrerelease: true })
    ? major
    : null;
};

const majorOf = (version: string): number | null => {
  const major = /^(\d+)\./u.exec(version)?.[1];
  return major === undefined ? null : Number(major);
};
