import { loadRecipe } from '../load-recipe.js';
import { holds, majorOf } from '../recipe.js';
import { answerJob } from './answer-job.js';
import { loadPackage, sdkOf } from './load-package.js';
import { observeStructure } from './structure.js';

/** @typedef {{ readonly provider: string, readonly pkg: string, readonly recipePkg: string, readonly folder: string, readonly questions: import('../questions.js').Questions }} StructureJob */

/** @param {StructureJob} job */
const observe = async ({ provider, pkg, recipePkg, folder, questions }) => {
  const loaded = await loadPackage(folder, pkg);
  const major = majorOf(loaded.version);
  const recipe = (await loadRecipe(provider))?.sdks.find((one) => one.pkg === recipePkg && holds(one, major));
  return observeStructure(loaded, questions, folder, pkg, clientOf(recipe, sdkOf(loaded)));
};

/**
 * @param {import('../recipe.js').SdkRecipe | undefined} recipe
 * @param {any} sdk
 */
const clientOf = (recipe, sdk) => {
  try {
    return recipe?.client?.(sdk);
  } catch {
    return undefined;
  }
};

answerJob(observe);
