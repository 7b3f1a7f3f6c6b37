import { expect, it } from 'vitest';

import { readMarks } from './marks.ts';

it('reads a mark at the end of its line', () => {
  expect(readMarks('const a = 1;\nconst b = 2; // reported\n')).toEqual([
    { line: 2, rule: null, hint: false, strict: false },
  ]);
});

it('reads the rules a mark names, and that it is only likely', () => {
  expect(readMarks('f(); // reported: no-a, require-b (hint)\r\n')).toEqual([
    { line: 1, rule: 'no-a', hint: true, strict: false },
    { line: 1, rule: 'require-b', hint: true, strict: false },
  ]);
});

it('reads that only the preset strict shows it', () => {
  expect(readMarks('f(); // reported (strict)\ng(); // reported: no-a (strict, hint)')).toEqual([
    { line: 1, rule: null, hint: false, strict: true },
    { line: 2, rule: 'no-a', hint: true, strict: true },
  ]);
});

it('reads a mark in JSX', () => {
  expect(readMarks('<A\n  key="k" /* reported: no-a */\n/>\n<B /> {/* reported */}')).toEqual([
    { line: 2, rule: 'no-a', hint: false, strict: false },
    { line: 4, rule: null, hint: false, strict: false },
  ]);
});

it('reads a mark above a line that can take none', () => {
  expect(readMarks('// reported-next-line\nconst pem = `\n`;')).toEqual([
    { line: 2, rule: null, hint: false, strict: false },
  ]);
});

it('takes no other comment for a mark', () => {
  expect(readMarks('f(); // was reported last year\n// unreported\ng(); // reported by Ada')).toEqual([]);
});
