// One call against one behaviour of the server: what was sent, when, and how the call ended.
import { openLoopback } from './loopback.js';
import { now, passUntil } from './virtual-clock.js';

/** @typedef {{ readonly how: 'throws' | 'answers' | 'never', readonly value: any, readonly at: number }} Ending */
/** @typedef {{ readonly attempts: readonly import('./loopback.js').Attempt[], readonly ending: Ending }} Seen */

const DAY = 24 * 3_600_000;
const TEN_MINUTES = 600_000;

/**
 * @param {import('./loopback.js').Plan} plan
 * @param {import('../recipe.js').SdkRecipe} recipe
 * @param {() => unknown} call
 * @returns {Promise<Seen>}
 */
export const runScenario = async (plan, recipe, call) => {
  const server = await openLoopback(plan, recipe.side ?? (() => undefined), recipe.reply ?? (() => ({})));
  /** @type {Ending | undefined} */
  let ending;
  void Promise.resolve()
    .then(call)
    .then(
      (value) => (ending = { how: 'answers', value, at: now() }),
      (/** @type {unknown} */ error) => (ending = { how: 'throws', value: error, at: now() }),
    );
  await passUntil(() => ending !== undefined, server.signs, DAY);
  const attempts = [...server.attempts];
  /** @type {Ending} */
  const end = ending ?? { how: 'never', value: undefined, at: now() };
  // What still hangs, or would try again later, is let through, so that it does not get into the next observation. Timers are
  // run down, not dropped: a scheduler that all clients of a package share would never wake again.
  server.settle();
  await passUntil(() => false, server.signs, TEN_MINUTES);
  server.close();
  await passUntil(() => true, server.signs, 0);
  return { attempts, ending: end };
};

/**
 * @param {import('../recipe.js').SdkRecipe} recipe
 * @param {number} status
 * @param {Readonly<Record<string, string>>} [headers]
 * @returns {import('./loopback.js').Plan}
 */
export const answering = (recipe, status, headers = {}) => ({
  kind: 'answer',
  status,
  headers,
  body: status < 300 ? (recipe.reply ?? (() => ({}))) : () => (recipe.refusal ?? refusal)(status),
});

const refusal = () => ({
  error: { type: 'refused', code: 'refused', message: 'refused' },
  message: 'refused',
  code: 'refused',
});
