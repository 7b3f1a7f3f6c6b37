// Whether what the catalog names is there, and what more there is.
import { instanceOf, reach } from './instances.js';
import { partWith } from './load-package.js';
import { isClass, membersOf } from './members.js';
import { findWords } from './words.js';

/** @typedef {import('./load-package.js').Loaded} Loaded */
/** @typedef {import('../questions.js').Questions} Questions */

/**
 * @param {Loaded} loaded
 * @param {Questions} questions
 * @param {string} folder
 * @param {string} specifier
 * @param {any} made the recipe's client
 */
export const observeStructure = (loaded, questions, folder, specifier, made) => {
  const clients = questions.clients.filter(({ sends }) => sends !== false);
  const instances = new Map(questions.clients.map((row) => [row, instanceOf(loaded, row)]));
  const walked = [made, ...clients.map((row) => instances.get(row))].filter((one) => one != null);
  const commands = questions.style === 'commands' ? commandsOf(loaded) : undefined;
  const members = commands ?? merge(walked.map(membersOf));
  const unseen = unseenOperations(questions, members);
  const wanted = [...wordsWanted(questions), ...unseen];
  const words = findWords(folder, specifier, wanted);
  const located = (/** @type {string} */ name) => words.get(name) ?? 'missing';
  const last = (/** @type {string} */ option) => {
    const places = option.replace(/\(\)$/u, '').split('.').map(located);
    return places.includes('missing') ? 'missing' : (places.at(-1) ?? 'missing');
  };
  return {
    loads: loaded.loads.join(' '),
    clients: table(questions.clients, keyOfClient, (row) => kindOf(loaded, row)),
    helpers: table(questions.helpers, keyOfHelper, (row) => placeOf(loaded, row, questions, instances, located)),
    classes: table(questions.classes, String, (name) => classPlace(loaded, name, located)),
    options: table(questions.options, String, last),
    carriers: table(questions.carriers, String, last),
    members,
    ...(commands !== undefined && { commandsAreMethods: commands.every((name) => hasMethod(loaded, name)) }),
    words: unseen.filter((name) => words.has(name)).join(' '),
  };
};

/** @param {Questions} questions */
const wordsWanted = ({ options, carriers, helpers, classes }) => [
  ...new Set(
    [...options, ...carriers, ...classes, ...helpers.flatMap((row) => [row.import, ...row.path])].flatMap((name) =>
      name.replace(/\(\)$/u, '').split('.'),
    ),
  ),
];

/**
 * Of operations that no client showed, the last names: they may be words of the package at least.
 * @param {Questions} questions
 * @param {readonly string[]} members
 */
const unseenOperations = ({ globs }, members) => {
  const seen = new Set(members.map((member) => member.split('.').at(-1)));
  const last = globs.map((glob) => glob.split('.').findLast((name) => !name.includes('*')) ?? '');
  return [...new Set(last)].filter((name) => name !== '' && !seen.has(name)).sort();
};

/**
 * @template Row
 * @param {readonly Row[]} rows
 * @param {(row: Row) => string} key
 * @param {(row: Row) => string} value
 * @returns {Record<string, string>}
 */
const table = (rows, key, value) => Object.fromEntries(rows.map((row) => [key(row), value(row)]));

/** @param {import('@seamlint/core').Client} row */
const keyOfClient = (row) => (row.configure === undefined ? row.import : `${row.import}.${row.configure}`);

/** @param {import('@seamlint/core').Verifier} row */
const keyOfHelper = (row) => [row.import, ...row.path].join('.');

/**
 * `class`: only with `new`; `function`: called, and perhaps constructed.
 * @param {Loaded} loaded
 * @param {import('@seamlint/core').Client} row
 */
const kindOf = (loaded, row) => {
  const exported = reach(loaded, row.import);
  if (exported == null) return 'missing';
  if (row.configure !== undefined) return typeof exported[row.configure] === 'function' ? 'method' : 'missing';
  return isClass(exported) ? 'class' : typeof exported;
};

/**
 * @param {Loaded} loaded
 * @param {import('@seamlint/core').Verifier} row
 * @param {Questions} questions
 * @param {ReadonlyMap<import('@seamlint/core').Client, any>} instances
 * @param {(word: string) => string} located
 */
const placeOf = (loaded, row, questions, instances, located) => {
  const { part, found: exported } = partWith(loaded, row.import) ?? {};
  if (exported == null) return 'missing';
  const isRoot = part === '.';
  if (row.path.length === 0) return typeof exported !== 'function' ? 'missing' : isRoot ? 'export' : String(part);
  const client = questions.clients.find((one) => one.import === row.import);
  const made =
    client === undefined
      ? instanceOf(loaded, { pkg: row.pkg, import: row.import, form: 'new' })
      : instances.get(client);
  /** @type {readonly (readonly [string, any])[]} */
  const starts = [
    ['static', exported],
    ['prototype', exported.prototype],
    ['instance', made],
  ];
  const found = starts.find(([, start]) => typeof follow(start, row.path) === 'function');
  if (found !== undefined) return isRoot ? found[0] : `${part} ${found[0]}`;
  return row.path.every((name) => located(name) !== 'missing') ? 'word' : 'missing';
};

/**
 * @param {Loaded} loaded
 * @param {string} name
 * @param {(word: string) => string} located
 */
const classPlace = (loaded, name, located) => {
  const path = name.split('.');
  if (loaded.roots.some((root) => typeof follow(root, path) === 'function')) return 'export';
  for (const [part, roots] of loaded.parts) {
    if (roots.some((root) => typeof follow(root, path) === 'function')) return part;
  }
  const last = path.at(-1) ?? '';
  for (const root of loaded.roots) {
    for (const [outer, one] of Object.entries(root)) {
      if (typeof follow(one, [last]) === 'function') return `at ${outer}.${last}`;
      for (const inner of ['errors', 'Errors']) {
        if (typeof follow(one, [inner, last]) === 'function') return `at ${outer}.${inner}.${last}`;
      }
    }
  }
  return located(last) === 'missing' ? 'missing' : 'word';
};

/** @param {any} start @param {readonly string[]} path */
const follow = (start, path) => {
  try {
    return path.reduce((one, name) => one?.[name], start);
  } catch {
    return undefined;
  }
};

/** @param {Loaded} loaded */
const commandsOf = ({ roots }) =>
  [...new Set(roots.flatMap((root) => Object.keys(root)))].filter((name) => /^[A-Z]\w*Command$/u.test(name)).sort();

/**
 * Whether one of its classes has `putObject` for `PutObjectCommand`.
 * @param {Loaded} loaded
 * @param {string} command
 */
const hasMethod = ({ roots }, command) => {
  const method = `${command.charAt(0).toLowerCase()}${command.slice(1, -'Command'.length)}`;
  return roots.some((root) => Object.values(root).some((one) => typeof one?.prototype?.[method] === 'function'));
};

/** @param {readonly (readonly string[])[]} lists */
const merge = (lists) => [...new Set(lists.flat())].sort();
