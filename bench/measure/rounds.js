import { runMeasured } from './run-measured.js';

/** @typedef {import('../contestants/contestant.js').Contestant} Contestant */
/** @typedef {import('./run-measured.js').Sample} Sample */

/**
 * What each contestant needed in each round, in the order of the rounds.
 * @typedef {ReadonlyMap<string, readonly Sample[]>} Rounds
 */

/**
 * @typedef {object} Watcher
 * @property {(sentence: string) => void} say
 * @property {() => boolean} isStopped somebody has no more time: what was measured by then is what there is
 */

/**
 * All contestants in turn, round after round, so that what else the machine does meets them alike. One that breaks is told
 * of and left out.
 * @param {readonly Contestant[]} contestants
 * @param {import('../ground/ground.js').Ground} ground
 * @param {number} pairs
 * @param {Watcher} watcher
 * @returns {Promise<Rounds>}
 */
export const runRounds = async (contestants, ground, pairs, { say, isStopped }) => {
  const rounds = new Map(contestants.map(({ id }) => [id, /** @type {Sample[]} */ ([])]));
  const turn = async (/** @type {Contestant} */ contestant, /** @type {number} */ round) => {
    const taken = rounds.get(contestant.id);
    if (taken === undefined || isStopped()) return;
    const undo = contestant.before?.(ground, round);
    try {
      for (let run = 0; run < (contestant.runs ?? 1); run += 1)
        taken.push(await runMeasured(contestant.command(ground), ground.outside));
    } catch (error) {
      // It was stopped with us.
      if (isStopped()) return;
      rounds.delete(contestant.id);
      say(
        `${contestant.label} is left out on ${ground.name}: ${error instanceof Error ? error.message : String(error)}.`,
      );
    } finally {
      undo?.();
    }
  };
  for (const contestant of contestants) if (contestant.warm === true) await turn({ ...contestant, runs: 1 }, -1);
  for (const contestant of contestants) rounds.get(contestant.id)?.splice(0);
  for (let round = 0; round < pairs && !isStopped(); round += 1) {
    say(`${ground.name}: round ${round + 1} of ${pairs}`);
    for (const contestant of contestants) await turn(contestant, round);
  }
  return rounds;
};
