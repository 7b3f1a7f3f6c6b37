import { expect, test } from 'vitest';
import { lineBefore } from './line-before.ts';

const before = 'a\nb\nc\nd\n';

test.each([
  ['x\ny\na\nb\nc\nd\n', 6, 4],
  ['a\nx\nb\nc\nd\n', 2, 2],
  ['a\nc\nd\n', 3, 4],
  ['a\nb\nc\nd\n', 3, 3],
])('of %j line %i was line %i', (after, line, was) => {
  expect(lineBefore(before, after, line)).toBe(was);
});
