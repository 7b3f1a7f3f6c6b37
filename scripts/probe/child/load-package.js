import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * What a package exports by either way, and which ways there are.
 * @typedef {{ readonly loads: readonly ('import' | 'require')[], readonly roots: readonly any[], readonly version: string }} Loaded
 */

/**
 * @param {string} folder where it is installed
 * @param {string} specifier `square/legacy` for a part of it
 * @returns {Promise<Loaded>}
 */
export const loadPackage = async (folder, specifier) => {
  // An import is resolved from the module it stands in.
  const inside = path.join(folder, 'load.mjs');
  if (!existsSync(inside)) writeFileSync(inside, 'export const load = (name) => import(name);\n');
  const { load } = await import(pathToFileURL(inside).href);
  const imported = await attempt(() => load(specifier));
  const required = await attempt(() => createRequire(inside)(specifier));
  if (imported === undefined && required === undefined) await load(specifier);
  return {
    loads: [
      ...(imported === undefined ? [] : [/** @type {const} */ ('import')]),
      ...(required === undefined ? [] : [/** @type {const} */ ('require')]),
    ],
    roots: [imported, imported?.default, required, required?.default].filter((one) => one != null),
    version: versionOf(folder, specifier),
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
 * @returns {string}
 */
const versionOf = (folder, specifier) =>
  JSON.parse(readFileSync(path.join(packageFolder(folder, specifier), 'package.json'), 'utf8')).version;

/**
 * An export, as code that is compiled either way reaches it.
 * @param {Loaded} loaded
 * @param {string} name
 */
export const exportOf = ({ roots }, name) => {
  const found = roots.map((one) => (name === 'default' ? one : one[name])).filter((one) => one != null);
  return found.find((one) => typeof one === 'function') ?? found.at(name === 'default' ? -1 : 0);
};

/**
 * What recipes are given.
 * @param {Loaded} loaded
 */
export const sdkOf = (loaded) => new Proxy({}, { get: (_target, name) => exportOf(loaded, String(name)) });
