import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Refusal } from './refusal.js';

/** Whatever can take part. */
export const CONTESTANTS = [
  ['files', 'types', 'unchanged', 'changed', 'version', 'node'],
  ['oxlint', 'eslint', 'eslint-warm', 'eslint-plugin', 'tsc-7', 'tsc-6', 'ast-grep'],
];

export const HELP = `npm run bench -- [options]

  --folder DIR       measure there instead of on generated programs; repeatable
  --sizes N,N        sizes of the generated programs, 1 is some 500 files (default: 1,2,4,8)
  --seams SHARE      share of their features that talk to an API (default: 0.4)
  --pairs N          rounds, in each of which all contestants run (default: 9)
  --only ID,ID       these contestants only (default: all)
  --skip ID,ID       without these
  --cli FILE         another build of the command line
  --no-install       leave out what is not installed
  --no-editor        leave out the warm lint

The contestants are ${CONTESTANTS.map((ids) => ids.join(', ')).join(',\n')}.

Ctrl-C ends the measuring; what was measured until then is told.`;

/**
 * @typedef {object} Choice
 * @property {readonly string[]} folders
 * @property {readonly number[]} sizes
 * @property {number} seams
 * @property {number} pairs
 * @property {(id: string) => boolean} takes
 * @property {string | undefined} cli
 * @property {boolean} install
 * @property {boolean} editor
 */

/**
 * @param {readonly string[]} argv
 * @returns {Choice | undefined} nothing: help is asked for
 */
export const choiceOf = (argv) => {
  const values = parsed(argv);
  if (values.help === true) return undefined;
  const only = idsOf('--only', values.only);
  const skip = idsOf('--skip', values.skip);
  for (const folder of values.folder ?? [])
    if (!existsSync(folder)) throw new Refusal(`--folder: there is no folder "${folder}".`);
  if (values.cli !== undefined && !existsSync(values.cli))
    throw new Refusal(`--cli: there is no file "${values.cli}".`);
  return {
    folders: values.folder ?? [],
    sizes: listOf(values.sizes ?? '1,2,4,8').map((size) => numberOf('--sizes', size)),
    seams: numberOf('--seams', values.seams ?? '0.4'),
    pairs: numberOf('--pairs', values.pairs ?? '9'),
    takes: (id) => (only.length === 0 || only.includes(id)) && !skip.includes(id),
    cli: values.cli,
    install: values.install !== false,
    editor: values.editor !== false,
  };
};

const options = /** @type {const} */ ({
  folder: { type: 'string', multiple: true },
  sizes: { type: 'string' },
  seams: { type: 'string' },
  pairs: { type: 'string' },
  only: { type: 'string' },
  skip: { type: 'string' },
  cli: { type: 'string' },
  install: { type: 'boolean' },
  editor: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
});

/** @param {readonly string[]} argv */
const parsed = (argv) => {
  try {
    return parseArgs({ args: [...argv], options, allowNegative: true }).values;
  } catch (error) {
    const [said = ''] = error instanceof Error ? error.message.split(/\. |\.?\n/u) : [];
    throw new Refusal(`${said}; npm run bench -- --help lists the options.`);
  }
};

/**
 * @param {string} option
 * @param {string | undefined} text
 */
const idsOf = (option, text) => {
  const known = CONTESTANTS.flat();
  const ids = listOf(text);
  const [unknown] = ids.filter((id) => !known.includes(id));
  if (unknown !== undefined)
    throw new Refusal(`${option}: there is no contestant "${unknown}"; there are ${known.join(', ')}.`);
  return ids;
};

/** @param {string | undefined} text */
const listOf = (text) => (text === undefined ? [] : text.split(',').filter((part) => part !== ''));

/**
 * @param {string} option
 * @param {string} text
 */
const numberOf = (option, text) => {
  const number = Number(text);
  if (!(number > 0)) throw new Refusal(`${option} takes numbers above 0, not "${text}".`);
  return number;
};
