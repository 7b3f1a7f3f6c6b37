/** The name in `known` that `name` was probably meant to be. */
const nearName = (name: string, known: readonly string[]): string | undefined =>
  known
    .map((candidate) => ({ candidate, away: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, away }) => away <= Math.max(2, Math.floor(candidate.length / 3)))
    .toSorted((one, other) => one.away - other.away)[0]?.candidate;

/** The end of a sentence about a name that nobody knows; undefined where none is near. */
export const didYouMean = (name: string, known: readonly string[]): string | undefined => {
  const near = nearName(name, known);
  return near === undefined ? undefined : `; did you mean "${near}"?`;
};

/** One letter added, taken away or exchanged, or two that have changed places. */
export const isOneLetterAway = (name: string, other: string): boolean => {
  if (distance(name, other) === 1) return true;
  const differing = Array.from(name).flatMap((letter, at) => (letter === other[at] ? [] : [at]));
  const [first = 0, second = 0] = differing;
  return (
    name.length === other.length &&
    differing.length === 2 &&
    second === first + 1 &&
    name[first] === other[second] &&
    name[second] === other[first]
  );
};

/** Letters to add, take away or exchange. */
const distance = (one: string, other: string): number =>
  Array.from(one).reduce<readonly number[]>(
    (row, letter, at) =>
      Array.from(other).reduce<readonly number[]>(
        (next, expected, index) => [
          ...next,
          Math.min((next[index] ?? 0) + 1, (row[index + 1] ?? 0) + 1, (row[index] ?? 0) + Number(letter !== expected)),
        ],
        [at + 1],
      ),
    Array.from({ length: other.length + 1 }, (_, index) => index),
  )[other.length] ?? 0;
