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
  [1 as unknown as string, 1 as unknown as string, false],
])('%j and %j: %s', (a, b, same) => {
  expect(safeEqual(a, b)).toBe(same);
});
