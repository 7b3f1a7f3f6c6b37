import { distance } from 'fastest-levenshtein';

/** The name in `known` that `name` was probably meant to be: one that was not finished, or was mistyped. */
export const nearest = (name: string, known: Iterable<string>): string | undefined => {
  const all = [...known];
  const unfinished = name.length < 4 ? [] : all.filter((candidate) => candidate.startsWith(name));
  if (unfinished.length === 1) return unfinished[0];
  const ranked = all
    .map((candidate) => ({ candidate, away: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, away }) => away <= Math.max(2, Math.floor(candidate.length / 3)))
    .sort((a, b) => a.away - b.away);
  return ranked[0]?.candidate;
};

/** `; did you mean "x"?`, or nothing where no name is near. */
export const didYouMean = (name: string, known: Iterable<string>): string => {
  const found = nearest(name, known);
  return found === undefined ? '' : `; did you mean "${found}"?`;
};
