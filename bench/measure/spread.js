/**
 * @typedef {object} Spread
 * @property {number} median
 * @property {number} min
 * @property {number} max
 */

/**
 * @param {readonly number[]} values at least one
 * @returns {Spread}
 */
export const spreadOf = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = ((sorted[Math.ceil(middle) - 1] ?? NaN) + (sorted[Math.floor(middle)] ?? NaN)) / 2;
  return { median, min: sorted[0] ?? NaN, max: sorted.at(-1) ?? NaN };
};

/**
 * How many times what stands beside it in the same round; a round that was cut short has no other.
 * @param {readonly number[]} values
 * @param {readonly number[]} beside
 * @returns {Spread}
 */
export const ratioOf = (values, beside) =>
  spreadOf(beside.slice(0, values.length).map((other, at) => (values[at] ?? NaN) / other));
