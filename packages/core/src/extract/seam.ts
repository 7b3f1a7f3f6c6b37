/**
 * What the text of a file must hold for a recogniser to fire: a match of every pattern. Sources of regular
 * expressions that ignore case and have no flag `u`, which costs five times as much here. An escape or a comment
 * inside a name defeats them; nobody writes either.
 */
export interface Seam {
  readonly all: readonly string[];
}

/** A text as a pattern. */
export const literalPattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);

/** Matches no text. */
const NEVER = '(?!)';

/** One of these packages as a module specifier; `*` ends the name of several. */
export const specifierPattern = (packages: readonly string[]): string => {
  const names = packages.map((name) =>
    name.endsWith('*') ? `${literalPattern(name.slice(0, -1))}[^'"\`/]*` : literalPattern(name),
  );
  // `npm:stripe@14`, `https://esm.sh/stripe`.
  const named = (some: readonly string[]): readonly string[] =>
    some.length === 0 ? [] : [`(?:['"\`]|(?:npm|jsr):/?|https?://[^'"\`\\s]{0,80}/)(?:${some.join('|')})['"\`/@?]`];
  if (names.length === 0) return NEVER;
  // Of two letters what ends them has to be a part of the word that the gate looks for.
  return [...named(names.filter((name) => name.length > 2)), ...named(names.filter((name) => name.length < 3))].join(
    '|',
  );
};
