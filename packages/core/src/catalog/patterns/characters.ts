/** Sets of characters as bits: each ASCII character, and one of each kind beyond that patterns tell apart. */
const SAMPLES: readonly string[] = [
  ...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)),
  ...['é', 'ſ', 'K', 'Ω', '中', '٣', '\u00a0', '\u2028', '\u{1F600}'],
];

const known = new Map<string, bigint>();

/** The characters that a piece of a pattern for one character stands for: `[^a-z]`, `\d`, `.`. */
export const charactersOf = (source: string): bigint => {
  const found = known.get(source) ?? sampled(new RegExp(`^${source}$`, 'u'));
  known.set(source, found);
  return found;
};

const sampled = (pattern: RegExp): bigint =>
  SAMPLES.reduce((bits, text, index) => (pattern.test(text) ? bits | (1n << BigInt(index)) : bits), 0n);

export const EVERY = (1n << BigInt(SAMPLES.length)) - 1n;
export const WORD = charactersOf(String.raw`\w`);
export const without = (set: bigint): bigint => EVERY & ~set;
