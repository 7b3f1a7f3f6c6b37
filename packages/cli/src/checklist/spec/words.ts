import { stemmer } from 'stemmer';
import { EQUALS, START, VARIABLE } from './signs.ts';

/** A word of a text, whole and by its stem. */
export interface Word {
  readonly whole: string;
  readonly stem: string;
}

/** In order; `rateLimit`, `rate-limit` and `rate_limit` are two words each. Addresses, files and counts are none. */
export const wordsOf = (text: string): readonly Word[] => [
  asIs(START),
  ...text
    // `express.json()` is no file.
    .replace(/https?:\/\/\S+|\S+\.(?:[cm]?[jt]sx?|json|md|sh|py|ya?ml)\b(?!\()\S*/gu, ' ')
    .normalize('NFKC')
    .split(/(\b[A-Z][A-Z\d]*(?:_[A-Z\d]+)+\b|(?<![=!<>])[=!]==?(?!=))/u)
    .flatMap((part, index) => (index % 2 === 1 ? sign(part) : plainWords(part))),
];

const sign = (text: string): readonly Word[] => {
  if (text.endsWith('=')) return [asIs(EQUALS)];
  return /KEY|SECRET|TOKEN|PASSW|CREDENTIAL/u.test(text) ? [asIs(VARIABLE)] : [];
};

/** Of the numbers these alone tell something. */
const STATUS = /^(?:4\d\d|50[0-4])$/u;

const plainWords = (text: string): readonly Word[] =>
  text
    .replace(/(?<=[a-z])(?=[A-Z])|(?<=\d)(?=(?:ms|s|sec|min)\b)/gu, ' ')
    .toLowerCase()
    .replace(/['’](?:s\b)?/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((whole) => whole !== '' && (!/^\d+$/u.test(whole) || STATUS.test(whole)))
    .map((whole) => ({ whole, stem: stemmer(whole) }));

const asIs = (whole: string): Word => ({ whole, stem: whole });

/** Words that have to stand side by side. `=` in front of one: in this very form. */
export type Phrase = readonly ((word: Word) => boolean)[];

const SIGNS: ReadonlySet<string> = new Set([START, VARIABLE, EQUALS]);

export const phraseOf = (text: string): Phrase =>
  text.split(' ').map((part) => {
    if (part.startsWith('=')) return ({ whole }) => whole === part.slice(1);
    const stem = SIGNS.has(part) ? part : stemmer(part);
    return (word) => word.stem === stem;
  });

export const hasPhrase = (words: readonly Word[], phrase: Phrase): boolean =>
  words.some((_, from) => isAt(words, phrase, from));

/** `word` wherever the phrase stands. */
export const renamed = (words: readonly Word[], phrase: Phrase, word: string): readonly Word[] =>
  words.flatMap((one, from) => {
    if (isAt(words, phrase, from)) return [asIs(word)];
    return phrase.some((_, back) => back > 0 && isAt(words, phrase, from - back)) ? [] : [one];
  });

/** Without each place where the phrase stands. */
export const withoutPhrase = (words: readonly Word[], phrase: Phrase): readonly Word[] => {
  const gone = new Set<number>();
  words.forEach((_, from) => {
    if (isAt(words, phrase, from)) phrase.forEach((__, index) => gone.add(from + index));
  });
  return words.filter((_, index) => !gone.has(index));
};

const isAt = (words: readonly Word[], phrase: Phrase, from: number): boolean =>
  phrase.every((fits, index) => {
    const word = words[from + index];
    return word !== undefined && fits(word);
  });
