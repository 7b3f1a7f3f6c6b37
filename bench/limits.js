/**
 * What must hold, each the ratio of two contestants' medians or one's own.
 * @typedef {object} Limit
 * @property {string} says
 * @property {string} of
 * @property {string} [beside] what it is divided by, in the same round
 * @property {'wall' | 'cpu' | 'memory'} measure
 * @property {number} limit
 */

/** @type {readonly Limit[]} */
export const limits = [
  { says: 'files alone, against oxlint', of: 'files', beside: 'oxlint', measure: 'wall', limit: 6 },
  { says: 'files alone, against tsc 7', of: 'files', beside: 'tsc-7', measure: 'wall', limit: 0.4 },
  { says: 'with types, against tsc 7', of: 'types', beside: 'tsc-7', measure: 'wall', limit: 0.9 },
  { says: 'files alone, megabytes', of: 'files', measure: 'memory', limit: 512 },
  { says: 'with types, megabytes', of: 'types', measure: 'memory', limit: 1229 },
  {
    says: 'unchanged second run, against ESLint’s warm cache',
    of: 'unchanged',
    beside: 'eslint-warm',
    measure: 'wall',
    limit: 0.3,
  },
  { says: 'one file changed, against none', of: 'changed', beside: 'unchanged', measure: 'wall', limit: 1.5 },
  {
    says: 'all rules in ESLint, against one trivial rule',
    of: 'eslint-plugin',
    beside: 'eslint',
    measure: 'cpu',
    limit: 1.05,
  },
  { says: 'seamlint --version, against node -e 0', of: 'version', beside: 'node', measure: 'wall', limit: 1.5 },
];

/** Of what is measured in another way. */
export const GROWTH = 9 / 8;
export const WARM_LINT = 1.2;
