import { expect, test } from 'vitest';
import { statsText } from './stats.ts';

const times = new Map([
  ['find', 12],
  ['read', 340],
  ['judge', 5],
] as const);

const stopwatch = {
  rules: new Map([
    ['require-timeout', { ms: 4.2, times: 1 }],
    ['require-webhook-signature', { ms: 300.6, times: 1 }],
  ]),
  questions: new Map([
    ['the call', { ms: 12, times: 40 }],
    ['the log', { ms: 0.3, times: 2 }],
  ]),
  files: new Map(Array.from({ length: 12 }, (_, index) => [`src/${String(index)}.ts`, { ms: index, times: 1 }])),
};

test('says how many files were analysed, and where the time went', () => {
  const stats = {
    files: 200,
    gated: 50,
    drawnIn: 10,
    types: { asked: 3, answered: 1, files: 2, missing: [] },
  };
  expect(statsText({ stats, times, stopwatch, unparsed: 1, isReused: false }).split('\n')).toEqual([
    'Files: 200',
    '   50   25.0 %  hold a word of an API and were analysed at once',
    '   10    5.0 %  hold none, and were analysed because something led there',
    '  140   70.0 %  hold none, and were not analysed',
    '  1 file could not be analysed',
    'Types: 3 questions asked in 2 files, 1 answered',
    'Time: 357 ms',
    '   12 ms  finding files and configs',
    '  340 ms  reading and parsing',
    '    5 ms  following values and judging',
    'Rules, each with what it was the first to ask:',
    '  301 ms  require-webhook-signature',
    '    4 ms  require-timeout',
    'Questions, each without those that came up on the way:',
    '  12 ms  the call, 40 times',
    'The dearest files to judge, by the questions about them:',
    ...[11, 10, 9, 8, 7, 6, 5, 4, 3, 2].map((ms) => `  ${String(ms).padStart(2)} ms  src/${String(ms)}.ts`),
    '',
  ]);
});

test('divides nothing by no files', () => {
  const stats = { files: 0, gated: 0, drawnIn: 0, types: null };
  const nothing = { rules: new Map(), questions: new Map(), files: new Map() };
  const said = statsText({ stats, times: new Map(), stopwatch: nothing, unparsed: 0, isReused: false });
  expect(said).toContain('0    0.0 %  hold a word');
  expect(said).toContain('Types: not asked, because of --no-types');
});

test('of an answer that was told again, claims no work', () => {
  const stats = { files: 200, gated: 50, drawnIn: 10, types: null };
  const nothing = { rules: new Map(), questions: new Map(), files: new Map() };
  const took = new Map([
    ['find', 12],
    ['read', 7],
    ['report', 1],
  ] as const);
  const said = statsText({ stats, times: took, stopwatch: nothing, unparsed: 1, isReused: true });
  expect(said).toContain('--no-cache measures a whole run');
  expect(said).toContain('   7 ms  looking for changes');
  expect(said).not.toMatch(/analysed|parsing|judging|Types/u);
});
