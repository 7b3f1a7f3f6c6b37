import { expect, it } from 'vitest';

import { createSeamTest } from './seam-test.ts';

const seams = [
  { all: [String.raw`\bfetch\b`] },
  { all: ['secret|token', '[!=]='] },
  { all: [String.raw`(?:\b|bot)\d{8}:A`] },
  { all: [String.raw`(?:^|[/.])gh(?=/)`] },
  { all: ['contest', 'constant', 'console'] },
];
const isSeam = createSeamTest(seams);
const isMatch = (text: string): boolean =>
  // eslint-disable-next-line require-unicode-regexp -- as the gate tries them
  seams.some(({ all }) => all.every((source) => new RegExp(source, 'i').test(text)));

it.each([
  ['', false],
  ['fetch(url)', true],
  ['await FETCH(url)', true],
  ['prefetch(url); refetch(url)', false],
  ['fet\u212ah(url); \u017fecret == 1', false],
  ['secret', false],
  ['if (Token !== given) stop()', true],
  ['bot12345678:A', true],
  ['gh/events', true],
  ['rough/events', false],
  ['CONSOLE.log(constant, contest)', true],
  ['console.log(constant)', false],
  ['é fetch', true],
])('%s: %s', (text, expected) => {
  expect(isMatch(text)).toBe(expected);
  expect(isSeam(text)).toBe(expected);
});

it('forgets the text before', () => {
  expect(['fetch()', 'nothing', 'fetch()', 'secret', 'a == b', 'token == b'].map(isSeam)).toEqual([
    true,
    false,
    true,
    false,
    false,
    true,
  ]);
});
