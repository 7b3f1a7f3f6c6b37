import { fake } from '../fakes.js';
import { exportOf } from './load-package.js';
import { isClass } from './members.js';

/** @typedef {import('./load-package.js').Loaded} Loaded */
/** @typedef {import('@seamlint/core').Client} Client */

/**
 * A client made of nothing that is real: by the recipe, or by what the catalog says of its arguments.
 * @param {Loaded} loaded
 * @param {Client} row
 * @returns {any} undefined: it could not be made
 */
export const instanceOf = (loaded, row) => {
  const exported = reach(loaded, row.import);
  if (typeof exported !== 'function') return exported;
  if (row.form === 'static-config') return exported;
  for (const args of guessesOf(row)) {
    try {
      const made = row.form === 'call' ? exported(...args) : new exported(...args);
      if (made instanceof Promise) made.catch(() => undefined);
      else if (made != null) return made;
    } catch {
      // The next guess may do.
    }
  }
  return isClass(exported) ? exported.prototype : undefined;
};

/**
 * What the catalog's path means: `Client.init` a member, `REST().setToken` one of what `new REST()` makes, `().client`
 * one of what the export itself makes.
 * @param {Loaded} loaded
 * @param {string} at
 * @returns {any}
 */
export const reach = (loaded, at) => {
  const [first = '', ...rest] = at.replaceAll('.()', '()').split('.');
  const name = first.replace('()', '') || 'default';
  const start = first.endsWith('()')
    ? instanceOf(loaded, { pkg: '', import: name, form: 'new', optionsArg: 0 })
    : exportOf(loaded, name);
  return rest.reduce((one, member) => one?.[member], start);
};

const KEY = fake(40);
const OPTIONS = {
  apiKey: KEY,
  token: KEY,
  accessToken: KEY,
  auth: KEY,
  secret: KEY,
  signingSecret: KEY,
  clientId: KEY,
  clientSecret: KEY,
};

/**
 * @param {Client} row
 * @returns {readonly (readonly unknown[])[]}
 */
const guessesOf = ({ keyArg, optionsArg, secretOptions = [] }) => {
  const length = Math.max(keyArg ?? -1, optionsArg ?? -1) + 1;
  /** @type {Record<string, any>} */
  let options = OPTIONS;
  for (const option of secretOptions) options = assign(options, option.split('.'));
  const plain = Array.from({ length }, (_, index) => (index === optionsArg ? options : KEY));
  return [
    plain,
    plain.map((one, index) => (index === optionsArg ? {} : one)),
    [KEY],
    [options],
    [],
    ['AC'.concat(KEY), KEY],
  ];
};

/**
 * @param {Record<string, any>} target
 * @param {readonly string[]} at
 * @returns {Record<string, any>}
 */
const assign = (target, [name = '', ...rest]) => ({
  ...target,
  [name]: rest.length === 0 ? KEY : assign(target[name] instanceof Object ? target[name] : {}, rest),
});
