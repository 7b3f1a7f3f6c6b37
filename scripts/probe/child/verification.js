// What a helper does with a delivery that is signed well, and with those that are not.
import { openLoopback } from './loopback.js';
import { now, passUntil } from './virtual-clock.js';

/** @typedef {import('../recipe.js').HelperRecipe} HelperRecipe */
/** @typedef {import('../recipe.js').Delivery} Delivery */
/** @typedef {{ readonly accepts: boolean, readonly how: string | null }} Verdict `how`: what a refusal looks like */

const DAY_SEC = 86_400;

/**
 * @param {HelperRecipe} helper
 * @param {any} sdk
 */
export const observeHelper = async (helper, sdk) => {
  const secretOf = helper.secret ?? (() => 'the secret of the endpoint');
  const secret = secretOf();
  const another = secretOf();
  const other = another === secret ? otherSecret(secret) : another;
  const time = Math.floor(now() / 1000);
  const body = helper.body ?? JSON.stringify({ id: 'evt_1', type: 'thing.happened', data: { n: 1 } });
  const delivery = { body, secret, time };
  /** @type {any[]} */
  const positions = [];
  const judge = async (/** @type {Delivery} */ given, /** @type {Delivery} */ signedAs) => {
    const signed = await helper.sign(signedAs);
    if (helper.run !== undefined) return ran(helper.run(sdk, given, signed));
    const args = helper.args?.(given, signed, sdk) ?? [];
    positions.push(positionsIn(args, given));
    return verdictOf(() => callHelper(helper, sdk, given.secret, args), helper);
  };
  const good = await judge(delivery, delivery);
  const tampered = await judge({ ...delivery, body: tamper(body) }, delivery);
  const forged = await judge(delivery, { ...delivery, secret: other });
  const old = await judge(delivery, { ...delivery, time: time - DAY_SEC });
  const refusals = new Set([tampered, forged].flatMap(({ how }) => how ?? []));
  return {
    result: [...refusals].join(' or ') || 'accepts everything',
    good: word(good),
    tamperedBody: word(tampered),
    otherSecret: word(forged),
    oldTimestamp: word(old),
    ...positions[0],
  };
};

/** @param {Verdict} verdict */
const word = ({ accepts }) => (accepts ? 'accepts' : 'refuses');

/** Keeps its form: a URL, JSON or a form's fields stay what they are. @param {string} body */
const tamper = (body) => body.replace(/\d(?=\D*$)/u, (digit) => String((Number(digit) + 1) % 10));

/** Another of the same form. @param {string} secret */
const otherSecret = (secret) => secret.replace(/[a-z](?=[^a-z]*$)/u, (letter) => (letter === 'b' ? 'c' : 'b'));

/**
 * @param {readonly unknown[]} args
 * @param {Delivery} given
 */
const positionsIn = (args, { body, secret }) => {
  const rawArg = args.findIndex((one) => one === body || (Buffer.isBuffer(one) && one.toString() === body));
  const secretArg = args.indexOf(secret);
  return { ...(secretArg !== -1 && { secretArg }), ...(rawArg !== -1 && { rawArg }) };
};

/**
 * @param {HelperRecipe} helper
 * @param {any} sdk
 * @param {string} secret
 * @param {readonly unknown[]} args
 */
const callHelper = (helper, sdk, secret, args) => {
  const start = helper.on?.(sdk, secret) ?? sdk[helper.import];
  const last = helper.path.at(-1);
  const owner = helper.path.slice(0, -1).reduce((one, name) => one[name], start);
  return last === undefined ? start(...args) : owner[last](...args);
};

/**
 * @param {() => unknown} call
 * @param {HelperRecipe} helper
 * @returns {Promise<Verdict>}
 */
const verdictOf = async (call, helper) => {
  let result;
  try {
    result = call();
  } catch {
    return { accepts: false, how: 'throws' };
  }
  const promised = result instanceof Promise || typeof (/** @type {any} */ (result)?.then) === 'function';
  try {
    return verdictOfValue(await result, promised, helper);
  } catch {
    return { accepts: false, how: 'promise-throws' };
  }
};

/**
 * @param {unknown} value
 * @param {boolean} promised
 * @param {HelperRecipe} helper
 * @returns {Verdict}
 */
const verdictOfValue = (value, promised, { accepts }) => {
  if (accepts !== undefined) return { accepts: accepts(value), how: accepts(value) ? null : 'result-object' };
  if (value === false) return { accepts: false, how: promised ? 'promise-boolean' : 'boolean' };
  return { accepts: true, how: null };
};

/**
 * @param {Promise<boolean>} running
 * @returns {Promise<Verdict>}
 */
const ran = async (running) => {
  const reached = await running;
  return { accepts: reached, how: reached ? null : 'rejects-request' };
};

/**
 * For packages that fetch something to verify with: the loopback answers what `reply` says.
 * @template T
 * @param {import('../recipe.js').SdkRecipe} recipe
 * @param {() => Promise<T>} run
 * @returns {Promise<T>}
 */
export const withServer = async (recipe, run) => {
  const body = recipe.reply ?? (() => ({}));
  const server = await openLoopback({ kind: 'answer', status: 200, body }, recipe.side ?? (() => undefined), body);
  /** @type {T | undefined} */
  let value;
  /** @type {{ readonly error: unknown } | undefined} */
  let failed;
  const done = run().then(
    (result) => (value = result),
    (/** @type {unknown} */ error) => (failed = { error }),
  );
  let over = false;
  void done.then(() => (over = true));
  await passUntil(() => over, server.signs, DAY_SEC * 1000);
  server.close();
  if (failed !== undefined) throw failed.error;
  if (!over) throw new Error('A helper never answered.');
  return /** @type {T} */ (value);
};
