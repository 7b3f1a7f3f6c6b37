/** What a whole run takes, from what it took: packages of several majors are installed one after the other. */
const MINUTES_EACH = 0.6;

/**
 * Which providers are probed, or the sentence that says why none is.
 * @param {readonly string[]} named
 * @param {boolean} all
 * @param {readonly string[]} known
 * @param {(name: string, known: Iterable<string>) => string} didYouMean
 * @returns {{ readonly ids: readonly string[] } | { readonly refusal: string }}
 */
export const chosenOf = (named, all, known, didYouMean) => {
  const unknown = named.filter((name) => !known.includes(name));
  if (unknown.length > 0) return { refusal: unknown.map((name) => strangerSays(name, known, didYouMean)).join('\n') };
  if (named.length > 0 && all) return { refusal: 'Name providers or give --all, not both.' };
  if (named.length > 0) return { ids: [...new Set(named)] };
  if (all) return { ids: known };
  return {
    refusal: `Name the providers to probe, \`npm run probe -- ${known[0] ?? 'acme'}\`, or give --all: that installs the packages of all ${known.length} providers and takes some ${minutesOf(known.length)} minutes.`,
  };
};

/** @param {number} providers */
export const minutesOf = (providers) => Math.max(1, Math.round(providers * MINUTES_EACH));

/**
 * @param {string} name
 * @param {readonly string[]} known
 * @param {(name: string, known: Iterable<string>) => string} didYouMean
 */
const strangerSays = (name, known, didYouMean) => {
  const meant = didYouMean(name, known);
  return `The catalog has no ${name}${meant === '' ? ': its providers are the files in packages/providers/src.' : meant}`;
};
