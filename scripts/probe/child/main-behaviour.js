import { loadRecipe } from '../load-recipe.js';
import { holds, majorOf } from '../recipe.js';
import { answerJob } from './answer-job.js';
import { observeBehaviour } from './behaviour.js';
import { loadPackage, sdkOf } from './load-package.js';
import './socket-timeouts.js';
import { observeHelper, withServer } from './verification.js';

/** @typedef {{ readonly provider: string, readonly pkg: string, readonly recipePkg: string, readonly folder: string, readonly keyNames: readonly string[] }} BehaviourJob */

/** @param {BehaviourJob} job */
const observe = async ({ provider, pkg, recipePkg, folder, keyNames }) => {
  const loaded = await loadPackage(folder, pkg);
  const major = majorOf(loaded.version);
  const recipe = (await loadRecipe(provider))?.sdks.find((one) => one.pkg === recipePkg && holds(one, major));
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
