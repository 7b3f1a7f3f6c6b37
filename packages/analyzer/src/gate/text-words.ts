/** The words of a text, as a set of their hashes: 4 bytes a word, and no piece of the text stays. */
export type TextWords = Uint32Array;

/** Words as names are written in ASCII; which other letters a name may hold is not looked at. */
export const wordsOf = (text: string): TextWords => {
  const hashes: number[] = [];
  let hash = START;
  for (let at = 0; at <= text.length; at += 1) {
    const code = at < text.length ? text.charCodeAt(at) : 0;
    if (isWordCode(code)) hash = mixed(hash, code);
    else if (hash !== START) {
      hashes.push(hash);
      hash = START;
    }
  }
  return new Uint32Array(new Set(hashes)).sort();
};

/** False: it surely does not stand in the text. */
export const mayHoldWord = (words: TextWords, word: string): boolean => {
  if (!/^[\w$]+$/u.test(word)) return true;
  let hash = START;
  for (let at = 0; at < word.length; at += 1) hash = mixed(hash, word.charCodeAt(at));
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((words[middle] ?? 0) < hash) low = middle + 1;
    else high = middle;
  }
  return words[low] === hash;
};

/** FNV-1a. */
const START = 2_166_136_261;
const mixed = (hash: number, code: number): number => Math.imul(hash ^ code, 16_777_619) >>> 0;

/** Any other sign than ASCII's own letters counts as part of a word's end: what is asked for holds none. */
const isWordCode = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code === 36;
