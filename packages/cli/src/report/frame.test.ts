import { expect, test } from 'vitest';
import { createLines } from '../source/lines.ts';
import { frameOf, windowOf } from './frame.ts';

const plain = { color: false, width: null };

test('numbers the lines as the file does, and marks the place', () => {
  const lines = createLines('one\ntwo\nthree(four)\nfive\nsix');
  expect(frameOf(lines, { line: 3, column: 7 }, { line: 3, column: 11 }, plain)).toBe(
    ['  2 | two', '> 3 | three(four)', '    |       ^^^^', '  4 | five'].join('\n'),
  );
});

test('shows a window of a long line, and nothing a terminal would obey', () => {
  const lines = createLines(`${'x'.repeat(5000)}\u001B[31mHERE${'y'.repeat(5000)}`);
  const frame = frameOf(lines, { line: 1, column: 5006 }, { line: 1, column: 5010 }, plain);
  expect(frame).toContain('HERE');
  expect(frame).not.toContain('\u001B');
  expect(Math.max(...frame.split('\n').map((line) => line.length))).toBeLessThan(200);
  const [code = '', marks = ''] = frame.split('\n');
  expect(code.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1)).toBe('HERE');
});

test('fits the width of a terminal', () => {
  const lines = createLines(`${'x'.repeat(60)}HERE${'y'.repeat(60)}`);
  const at = [
    { line: 1, column: 61 },
    { line: 1, column: 65 },
  ] as const;
  const longest = (width: number): number =>
    Math.max(
      ...frameOf(lines, ...at, { color: false, width })
        .split('\n')
        .map((line) => line.length),
    );
  expect(longest(80)).toBe(80);
  expect(longest(60)).toBe(60);
  expect(longest(200)).toBe(124 + '> 1 | '.length);
  expect(frameOf(lines, ...at, { color: false, width: 60 })).toContain('HERE');
});

test.each([
  ['abcdef', 0, 6, 'abcdef'],
  ['abcdef', 0, 4, 'abc…'],
  ['abcdef', 2, 3, '…d…'],
  ['abcdef', 3, 9, '…ef'],
  ['ab', 3, 9, ''],
])('of %j from %i, %i long, shows %j', (text, from, length, shown) => {
  expect(windowOf(text, from, length)).toBe(shown);
});
