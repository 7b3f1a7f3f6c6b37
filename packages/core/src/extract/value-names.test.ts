import { expect, it } from 'vitest';
import { isEnumLike } from './value-names.ts';

it.each([
  ['token', ['TOKEN']],
  ['client_secret', ['CLIENT_SECRET']],
  ['secret', ['jwtSecret']],
  ['hidden', ['password']],
  ['undefined', ['token']],
])('%s under %s is a kind or a name', (text, names) => {
  expect(isEnumLike(text, names)).toBe(true);
});

it.each([
  ['tulip', ['secret']],
  ['mysecret', ['secret']],
  ['tulip-42', []],
])('%s under %s may be a secret', (text, names) => {
  expect(isEnumLike(text, names)).toBe(false);
});
