import { expect, it } from 'vitest';
import { areOneWay } from './ways.ts';

it.each([
  [[], ['a:1:then'], true],
  [['a:1:then'], ['a:1:then', 'a:5:else'], true],
  [['a:1:then'], ['a:1:else'], false],
  [['a:1:0', 'b:2:then'], ['a:1:1'], false],
  [['a:1:then'], ['a:9:then'], true],
])('%j and %j: %s', (one, other, is) => {
  expect(areOneWay(one, other)).toBe(is);
  expect(areOneWay(other, one)).toBe(is);
});
