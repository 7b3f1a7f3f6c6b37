import { expect, test } from 'vitest';
import { statsText } from './stats.ts';

const times = new Map([
  ['find', 12],
  ['read', 340],
  ['judge', 5],
] as const);

test('says how many files were parsed, and where the time went', () => {
  const stats = {
    files: 200,
    gated: 50,
    drawnIn: 10,
    types: { asked: 3, answered: 1, files: 2, missing: [] },
  };
  expect(statsText(stats, times, 1).split('\n')).toEqual([
    'Files: 200',
    '   50   25.0 %  hold a word of an API and were parsed at once',
    '   10    5.0 %  hold none, and were parsed because something led there',
    '  140   70.0 %  hold none, and were not parsed',
    '  1 file could not be analysed',
    'Types: 3 questions asked in 2 files, 1 answered',
    'Time: 357 ms',
    '   12 ms  finding files and configs',
    '  340 ms  reading and parsing',
    '    5 ms  following values and judging',
    '',
  ]);
});

test('divides nothing by no files', () => {
  const said = statsText({ files: 0, gated: 0, drawnIn: 0, types: null }, new Map(), 0);
  expect(said).toContain('0    0.0 %  hold a word');
  expect(said).toContain('Types: not asked, because of --no-types');
});
