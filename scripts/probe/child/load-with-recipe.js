import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loadRecipe } from '../load-recipe.js';
import { majorOf, sdkRecipeFor } from '../recipe.js';
import { loadPackage, packageFolder } from './load-package.js';

/** @typedef {{ readonly provider: string, readonly pkg: string, readonly recipePkg: string, readonly folder: string }} Subject */

/**
 * A package, with the recipe for its major: that names the parts which the package itself does not list.
 * @param {Subject} subject
 */
export const loadWithRecipe = async ({ provider, pkg, recipePkg, folder }) => {
  const manifest = readFileSync(path.join(packageFolder(folder, pkg), 'package.json'), 'utf8');
  const major = majorOf(JSON.parse(manifest).version);
  const recipe = sdkRecipeFor(await loadRecipe(provider), { row: recipePkg, specifier: pkg }, major);
  return { loaded: await loadPackage(folder, pkg, recipe?.parts), recipe, major };
};
