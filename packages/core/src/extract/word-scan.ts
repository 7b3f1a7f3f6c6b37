/** Which of many lists have a word in a text, whatever its case, by one pass over the text. */
import { SHORTEST, START } from './required-words.ts';

/** For each list, by its place, 1 where the text holds a word of it. The next answer takes the place of the last. */
export type WordScan = (text: string) => Uint8Array;

interface Word {
  readonly word: string;
  /** Where in it the three letters stand by which it is found. */
  readonly from: number;
  readonly lists: number[];
  /** Whether the text at hand holds it. */
  isKnown: boolean;
}

/** Words are lower case, ASCII, and of three letters at least. */
export const createWordScan = (lists: readonly (Iterable<string> | null)[]): WordScan => {
  const found = new Uint8Array(lists.length);
  const buckets = bucketsOf(lists);
  const bucketAt = new Uint16Array(1 << BITS);
  buckets.forEach(({ key }, index) => (bucketAt[key] = index + 1));
  const met: Word[] = [];
  const closed: number[] = [];
  const begin = (): void => {
    found.fill(0);
    for (const one of met) one.isKnown = false;
    for (const index of closed) bucketAt[buckets[index]?.key ?? 0] = index + 1;
    met.length = 0;
    closed.length = 0;
  };
  const verify = (text: string, end: number, index: number): void => {
    const { key, words } = buckets[index] ?? NONE;
    let isOpen = false;
    for (const one of words) {
      if (one.isKnown) continue;
      if (isAt(text, end - SHORTEST - one.from, one.word)) {
        one.isKnown = true;
        met.push(one);
        for (const list of one.lists) found[list] = 1;
      } else isOpen = true;
    }
    // Nothing more is to be found by these letters.
    if (isOpen) return;
    bucketAt[key] = 0;
    closed.push(index);
  };
  return (text) => {
    begin();
    let key = START.charCodeAt(0);
    for (let at = 0; at < text.length; at++) {
      key = ((key << SHIFT) ^ letterOf(text.charCodeAt(at))) & MASK;
      const bucket = bucketAt[key] ?? 0;
      if (bucket !== 0) verify(text, at + 1, bucket - 1);
    }
    return found;
  };
};

/** All words that are found by the same three letters. */
interface Bucket {
  readonly key: number;
  readonly words: Word[];
}

const NONE: Bucket = { key: 0, words: [] };

const bucketsOf = (lists: readonly (Iterable<string> | null)[]): readonly Bucket[] => {
  const words = new Map<string, Word>();
  lists.forEach((list, index) => {
    for (const word of list ?? []) {
      const one = words.get(word) ?? { word, from: rarestIn(word), lists: [], isKnown: false };
      one.lists.push(index);
      words.set(word, one);
    }
  });
  const buckets = new Map<number, Bucket>();
  for (const one of words.values()) {
    const key = keyAt(one.word, one.from);
    const bucket = buckets.get(key) ?? { key, words: [] };
    bucket.words.push(one);
    buckets.set(key, bucket);
  }
  return [...buckets.values()];
};

/** The letters of code, the most frequent first; all else is rarer. */
const FREQUENT = ' etrnaiosclpdumh';

const rarestIn = (word: string): number => {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let from = 0; from + SHORTEST <= word.length; from++) {
    let frequent = 0;
    for (let at = from; at < from + SHORTEST; at++) {
      const place = FREQUENT.indexOf(word.charAt(at));
      frequent += place < 0 ? 0 : FREQUENT.length - place;
    }
    if (frequent >= least) continue;
    least = frequent;
    best = from;
  }
  return best;
};

/** The letters of a key overlap a little; what stood before them is shifted out. */
const SHIFT = 5;
const BITS = SHIFT * SHORTEST;
const MASK = (1 << BITS) - 1;

/** No letter beyond ASCII is a case of one within. */
const OTHER = 127;
const LOWER = Uint8Array.from({ length: 128 }, (_, code) => String.fromCharCode(code).toLowerCase().charCodeAt(0));
const letterOf = (code: number): number => (code < 128 ? (LOWER[code] ?? OTHER) : OTHER);

const keyAt = (word: string, from: number): number => {
  let key = 0;
  for (let at = from; at < from + SHORTEST; at++) key = ((key << SHIFT) ^ word.charCodeAt(at)) & MASK;
  return key;
};

const isAt = (text: string, start: number, word: string): boolean => {
  if (start < 0 && !(start === -1 && word.startsWith(START))) return false;
  for (let at = start < 0 ? 1 : 0; at < word.length; at++) {
    if (letterOf(text.charCodeAt(start + at)) !== word.charCodeAt(at)) return false;
  }
  return true;
};
