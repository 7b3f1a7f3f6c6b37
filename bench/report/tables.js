import { GROWTH, WARM_LINT, limits } from '../limits.js';
import { ratioOf, spreadOf } from '../measure/spread.js';

/** @typedef {import('../contestants/contestant.js').Contestant} Contestant */
/** @typedef {import('../measure/rounds.js').Rounds} Rounds */
/** @typedef {import('../measure/spread.js').Spread} Spread */

/** @param {readonly (readonly string[])[]} rows the first is the head */
const table = ([head = [], ...rows]) =>
  [head, head.map((_, at) => (at === 0 ? '---' : '--:')), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** @param {number} value */
const rounded = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));

/** @param {Spread} spread */
const shown = ({ median, min, max }) =>
  Number.isNaN(median) ? '–' : `${rounded(median)} (${rounded(min)}–${rounded(max)})`;

/**
 * What each needed: medians, with the least and the most.
 * @param {readonly Contestant[]} contestants
 * @param {Rounds} rounds
 */
export const usageTable = (contestants, rounds) =>
  table([
    ['', 'wall, s', 'CPU, s', 'peak memory, MB'],
    ...contestants.flatMap(({ id, label }) => {
      const samples = rounds.get(id) ?? [];
      if (samples.length === 0) return [];
      const of = (/** @type {'wall' | 'cpu' | 'memory'} */ measure) =>
        shown(spreadOf(samples.map((one) => one[measure])));
      return [[label, of('wall'), of('cpu'), of('memory')]];
    }),
  ]);

/**
 * The ratios that are promised, of each round its own.
 * @param {Rounds} rounds
 */
export const limitTable = (rounds) =>
  table([
    ['', 'measured', 'at most', ''],
    ...limits.map(({ says, of, beside, measure, limit }) => {
      const values = (/** @type {string} */ id) => (rounds.get(id) ?? []).map((one) => one[measure]);
      const held = values(of);
      const others = beside === undefined ? [] : values(beside);
      if (held.length === 0 || (beside !== undefined && others.length === 0))
        return [says, 'not measured', `${limit}`, ''];
      return judged(says, beside === undefined ? spreadOf(held) : ratioOf(held, others), limit);
    }),
  ]);

/**
 * @param {string} says
 * @param {Spread} spread
 * @param {number} limit
 */
const judged = (says, spread, limit) => [says, shown(spread), `${limit}`, verdict(spread.median, limit)];

/**
 * @param {number} median
 * @param {number} limit
 */
const verdict = (median, limit) => (Number.isNaN(median) ? '' : median <= limit ? 'pass' : 'miss');

/**
 * Each size against the smallest.
 * @param {readonly { readonly size: number, readonly rounds: Rounds }[]} corpora
 */
export const growthTable = ([first, ...others]) => {
  const samples = (/** @type {Rounds} */ rounds, /** @type {string} */ id) =>
    (rounds.get(id) ?? []).map(({ wall }) => wall);
  return table([
    ['growth, wall', 'measured', 'at most', ''],
    ...others.flatMap(({ size, rounds }) =>
      ['files', 'types'].map((id) => {
        const times = size / (first?.size ?? 1);
        const held = samples(rounds, id);
        const least = first === undefined ? [] : samples(first.rounds, id);
        const says = `${id === 'files' ? 'files alone' : 'with types'}, ${times} times the files`;
        const limit = Math.round(times * GROWTH * 100) / 100;
        return held.length === 0 || least.length === 0
          ? [says, 'not measured', `${limit}`, '']
          : judged(says, ratioOf(held, least), limit);
      }),
    ),
  ]);
};

/** @param {readonly { readonly with: number, readonly without: number }[]} pairs milliseconds */
export const warmLintTable = (pairs) =>
  table([
    ['500 lines with seams, ESLint running, ms', 'measured', 'at most', ''],
    ['without the plugin', shown(spreadOf(pairs.map((pair) => pair.without))), '', ''],
    ['with all its rules', shown(spreadOf(pairs.map((pair) => pair.with))), '', ''],
    judged(
      'ratio',
      ratioOf(
        pairs.map((pair) => pair.with),
        pairs.map((pair) => pair.without),
      ),
      WARM_LINT,
    ),
  ]);
