// What a client does by itself, seen from the server's side.
import { packed } from '../packed.js';
import { carrierOf, keysOf } from './key-carriers.js';
import { MANY } from './loopback.js';
import { answering, runScenario } from './scenario.js';

/** @typedef {import('../recipe.js').SdkRecipe} SdkRecipe */

const STATUSES = [408, 409, 429, 500, 502, 503, 504, 529];
const RETRY_AFTER_SEC = 17;

/**
 * @param {SdkRecipe} recipe
 * @param {any} sdk
 * @param {readonly string[]} keyNames what the catalog calls a key on the wire
 */
export const observeBehaviour = async (recipe, sdk, keyNames) => {
  const { client, write, read } = recipe;
  if (client === undefined || (write ?? read) === undefined) return undefined;
  const first = write ?? read ?? (() => undefined);
  const start =
    (/** @type {(client: any) => unknown} */ call, make = client) =>
    () =>
      call(make(sdk));

  const good = await runScenario(answering(recipe, 200), recipe, start(first));
  const [request] = good.attempts;
  if (request === undefined) throw new Error(`A call of the recipe sends nothing: ${describe(good.ending)}`);
  const writes = write === undefined ? undefined : await attemptsOf(recipe, start(write));
  const reads = read === undefined ? undefined : await attemptsOf(recipe, start(read));
  const hanging = await runScenario({ kind: 'hang' }, recipe, start(first));
  return {
    sent: `${request.method} ${request.host}`,
    good: describe(good.ending),
    attempts: { ...(writes && { write: writes.attempts }), ...(reads && { read: reads.attempts }) },
    endings: (writes ?? reads)?.endings,
    timeoutMs: limitOf(hanging),
    timeoutOptions: await each(recipe.timeouts, async (make) =>
      limitOf(await runScenario({ kind: 'hang' }, recipe, start(first, make))),
    ),
    retryOptions: await each(recipe.retries, async (make) => ({
      ...(write && { write: (await attemptsOf(recipe, start(write, make))).attempts }),
      ...(read && { read: (await attemptsOf(recipe, start(read, make))).attempts }),
    })),
    retryAfter: await retryAfterOf(recipe, (make) => start(first, make)),
    keys: await keysOf(recipe, start, keyNames),
    callersKey: await callersKeyOf(recipe, client, sdk),
  };
};

/**
 * @template A, B
 * @param {Readonly<Record<string, A>> | undefined} by
 * @param {(one: A) => Promise<B>} see
 * @returns {Promise<Record<string, B>>}
 */
const each = async (by, see) => {
  /** @type {Record<string, B>} */
  const seen = {};
  for (const [name, one] of Object.entries(by ?? {})) seen[name] = await see(one);
  return seen;
};

/**
 * How often a call is tried, by what goes wrong, and how each ends.
 * @param {SdkRecipe} recipe
 * @param {() => unknown} call
 */
const attemptsOf = async (recipe, call) => {
  /** @type {Record<string, number | 'many'>} */
  const attempts = {};
  /** @type {Record<string, string>} */
  const endings = {};
  /** @type {readonly (readonly [string, import('./loopback.js').Plan])[]} */
  const plans = [
    ['400', answering(recipe, 400)],
    ...STATUSES.map((status) => /** @type {const} */ ([String(status), answering(recipe, status)])),
    ['hang', { kind: 'hang' }],
    ['reset', { kind: 'reset' }],
  ];
  for (const [name, plan] of plans) {
    const seen = await runScenario(plan, recipe, call);
    if (seen.attempts.length === 0) throw new Error(`A call of the recipe sends nothing: ${describe(seen.ending)}`);
    attempts[name] = seen.attempts.length >= MANY ? 'many' : seen.attempts.length;
    endings[name] = describe(seen.ending);
  }
  return { attempts: packed(attempts), endings: packed(endings) };
};

/**
 * Milliseconds until the first attempt is given up; null: never.
 * @param {import('./scenario.js').Seen} seen
 */
const limitOf = ({ attempts: [first], ending }) => {
  if (first === undefined) return null;
  const ends = [first.closedAt, ending.how === 'never' ? null : ending.at].filter((at) => at !== null);
  return ends.length === 0 ? null : Math.min(...ends) - first.at;
};

/**
 * @param {SdkRecipe} recipe
 * @param {(make?: (sdk: any) => any) => () => unknown} start
 */
const retryAfterOf = async (recipe, start) => {
  const plan = answering(recipe, 429, { 'retry-after': String(RETRY_AFTER_SEC) });
  for (const make of [undefined, ...Object.values(recipe.retries ?? {})]) {
    const { attempts } = await runScenario(plan, recipe, start(make));
    const [first, second] = attempts;
    if (first !== undefined && second !== undefined) {
      return second.at - first.at >= RETRY_AFTER_SEC * 1000 ? 'obeyed' : 'ignored';
    }
  }
  return 'not retried';
};

/**
 * Where the server finds the key that the caller gave.
 * @param {SdkRecipe} recipe
 * @param {(sdk: any) => any} client
 * @param {any} sdk
 */
const callersKeyOf = async (recipe, client, sdk) => {
  const { keyed } = recipe;
  if (keyed === undefined) return undefined;
  const key = 'the-key-of-the-caller';
  const { attempts } = await runScenario(answering(recipe, 500), recipe, () => keyed(client(sdk), key));
  const places = new Set(attempts.map((attempt) => carrierOf(attempt, (text) => text === key)));
  return [...places].map((place) => place ?? 'nowhere').join(', ');
};

/** @param {import('./scenario.js').Ending} ending */
const describe = ({ how, value }) => {
  if (how !== 'throws') return how;
  return `throws ${typeof value === 'object' && value !== null ? (value.constructor?.name ?? 'object') : typeof value}`;
};
