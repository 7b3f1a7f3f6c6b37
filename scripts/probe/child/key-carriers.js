import { answering, runScenario } from './scenario.js';

/** @typedef {import('../recipe.js').SeenRequest} SeenRequest */

/**
 * Where a request holds a text: `header idempotency-key`, `body idempotency_key`, `query requestId`.
 * @param {SeenRequest} request
 * @param {(text: string, name: string) => boolean} isIt
 * @returns {string | null}
 */
export const carrierOf = (request, isIt) => {
  const header = Object.entries(request.headers).find(([name, text]) => typeof text === 'string' && isIt(text, name));
  if (header !== undefined) return `header ${header[0]}`;
  const query = [...new URL(request.path, 'http://any').searchParams].find(([name, text]) => isIt(text, name));
  if (query !== undefined) return `query ${query[0]}`;
  const field = fieldsOf(request.body).find(([name, text]) => isIt(text, name));
  return field === undefined ? null : `body ${field[0]}`;
};

/**
 * @param {string} body
 * @returns {readonly (readonly [string, string])[]}
 */
const fieldsOf = (body) => {
  try {
    /** @type {readonly (readonly [string, string])[]} */
    const value = JSON.parse(body);
    // Old axios makes JSON of JSON.
    const fields = textsIn(typeof value === 'string' ? JSON.parse(value) : value, '');
    return fields;
  } catch {
    return [...new URLSearchParams(body)];
  }
};

/**
 * @param {unknown} value
 * @param {string} at
 * @returns {readonly (readonly [string, string])[]}
 */
const textsIn = (value, at) => {
  if (typeof value === 'string') return [[at, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => textsIn(one, at === '' ? name : `${at}.${name}`));
};

/**
 * By HTTP method: the key that the SDK makes by itself, and whether its retries send the same.
 * @param {import('../recipe.js').SdkRecipe} recipe
 * @param {(call: (client: any) => unknown, make?: (sdk: any) => any) => () => unknown} start
 * @param {readonly string[]} names what the catalog calls a key on the wire
 */
export const keysOf = async (recipe, start, names) => {
  /** @type {Record<string, string>} */
  const keys = {};
  const isKey = (/** @type {string} */ text, /** @type {string} */ name) =>
    text !== '' && (names.includes(name.toLowerCase()) || /idempot/iu.test(name));
  for (const call of [recipe.write, ...(recipe.more ?? []), recipe.read]) {
    if (call === undefined) continue;
    const { attempts } = await runScenario(answering(recipe, 500), recipe, start(call));
    const [first] = attempts;
    if (first !== undefined) keys[first.method] = describeKey(attempts, isKey);
  }
  // Some make a key only where there is going to be a second attempt.
  for (const [option, make] of Object.entries(recipe.retries ?? {})) {
    if (recipe.write === undefined) break;
    const { attempts } = await runScenario(answering(recipe, 500), recipe, start(recipe.write, make));
    const [first] = attempts;
    if (first !== undefined) keys[`${first.method} with ${option}`] = describeKey(attempts, isKey);
  }
  return keys;
};

/**
 * @param {readonly SeenRequest[]} attempts
 * @param {(text: string, name: string) => boolean} isKey
 */
const describeKey = (attempts, isKey) => {
  const texts = new Set();
  const places = new Set(
    attempts.map((attempt) => carrierOf(attempt, (text, name) => isKey(text, name) && texts.add(text).size > 0)),
  );
  const [place] = places;
  if (place == null || places.size > 1) return places.size > 1 ? 'on some attempts only' : 'none';
  if (attempts.length === 1) return place;
  return `${place}, ${texts.size === 1 ? 'the same' : 'another'} on each attempt`;
};
