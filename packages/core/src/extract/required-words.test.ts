import { expect, it } from 'vitest';

import { requiredWords, START } from './required-words.ts';

it.each([
  ['fetch', ['fetch']],
  [String.raw`\bFetch\b`, ['fetch']],
  ['stringify|URLSearchParams', ['stringify', 'urlsearchparams']],
  ['(?:re|un)do', ['redo', 'undo']],
  ['hooks?', ['hook', 'hooks']],
  [String.raw`orders\s*\??\.\s*create`, ['orders']],
  [String.raw`app\.\s*register\b`, ['register']],
  ['[ab]cd', ['acd', 'bcd']],
  ['[a-z]word[^x]', ['word']],
  ['(?<![a-z])token(?=s)', ['token']],
  ['(?:word)+end', ['word']],
  ['secret.*', ['secret']],
  ['word{2,}', ['wor']],
  ['(?:^|[/.])gh(?=/)', [`${START}gh`, '/gh', '.gh']],
  [String.raw`\x74oken`, ['oken']],
  // Whoever looks for them knows the letters of ASCII alone.
  // Not what a pattern should be, and no reason to read on for ever.
  ['abcx{', ['abc']],
  ['größe_wide', ['e_wide']],
  ['[äb]token', ['token']],
  [String.raw`(?<!\w)naïve\ünited`, ['nited']],
  [String.raw`\(\s*['"]token`, ["'token", '"token']],
])('of %s', (source, words) => {
  expect([...(requiredWords(source) ?? [])].sort()).toEqual([...words].sort());
});

it.each([
  '[!=]=',
  String.raw`\d{8,10}:A`,
  '(?:token)?',
  '(?:token)*',
  '(?:token){0,2}',
  'token|on',
  '[abcx',
  '(?=token)',
  '(?!token)[a-z]+',
  String.raw`\x74o`,
  String.raw`\u0074oken|\.`,
])('nothing of %s', (source) => {
  expect(requiredWords(source)).toBeNull();
});
