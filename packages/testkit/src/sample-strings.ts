import fc from 'fast-check';

/** Texts that a pattern matches from end to end, the same at every run. Assertions are left aside. */
export const sampleStrings = (pattern: string, count: number): readonly string[] =>
  fc.sample(fc.stringMatching(new RegExp(`^(?:${withoutAssertions(pattern)})$`, 'u')), { numRuns: count, seed: 20 });

const withoutAssertions = (pattern: string): string =>
  pattern.replaceAll(String.raw`\b`, '').replace(/\(\?<?[!=](?:\[[^\]]*\]|\\.|[^)\\])*\)/gu, '');
