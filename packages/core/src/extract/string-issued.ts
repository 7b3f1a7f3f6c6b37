/**
 * Was the body of a key written by a generator? Every vendor's are; words in the form of a key (`access_…`, `sk_….in`)
 * are a path, a class, an event or a made-up key.
 */
import { entropyOf } from './string-entropy.ts';
import { oddCharacters } from './string-words.ts';

/** `body`: what a format matches, without its prefix. */
export const looksIssued = (body: string): boolean => {
  // Hex in groups reads as short words.
  const text = body.replace(uuids, (uuid) => uuid.replaceAll('-', ''));
  // Numbers of accounts are in keys and in everything else.
  const told = text.replace(/(?<![\p{L}\p{N}])\d+(?![\p{L}\p{N}])/gu, '');
  if (entropyOf(told) < Math.min(LEAST_ENTROPY, Math.log2(told.length) - 1.3)) return false;
  // Too short for words to tell from chance.
  if (told.length < 16) return /\d/u.test(told);
  const characters = told.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return oddCharacters(told) >= Math.max(9, characters / 4) || wordCharacters(told) < characters * 0.5;
};

/** How many characters stand in stretches that can be spoken: short runs between separators come up by chance. */
const wordCharacters = (text: string): number =>
  (text.match(/[A-Z]?[a-z]{3,}|[A-Z]{4,}/gu) ?? [])
    .filter((word) => /[aeiouy]/iu.test(word) && !/[bcdfghjklmnpqrstvwxz]{5,}/iu.test(word))
    .join('').length;

const uuids = /[\da-z]{8}(?:-[\da-z]{4}){3}-[\da-z]{12}/giu;

/** Random hex has 3.5 and more. */
const LEAST_ENTROPY = 2.8;
