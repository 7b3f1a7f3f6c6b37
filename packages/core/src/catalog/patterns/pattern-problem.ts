import { sayable } from '../own/sayable.ts';
import { automatonOf, type Automaton } from './automaton.ts';
import { charactersOf } from './characters.ts';
import { isLinear } from './is-linear.ts';
import { parsePattern, Unjudged } from './pattern-tree.ts';

export interface FormatPattern {
  readonly pattern: string;
  readonly prefix: string;
  /** It is tried on a whole text, and only under a name that tells. */
  readonly nameOnly?: boolean | undefined;
}

const ORDINARY = [
  'authorization',
  'checkout.session.completed',
  'msg.content',
  'a plain sentence',
  'https://example.com',
];

/** What is wrong with the pattern of a credential, as the end of a sentence; undefined: nothing. It is never tried before it is judged. */
export const patternProblem = ({ pattern, prefix, nameOnly }: FormatPattern): string | undefined => {
  if (!compiles(pattern)) return 'is no regular expression (of the flag u)';
  try {
    const whole = nameOnly === true ? `^(?:${pattern})$` : pattern;
    const tree = parsePattern(whole);
    const automaton = automatonOf(tree);
    if (automaton.matchesNothing) return 'matches the empty text, so that everything is a credential';
    if (!isLinear(tree, automaton)) return SLOW;
    const ordinary = ORDINARY.find((text) => nameOnly !== true && new RegExp(pattern, 'u').test(text));
    if (ordinary !== undefined) return `matches ordinary text such as "${ordinary}"`;
    return startsWith(automaton, prefix) ? undefined : `does not begin with the prefix "${sayable(prefix)}"`;
  } catch (error) {
    if (error instanceof Unjudged) return `${error.message}, so that nobody can say how long it takes`;
    throw error;
  }
};

const SLOW =
  'may take longer than linear time: repeat one set of characters with nothing alike beside it, behind (?<!…) of the same set, such as (?<!\\w)acme_\\w{20,}';

const compiles = (pattern: string): boolean => {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
};

/** Whether all that it matches does. */
const startsWith = (automaton: Automaton, prefix: string): boolean => {
  let places: readonly number[] = automaton.first;
  for (const character of prefix) {
    const only = charactersOf(`[${character.replace(/[\\\]^-]/u, String.raw`\$&`)}]`);
    if (places.length === 0 || places.some((place) => automaton.sets[place] !== only)) return false;
    places = [...new Set(places.flatMap((place) => [...(automaton.next[place] ?? [])]))];
  }
  return true;
};
