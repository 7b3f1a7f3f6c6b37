import { parseArgs } from 'node:util';

export const HELP = `npm run bench -- [options]

  --folder DIR       measure there instead of on generated programs; repeatable
  --sizes 1,2,4,8    sizes of the generated programs; 1 is some 500 files
  --seams 0.4        share of their features that talk to an API
  --pairs 9          rounds, in each of which all contestants run
  --only ID,ID       these contestants only
  --skip ID,ID       without these
  --cli FILE         another build of the command line
  --no-install       leave out what is not installed
  --no-editor        leave out the warm lint

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
  const { values } = parseArgs({ args: [...argv], options, allowNegative: true });
  if (values.help === true) return undefined;
  const only = listOf(values.only);
  const skip = listOf(values.skip);
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

/** @param {string | undefined} text */
const listOf = (text) => (text === undefined ? [] : text.split(',').filter((part) => part !== ''));

/**
 * @param {string} option
 * @param {string} text
 */
const numberOf = (option, text) => {
  const number = Number(text);
  if (!(number > 0)) throw new Error(`${option} takes numbers above 0, not "${text}".`);
  return number;
};
