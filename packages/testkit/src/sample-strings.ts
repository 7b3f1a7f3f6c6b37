import fc from 'fast-check';

/** Texts that a pattern matches from end to end, the same at every run. Assertions are left aside. */
export const sampleStrings = (pattern: string, count: number): readonly string[] =>
  fc.sample(fc.stringMatching(new RegExp(`^(?:${spelt(withoutAssertions(pattern))})$`, 'u')), {
    numRuns: count,
    seed: 20,
  });

/** `[0-9_]` as `[0123456789_]`: each range is drawn as often as one character, and `_` would be half of the text. */
const spelt = (pattern: string): string =>
  pattern.replace(/\[(?:\\.|[^\]\\])+\]/gu, (set) =>
    set.replace(/([\da-z])-([\da-z])/giu, (_, first: string, last: string) => range(first, last)),
  );

const range = (first: string, last: string): string =>
  String.fromCharCode(
    ...Array.from({ length: last.charCodeAt(0) - first.charCodeAt(0) + 1 }, (_, at) => first.charCodeAt(0) + at),
  );

const withoutAssertions = (pattern: string): string =>
  pattern.replaceAll(String.raw`\b`, '').replace(/\(\?<?[!=](?:\[[^\]]*\]|\\.|[^)\\])*\)/gu, '');
