import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * What a package exports by either way, and which ways there are. `parts`: what it exports under other names of its own,
 * `./webhooks`, as far as that loads.
 * @typedef {{ readonly loads: readonly ('import' | 'require')[], readonly roots: readonly any[], readonly parts: ReadonlyMap<string, readonly any[]>, readonly version: string }} Loaded
 */

/** A package with more names than this has one for each of its files. */
const MOST_PARTS = 60;

/**
 * @param {string} folder where it is installed
 * @param {string} specifier `square/legacy` for a part of it
 * @param {readonly string[]} named parts that the package gives a pattern for only
 * @returns {Promise<Loaded>}
 */
export const loadPackage = async (folder, specifier, named = []) => {
  // An import is resolved from the module it stands in.
  const inside = path.join(folder, 'load.mjs');
  if (!existsSync(inside)) writeFileSync(inside, 'export const load = (name) => import(name);\n');
  const { load } = await import(pathToFileURL(inside).href);
  const rootsOf = async (/** @type {string} */ name) => {
    const imported = await attempt(() => load(name));
    const required = await attempt(() => createRequire(inside)(name));
    return { imported, required, roots: [imported, imported?.default, required, required?.default].filter(Boolean) };
  };
  const { imported, required, roots } = await rootsOf(specifier);
  /** @type {Map<string, readonly any[]>} */
  const parts = new Map();
  for (const name of [...partsOf(folder, specifier), ...named])
    parts.set(name, (await rootsOf(path.posix.join(specifier, name))).roots);
  // Some export nothing but parts.
  if ([roots, ...parts.values()].every(({ length }) => length === 0)) await load(specifier);
  return {
    loads: [
      ...(imported === undefined ? [] : [/** @type {const} */ ('import')]),
      ...(required === undefined ? [] : [/** @type {const} */ ('require')]),
    ],
    roots,
    parts,
    version: manifestOf(folder, specifier).version,
  };
};

/** @param {() => any} load */
const attempt = async (load) => {
  try {
    return await load();
  } catch {
    return undefined;
  }
};

/**
 * @param {string} folder
 * @param {string} specifier
 */
export const packageFolder = (folder, specifier) =>
  path.join(folder, 'node_modules', ...specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1));

/**
 * @param {string} folder
 * @param {string} specifier
 * @returns {{ readonly version: string, readonly exports?: unknown }}
 */
const manifestOf = (folder, specifier) =>
  JSON.parse(readFileSync(path.join(packageFolder(folder, specifier), 'package.json'), 'utf8'));

/**
 * @param {string} folder
 * @param {string} specifier
 * @returns {readonly string[]}
 */
const partsOf = (folder, specifier) => {
  const exported = manifestOf(folder, specifier).exports;
  const isWhole = path.join(folder, 'node_modules', specifier) === packageFolder(folder, specifier);
  if (!isWhole || typeof exported !== 'object' || exported === null) return [];
  const names = Object.keys(exported).filter((name) => name.startsWith('./') && !/\*|\.\w+$/u.test(name));
  return names.length > MOST_PARTS ? [] : names;
};

/**
 * An export, as code that is compiled either way reaches it.
 * @param {Loaded} loaded
 * @param {string} name
 */
export const exportOf = (loaded, name) => partWith(loaded, name)?.found;

/**
 * The same, and of which part it is: `.` for the package's root.
 * @param {Loaded} loaded
 * @param {string} name
 * @returns {{ readonly part: string, readonly found: any } | undefined}
 */
export const partWith = ({ roots, parts }, name) => {
  for (const [part, exported] of /** @type {const} */ ([['.', roots], ...parts])) {
    const found = pick(exported, name);
    if (found != null) return { part, found };
  }
  return undefined;
};

/**
 * @param {readonly any[]} roots
 * @param {string} name
 */
const pick = (roots, name) => {
  const found = roots.map((one) => (name === 'default' ? one : one[name])).filter((one) => one != null);
  return found.find((one) => typeof one === 'function') ?? found.at(name === 'default' ? -1 : 0);
};

/**
 * What recipes are given.
 * @param {Loaded} loaded
 */
export const sdkOf = (loaded) => new Proxy({}, { get: (_target, name) => exportOf(loaded, String(name)) });
