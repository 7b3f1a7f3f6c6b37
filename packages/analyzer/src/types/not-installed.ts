import { isAbsolute, join } from 'node:path';

import type { Manifests } from '../link/manifests.ts';
import { folderOf, foldersAround } from '../link/path-parts.ts';
import { parseJsonObject, stringsOf } from '../read/parse-json.ts';
import type { ReadText } from '../read/read-source.ts';

/** Whether there is a file or folder of that absolute path. */
type Exists = (path: string) => boolean;

/** What keeps the types around a file from being known, one sentence for each package or tsconfig; told once for each folder. */
export const createNotInstalled = (
  root: string,
  manifests: Manifests,
  readText: ReadText,
  exists: Exists,
): ((path: string) => readonly string[]) => {
  const known = new Map<string, readonly string[]>();
  return (path) => {
    const folder = folderOf(path);
    const answer = known.get(folder) ?? [
      ...packagesMissing(root, manifests, folder, exists),
      ...brokenConfig(root, readText, folder, exists),
    ];
    known.set(folder, answer);
    return answer;
  };
};

const packagesMissing = (root: string, manifests: Manifests, folder: string, exists: Exists): readonly string[] => {
  const manifest = manifests.around(folder);
  if (manifest === undefined || manifest.dependencies.size === 0) return [];
  const where = manifest.folder === '' ? 'package.json' : `${manifest.folder}/package.json`;
  const homes = foldersAround(manifest.folder).map((each) => join(root, each));
  if (homes.some((home) => ['.pnp.cjs', '.pnp.js'].some((name) => exists(join(home, name)))))
    return [`What ${where} names is kept by Yarn's Plug'n'Play, which types are not read from.`];
  const names = [...manifest.dependencies].flatMap(([name, range]) =>
    /^(?:workspace|link|file|portal):/u.test(range) ? [] : name,
  );
  const missing = names.filter((name) => !homes.some((home) => exists(join(home, 'node_modules', name))));
  if (missing.length === 0) return [];
  if (missing.length === names.length)
    return [`Nothing that ${where} names is installed; types of packages are not known there.`];
  const some = missing.slice(0, 3).join(', ');
  return [
    `${some}${missing.length > 3 ? ` and ${String(missing.length - 3)} more` : ''} of ${where} ${missing.length === 1 ? 'is' : 'are'} not installed.`,
  ];
};

/** The nearest one counts, as it does for the compiler. */
const brokenConfig = (root: string, readText: ReadText, folder: string, exists: Exists): readonly string[] => {
  const path = foldersAround(folder)
    .flatMap((each) => ['tsconfig.json', 'jsconfig.json'].map((name) => (each === '' ? name : `${each}/${name}`)))
    .find((each) => readText(each) !== undefined);
  if (path === undefined) return [];
  const json = parseJsonObject(readText(path));
  if (json === undefined) return [`${path} cannot be parsed; its paths are not followed.`];
  const bases = typeof json['extends'] === 'string' ? [json['extends']] : (stringsOf(json['extends']) ?? []);
  const gone = bases.find((base) => !isThere(root, folderOf(path), base, exists));
  return gone === undefined ? [] : [`${path} extends ${gone}, which is not there; its paths are not followed.`];
};

const isThere = (root: string, folder: string, base: string, exists: Exists): boolean => {
  const owner = /^(?:@[^/]+\/)?[^/]+/u.exec(base)?.[0] ?? base;
  const places = /^\.{0,2}\//u.test(base)
    ? [base, `${base}.json`, `${base}/tsconfig.json`].map((each) => join(root, folder, each))
    : foldersAround(folder).map((each) => join(root, each, 'node_modules', owner));
  return isAbsolute(base) || base === '..' || places.some((place) => exists(place));
};
