// Options are types, which leave nothing behind at run time: they are looked up as words of what the package ships.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageFolder } from './load-package.js';

const TEXT = /\.(?:d\.[cm]?ts|[cm]?js)$/u;

/**
 * Which of `words` stand in the package, and failing that in what it depends on.
 * @param {string} folder where it is installed
 * @param {string} specifier
 * @param {readonly string[]} words
 * @returns {ReadonlyMap<string, string>}
 */
export const findWords = (folder, specifier, words) => {
  /** @type {Map<string, string>} */
  const found = new Map();
  const own = packageFolder(folder, specifier);
  const searches = [
    { name: 'types', where: own, files: /\.d\.[cm]?ts$/u },
    { name: 'code', where: own, files: TEXT },
    ...dependenciesOf(own).map((name) => ({ name, where: packageFolder(folder, name), files: TEXT })),
  ];
  for (const { name, where, files } of searches) {
    const missing = new Set(words.filter((word) => !found.has(word)));
    if (missing.size > 0) for (const word of wordsIn(where, files, missing)) found.set(word, name);
  }
  return found;
};

/** @param {string} folder @returns {readonly string[]} */
const dependenciesOf = (folder) => {
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
};

/**
 * @param {string} folder
 * @param {RegExp} files
 * @param {Set<string>} missing
 */
const wordsIn = (folder, files, missing) => {
  const found = new Set();
  for (const file of filesOf(folder, files)) {
    const text = readFileSync(file, 'utf8');
    for (const word of missing) {
      if (!text.includes(word) || !new RegExp(`(?<![\\w$])${escape(word)}(?![\\w$])`, 'u').test(text)) continue;
      found.add(word);
      missing.delete(word);
    }
    if (missing.size === 0) break;
  }
  return found;
};

/** @param {string} word */
const escape = (word) => word.replace(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`);

/**
 * @param {string} folder
 * @param {RegExp} files
 * @returns {Generator<string>}
 */
function* filesOf(folder, files) {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== 'node_modules') yield* filesOf(file, files);
    else if (entry.isFile() && files.test(entry.name)) yield file;
  }
}
