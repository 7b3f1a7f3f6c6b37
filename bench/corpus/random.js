/**
 * @typedef {object} Random
 * @property {(below: number) => number} whole from 0, below `below`
 * @property {<T>(from: readonly T[]) => T} pick
 * @property {(share: number) => boolean} chance
 */

/**
 * Mulberry32: the same numbers for the same seed, on every machine.
 * @param {number} seed
 * @returns {Random}
 */
export const createRandom = (seed) => {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (/** @type {number} */ below) => Math.floor(next() * below);
  return {
    whole,
    chance: (share) => next() < share,
    pick: (from) => {
      const picked = from[whole(from.length)];
      if (picked === undefined) throw new Error('there is nothing to pick from');
      return picked;
    },
  };
};
