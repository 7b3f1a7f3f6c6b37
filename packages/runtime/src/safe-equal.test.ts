import type { IncomingHttpHeaders } from 'node:http';
import { expect, it } from 'vitest';
import { safeEqual } from './safe-equal.ts';

it.each([
  ['a', 'a', true],
  ['a', 'b', false],
  ['a', 'aa', false],
  ['', '', true],
  ['', 'a', false],
  ['Öl', Buffer.from('Öl'), true],
  [new Uint8Array([1, 2]), new Uint8Array([1, 2]), true],
  [undefined, undefined, false],
  [null, null, false],
  [undefined, '', false],
  ['undefined', undefined, false],
  [1, 1, false],
  [['a'], 'a', false],
  [['a'], ['a'], false],
])('%j and %j: %s', (a, b, same) => {
  expect(safeEqual(a, b)).toBe(same);
});

it('takes a header as Node types it', () => {
  const headers: IncomingHttpHeaders = { 'x-token': 'abc' };
  expect(safeEqual(headers['x-token'], 'abc')).toBe(true);
  expect(safeEqual(headers['x-other'], 'abc')).toBe(false);
});
