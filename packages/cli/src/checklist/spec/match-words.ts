import { ELSE } from './near.ts';
import { READINGS } from './readings.ts';
import { CONCEPTS, type ConceptName, ELSEWHERE, RENAMED } from './vocabulary.ts';
import { hasPhrase, type Phrase, phraseOf, renamed, type Word, withoutPhrase, wordsOf } from './words.ts';

/** What a text speaks of. */
export interface Heard {
  /** The line that it is by far the likeliest to be; null: none, or more than one. */
  readonly id: string | null;
  /** Whether it has words in common with a line, however few. */
  sharesWith(id: string): boolean;
  readonly words: number;
}

/** Denials count for nothing: "do not log bodies" and "request bodies are not logged" are the same line. */
export const hear = (text: string): Heard => {
  const said = wordsOf(text);
  const clear = elsewhere.reduce(withoutPhrase, said);
  const words = names.reduce((all, [phrase, word]) => renamed(all, phrase, word), clear);
  const heard = new Set(
    concepts.filter(([, phrases]) => phrases.some((phrase) => hasPhrase(words, phrase))).map(([name]) => name),
  );
  return {
    id: isOfPeople(words) ? null : clearWinner(scores(words, heard)),
    sharesWith: (id) => READINGS.some((reading) => reading.id === id && reading.needs.some((need) => heard.has(need))),
    words: said.length - 1,
  };
};

const elsewhere = ELSEWHERE.map(phraseOf);
const names = RENAMED.map(([phrase, word]) => [phraseOf(phrase), word] as const);
const people = ELSE.map(phraseOf);
const concepts = Object.entries(CONCEPTS).map(
  ([name, { phrases }]) => [name as ConceptName, phrases.map(phraseOf)] as const,
);
const readings = READINGS.map(({ unless = [], ...reading }) => ({ ...reading, unless: unless.map(phraseOf) }));

const isOfPeople = (words: readonly Word[]): boolean => people.some((phrase) => hasPhrase(words, phrase));

/** The best reading of each line that has one. */
const scores = (words: readonly Word[], heard: ReadonlySet<ConceptName>): ReadonlyMap<string, number> => {
  const best = new Map<string, number>();
  const isBarred = (phrase: Phrase): boolean => hasPhrase(words, phrase);
  for (const { id, needs, unless } of readings) {
    if (!needs.every((need) => heard.has(need)) || unless.some(isBarred)) continue;
    const score = needs.reduce((sum, need) => sum + CONCEPTS[need].weight, 0);
    best.set(id, Math.max(best.get(id) ?? 0, score));
  }
  return best;
};

const clearWinner = (found: ReadonlyMap<string, number>): string | null => {
  const [first, second] = [...found].toSorted(([, a], [, b]) => b - a);
  return first === undefined || first[1] === second?.[1] ? null : first[0];
};
