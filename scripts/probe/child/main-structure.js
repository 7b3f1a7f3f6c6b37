import { answerJob } from './answer-job.js';
import { sdkOf } from './load-package.js';
import { loadWithRecipe } from './load-with-recipe.js';
import { observeStructure } from './structure.js';

/** @typedef {{ readonly provider: string, readonly pkg: string, readonly recipePkg: string, readonly folder: string, readonly questions: import('../questions.js').Questions }} StructureJob */

/** @param {StructureJob} job */
const observe = async ({ provider, pkg, recipePkg, folder, questions }) => {
  const { loaded, recipe } = await loadWithRecipe({ provider, pkg, recipePkg, folder });
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
