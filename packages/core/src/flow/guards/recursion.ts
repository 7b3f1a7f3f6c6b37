/** Ways through functions that call each other in a circle: a call back adds the ways that come out of it, and no others. */
import { blank } from './state.ts';
import type { Ways } from './walking.ts';

export interface Recursion {
  /** The ways under `key`, which `walk` works out; asked for while it is under way they are those known so far. */
  ways(key: string, walk: () => Ways): Ways;
}

/** What a round adds the next may need; the ways are few, and so are the rounds. */
const MAX_ROUNDS = 3;

const none: Ways = { out: [], passed: [], thrown: [] };

export const createRecursion = (): Recursion => {
  const whole = new Map<string, Ways>();
  /** Those that rest on what was known so far of another. */
  const partial = new Map<string, Ways>();
  const underway = new Set<string>();
  /** Under way, and asked for by what they call. */
  const asked = new Set<string>();
  const sofar = new Map<string, Ways>();

  const ways = (key: string, walk: () => Ways): Ways => {
    const known = whole.get(key) ?? partial.get(key);
    if (known !== undefined) return known;
    if (underway.has(key)) {
      asked.add(key);
      return sofar.get(key) ?? none;
    }
    underway.add(key);
    let found = walk();
    for (let round = 0; asked.has(key) && round < MAX_ROUNDS; round += 1) {
      sofar.set(key, found);
      partial.clear();
      const next = walk();
      const isSame = next.out.length === found.out.length && next.passed.length === found.passed.length;
      found = next;
      if (isSame) break;
    }
    underway.delete(key);
    if (asked.delete(key)) {
      sofar.delete(key);
      partial.clear();
      // Nothing comes out of it that could be seen.
      if (found.out.length === 0 && asked.size === 0) found = { ...found, out: [blank] };
    }
    (asked.size === 0 ? whole : partial).set(key, found);
    return found;
  };

  return { ways };
};
