import { expect, test } from 'vitest';
import type { Structure } from '../../facts/structure.ts';
import { valuesInside } from './inside.ts';

const at = (...ranges: readonly (readonly [number, number])[]): Structure =>
  ({ values: ranges.map((range) => ({ kind: 'undefined', at: range })) }) as unknown as Structure;

const inside = (structure: Structure, range: readonly [number, number]): readonly (readonly [number, number])[] =>
  valuesInside(structure, range).map((value) => value.at);

test('has what lies in the range, with its ends, in the order of the table', () => {
  const structure = at([12, 14], [0, 40], [10, 20], [15, 25], [19, 20], [10, 11], [30, 31]);
  expect(inside(structure, [10, 20])).toEqual([
    [12, 14],
    [10, 20],
    [19, 20],
    [10, 11],
  ]);
  expect(inside(structure, [30, 40])).toEqual([[30, 31]]);
  expect(inside(structure, [41, 50])).toEqual([]);
});
