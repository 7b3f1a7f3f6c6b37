import { expect, it } from 'vitest';
import { patternProblem } from './pattern-problem.ts';

const problemOf = (pattern: string, nameOnly = false): string | undefined =>
  patternProblem({ pattern, prefix: '', nameOnly });

it.each([
  String.raw`\bacme_[0-9a-z]{32}\b`,
  String.raw`(?<![\w-])acme_(?:live|lab)_[\w-]{20,}`,
  String.raw`\bacme_\w{20,}\b`,
  String.raw`[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}`,
  String.raw`(?<![A-Za-z0-9+/])acme(?:[A-Za-z0-9+/]{4}){8,}={0,2}`,
  String.raw`\beyJ\w{10,}\.\w{10,}`,
])('takes %s', (pattern) => {
  expect(problemOf(pattern)).toBeUndefined();
});

it.each([
  '(a+)+X',
  String.raw`sk_live_(\w+)+Z`,
  '(?:a|a)*X',
  'acme_(?:a|b|ab)+Z',
  'a*a*a*X',
  String.raw`\bsk_\w{1,1000}\w{1,1000}Z`,
  '(?:a{1,50}){1,50}X',
  '(?:a?){30}X',
  // Linear from each place, and there are as many places.
  String.raw`sk_\w{20,}!`,
  String.raw`\bsk-[\w-]{20,}!`,
])('refuses %s, which gets slow', (pattern) => {
  expect(problemOf(pattern)).toContain('longer than linear time');
});

it.each([
  ['', 'the empty text'],
  ['.*', 'the empty text'],
  ['(?:acme)?', 'the empty text'],
  ['(?=acme)', 'the empty text'],
  ['.{6}', 'ordinary text such as "authorization"'],
  ['(', 'is no regular expression'],
  [String.raw`(a)\1b`, 'refers back to a group'],
  [String.raw`(?=\S*\d)acme`, 'looks ahead or behind without an end'],
])('refuses %j: %s', (pattern, why) => {
  expect(problemOf(pattern)).toContain(why);
});

it('asks less of what counts only under a name: it is tried on the whole text', () => {
  expect(problemOf(String.raw`\w+`)).toBeDefined();
  expect(problemOf(String.raw`\w+`, true)).toBeUndefined();
  expect(problemOf(String.raw`(?:\w+)+`, true)).toContain('longer than linear time');
});

it('wants the prefix at the start of all that is matched', () => {
  const pattern = '(?:sk|rk)_live_[a-z]{20}';
  expect(patternProblem({ pattern, prefix: 'sk_' })).toBe('does not begin with the prefix "sk_"');
  expect(patternProblem({ pattern: String.raw`(?<!\w)a\.b_[a-z]{20}`, prefix: 'a.b_' })).toBeUndefined();
});
