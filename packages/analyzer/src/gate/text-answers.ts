import type { TextAnswers } from '@seamlint/core';

import { ownCopy } from '../read/own-copy.ts';
import { declaredFunctions } from './declared-functions.ts';
import { type TextWords, mayHoldWord, wordsOf } from './text-words.ts';

/** Exports of another module that go by no name, and names that are written with an escape. */
const NAMELESS = /\bexport\s*(?:type\s*)?\*|\bexports?\b\s*[.=[(]|\bexports\s*,|\\u/u;

interface Told {
  readonly functions: ReadonlySet<string>;
  readonly words: TextWords;
  readonly nameless: boolean;
}

/** `isKnown`: its facts are at hand, and tell more. */
export const createTextAnswers = (
  textOf: (path: string) => string | undefined,
  isKnown: (path: string) => boolean,
): TextAnswers => {
  const known = new Map<string, Told | undefined>();
  const told = (path: string): Told | undefined => {
    if (isKnown(path)) return undefined;
    if (known.has(path)) return known.get(path);
    const text = textOf(path);
    const answer = text === undefined ? undefined : tell(text);
    known.set(path, answer);
    return answer;
  };
  return {
    declaresFunction: (path, name) => told(path)?.functions.has(name) ?? false,
    mayExport: (path, name) => {
      const answer = told(path);
      return answer === undefined || answer.nameless || mayHoldWord(answer.words, name);
    },
  };
};

const tell = (text: string): Told => ({
  functions: new Set([...declaredFunctions(text)].map(ownCopy)),
  words: wordsOf(text),
  nameless: NAMELESS.test(text),
});
