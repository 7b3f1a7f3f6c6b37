/**
 * Does a text read as words? Paths, header names, event names, sentences,
 * identifiers and algorithm names do; keys don't.
 */

/** Longer texts are never kept: nothing asks for them, and caches would swell. */
const LONGEST_KEPT = 2000;

export const readsAsWords = (text: string): boolean => {
  if (text.length <= 7) return true;
  if (text.length > LONGEST_KEPT) return false;
  // Eight odd characters hold no key; colours, sizes and short ids stay readable.
  if (oddCharacters(text, 8) > 8) return false;
  // Punctuation mixed in as password generators do it: `q#9!Lm@2$x`.
  return !/^[^\s/]*(?:[!#$%^&*@~][\p{L}\p{N}]{1,3}){3}/u.test(text);
};

/** How many letters and digits stand in runs that are no words; counted until there are more than `enough`. */
export const oddCharacters = (text: string, enough = Number.POSITIVE_INFINITY): number => {
  let odd = 0;
  for (const [token] of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (!isWordLike(token)) odd += token.length;
    if (odd > enough) break;
  }
  return odd;
};

/** One run of letters and digits. */
const isWordLike = (token: string): boolean => {
  if (/^\d+$/u.test(token)) return token.length <= 13;
  if (/[^\0-\x7f]/u.test(token)) return true;
  const letters = token.match(/[A-Za-z]+/gu) ?? [];
  const digits = token.length - letters.join('').length;
  if (digits === 0) return areLettersWords(token);
  const turns = (token.match(/[A-Za-z](?=\d)|\d(?=[A-Za-z])/gu) ?? []).length;
  if (token.length <= 6) return turns <= 2;
  if (turns === 1 && /^[A-Za-z]+\d{1,4}$/u.test(token)) return areLettersWords(letters[0] ?? '');
  return turns <= 3 && digits <= 4 && token.length <= 16 && letters.every(areLettersWords);
};

/** `createHmac`, `XMLHttpRequest`, `PAYMENT`; not `kJhGtRfDsWq`. */
const areLettersWords = (letters: string): boolean => {
  const parts = letters.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/gu) ?? [];
  if (letters.length > 10 && letters.length / parts.length < 3) return false;
  return parts.every((part) => {
    if (part.length <= 4) return true;
    if (part.length > 32) return false;
    return /[aeiouy]/iu.test(part) && !/[bcdfghjklmnpqrstvwxz]{6,}/iu.test(part);
  });
};
