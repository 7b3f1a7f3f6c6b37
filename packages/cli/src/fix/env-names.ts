import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const READ =
  /\benv\.([A-Z][A-Z0-9_]+)|\benv(?:\.get\(|\[)['"]([A-Z][A-Z0-9_]+)['"]|\benv\(\s*['"]([A-Z][A-Z0-9_]+)['"]/gu;
const DECLARED = /^[ \t]*(?:export[ \t]+)?([A-Z][A-Z0-9_]+)[ \t]*=/gmu;

/** Names of environment variables that the program reads, or that a `.env` file beside it sets. Values are not kept. */
export const envNames = (root: string, paths: Iterable<string>): ReadonlySet<string> => {
  const names = new Set<string>();
  const folders = new Set(['.']);
  for (const path of paths) {
    for (let folder = dirname(path); !folders.has(folder); folder = dirname(folder)) folders.add(folder);
    addNames(names, textIn(join(root, path)), READ);
  }
  for (const folder of folders) {
    for (const name of entriesIn(join(root, folder)).filter((entry) => /^\.(?:env|dev\.vars)(?:\.|$)/u.test(entry)))
      addNames(names, textIn(join(root, folder, name)), DECLARED);
  }
  return names;
};

const addNames = (names: Set<string>, text: string, pattern: RegExp): void => {
  for (const groups of text.matchAll(pattern)) {
    const name = groups.slice(1).join('');
    if (name !== '') names.add(name);
  }
};

const textIn = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

const entriesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};
