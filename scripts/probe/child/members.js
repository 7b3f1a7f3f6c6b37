// The member paths of a client: what code can call on it.

const DEPTH = 6;
const MOST = 20_000;
/** Of every function, and of none in particular. */
const IGNORED = new Set([
  ...Object.getOwnPropertyNames(Object.prototype),
  ...Object.getOwnPropertyNames(Function.prototype),
  ...['prototype', 'arguments', 'caller', 'then', 'catch', 'finally', 'toJSON'],
  // Octokit hangs these on every method.
  ...['endpoint', 'defaults'],
]);

/**
 * Breadth first, so that the shortest path comes first; what is its own ancestor is not walked again.
 * @param {any} client
 * @returns {readonly string[]}
 */
export const membersOf = (client) => {
  /** @type {string[]} */
  const found = [];
  /** @type {{ readonly value: any, readonly path: readonly string[], readonly above: readonly unknown[] }[]} */
  const queue = [{ value: client, path: [], above: [] }];
  for (let one = queue.shift(); one !== undefined && found.length < MOST; one = queue.shift()) {
    const { value, path, above } = one;
    for (const name of namesOf(value)) {
      const member = read(value, name);
      const at = [...path, name];
      if (typeof member === 'function') found.push(at.join('.'));
      if (at.length >= DEPTH) continue;
      const inner = above.includes(member) || member === value ? [] : insideOf(member);
      for (const each of inner) queue.push({ value: each, path: at, above: [...above, value, member] });
    }
  }
  return [...new Set(found)].sort();
};

/** @param {any} value @returns {readonly string[]} */
const namesOf = (value) => {
  const names = new Set();
  for (let one = value; one != null && one !== Object.prototype && one !== Function.prototype;) {
    for (const name of Object.getOwnPropertyNames(one)) names.add(name);
    one = Object.getPrototypeOf(one);
  }
  return [...names].filter((name) => !IGNORED.has(name) && /^[a-z]\w*$/iu.test(name));
};

/** @param {any} value @param {string} name */
const read = (value, name) => {
  try {
    return value[name];
  } catch {
    return undefined;
  }
};

/**
 * What is looked into: objects that are somebody's, and functions with members of their own. Where these answer another
 * object (`messages('id').fetch`), that is looked into as well: the catalog's paths leave the call out.
 * @param {any} member
 * @returns {readonly any[]}
 */
const insideOf = (member) => {
  if (typeof member === 'object' && member !== null) return isData(member) ? [] : [member];
  if (typeof member !== 'function' || isClass(member)) return [];
  if (!Object.keys(member).some((name) => !IGNORED.has(name) && typeof read(member, name) === 'function')) return [];
  const answer = answerOf(member);
  return typeof answer === 'object' && answer !== null && !(answer instanceof Promise) ? [member, answer] : [member];
};

/** @param {any} member */
const answerOf = (member) => {
  try {
    const answer = member('anything');
    if (answer instanceof Promise) answer.catch(() => undefined);
    return answer;
  } catch {
    return undefined;
  }
};

/** @param {object} value */
const isData = (value) =>
  Array.isArray(value) ||
  ArrayBuffer.isView(value) ||
  value instanceof Map ||
  value instanceof Set ||
  value instanceof Promise ||
  value instanceof WeakMap ||
  ['Agent', 'EventEmitter', 'Socket', 'URL', 'Headers'].includes(value.constructor?.name);

/** @param {unknown} value */
export const isClass = (value) =>
  typeof value === 'function' && /^class\b/u.test(Function.prototype.toString.call(value));
