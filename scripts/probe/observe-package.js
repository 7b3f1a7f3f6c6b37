import { readFileSync } from 'node:fs';
import path from 'node:path';
import { install } from './install.js';
import { questionsFor } from './questions.js';
import { majorOf, sdkRecipeFor } from './recipe.js';
import { runChild } from './run-child.js';

/**
 * `row`: as the catalog names it, a family perhaps; `specifier`: what is imported.
 * @typedef {{ readonly row: string, readonly specifier: string, readonly version: string }} Target
 */

/**
 * @param {import('@seamlint/core').Provider} provider
 * @param {import('./recipe.js').Recipe | undefined} recipe
 * @param {Target} target
 * @param {string} cache
 * @returns {Promise<Record<string, unknown> | { readonly error: string }>}
 */
export const observePackage = async (provider, recipe, target, cache) => {
  const { row, specifier, version } = target;
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  const sdkRecipe = sdkRecipeFor(recipe, target, majorOf(version));
  const installed = install(cache, name, version, sdkRecipe?.beside ?? []);
  if ('error' in installed) return installed;
  const { folder } = installed;
  const exact = JSON.parse(readFileSync(path.join(folder, 'node_modules', name, 'package.json'), 'utf8')).version;
  const questions = questionsFor(provider, row, majorOf(exact));
  const job = { provider: provider.id, pkg: specifier, recipePkg: row, folder };

  const structure = await runChild('main-structure.js', ['only-loopback.js'], { ...job, questions }, folder);
  const about = { name: row, ...(specifier !== row && { specifier }), version: exact };
  if ('error' in structure) return { ...about, fails: firstLine(structure.error) };
  const seen = specifier === row ? structure.value : ofFamily(structure.value);
  if (sdkRecipeFor(recipe, target, majorOf(exact)) === undefined) return { ...about, ...seen };

  const { header = null, field = null } = provider.idempotency ?? {};
  const keyNames = [header, field].filter((one) => one !== null);
  const preloads = ['only-loopback.js', 'virtual-clock.js', 'socket-timeouts.js'];
  const behaviour = await runChild('main-behaviour.js', preloads, { ...job, keyNames }, folder);
  if ('error' in behaviour) return { ...about, ...seen, error: behaviour.error };
  return { ...about, ...seen, ...behaviour.value };
};

/**
 * Of all that the catalog says of a family each member has its part: what the others have is left out.
 * @param {Record<string, unknown>} structure
 */
const ofFamily = (structure) => {
  const found = (/** @type {Record<string, string>} */ places) =>
    Object.fromEntries(Object.entries(places).filter(([, place]) => place !== 'missing'));
  const tables = ['clients', 'helpers', 'classes', 'options', 'carriers'].map((field) => [
    field,
    found(/** @type {Record<string, string>} */ (structure[field])),
  ]);
  return { ...structure, ...Object.fromEntries(tables) };
};

/** Paths and what follows differ from machine to machine. @param {string} text */
const firstLine = (text) => (text.split('\n')[0] ?? '').replaceAll(/(?:file:\/\/)?\/\S+/gu, '…');
