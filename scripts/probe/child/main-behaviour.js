import { holds } from '../recipe.js';
import { answerJob } from './answer-job.js';
import { observeBehaviour } from './behaviour.js';
import { sdkOf } from './load-package.js';
import { loadWithRecipe } from './load-with-recipe.js';
import './socket-timeouts.js';
import { observeHelper, withServer } from './verification.js';

/** @typedef {{ readonly provider: string, readonly pkg: string, readonly recipePkg: string, readonly folder: string, readonly keyNames: readonly string[] }} BehaviourJob */

/** @param {BehaviourJob} job */
const observe = async ({ provider, pkg, recipePkg, folder, keyNames }) => {
  const { loaded, recipe, major } = await loadWithRecipe({ provider, pkg, recipePkg, folder });
  if (recipe === undefined) return {};
  const sdk = sdkOf(loaded);
  const behaviour = await observeBehaviour(recipe, sdk, keyNames);
  /** @type {Record<string, unknown>} */
  const webhooks = {};
  for (const helper of recipe.helpers ?? []) {
    if (!holds(helper, major)) continue;
    const name = [helper.import, ...helper.path].join('.');
    webhooks[name] = await withServer(recipe, () => observeHelper(helper, sdk)).catch(
      (/** @type {unknown} */ error) => `failed: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return { ...(behaviour && { behaviour }), ...(recipe.helpers && { webhooks }) };
};

answerJob(observe);
