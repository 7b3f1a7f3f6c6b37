import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../workspaces.js';

/**
 * @param {string} id
 * @returns {Promise<import('./recipe.js').Recipe | undefined>}
 */
export const loadRecipe = async (id) => {
  const file = path.join(root, 'scripts/probe/recipes', `${id}.js`);
  return existsSync(file) ? (await import(pathToFileURL(file).href)).recipe : undefined;
};
