import { stemmer } from 'stemmer';

/** A word of a text, whole and by its stem. */
export interface Word {
  readonly whole: string;
  readonly stem: string;
}

/** In order; `rateLimit`, `rate-limit` and `RATE_LIMIT` are two words each. */
export const wordsOf = (text: string): readonly Word[] =>
  text
    .replace(/https?:\/\/\S+/gu, ' ')
    .normalize('NFKC')
    .replace(/(?<=[a-z])(?=[A-Z])/gu, ' ')
    .toLowerCase()
    .replace(/['’](?:s\b)?/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((whole) => whole !== '')
    .map((whole) => ({ whole, stem: stemmer(whole) }));

/** Words that have to stand side by side. `=` in front of one: in this very form. */
export type Phrase = readonly ((word: Word) => boolean)[];

export const phraseOf = (text: string): Phrase =>
  text.split(' ').map((part) => {
    if (part.startsWith('=')) return ({ whole }) => whole === part.slice(1);
    const stem = stemmer(part);
    return (word) => word.stem === stem;
  });

export const hasPhrase = (words: readonly Word[], phrase: Phrase): boolean =>
  words.some((_, from) => isAt(words, phrase, from));

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
