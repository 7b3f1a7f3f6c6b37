import { expect, test } from 'vitest';
import { createPaint } from '../paint.ts';
import type { Report, ReportedUndecided } from './report.ts';
import { stylish } from './stylish.ts';
import { undecidedPart } from './undecided.ts';

const item = (line: number, why: string, lost: ReportedUndecided['lost'] = null): ReportedUndecided => ({
  rule: 'require-webhook-signature',
  file: 'a.ts',
  line,
  column: 1,
  why,
  lost,
});

const report: Report = {
  findings: [],
  silenced: [],
  withheld: [],
  undecided: [
    item(1, 'an alias leads nowhere'),
    item(4, 'verify may check the sender', { file: 'b.ts', line: 9, column: 3 }),
    item(7, 'verify may check the sender', { file: 'c.ts', line: null, column: null }),
  ],
  errors: [{ file: 'x.ts', path: 'x.ts', message: 'x.ts does not parse' }],
  unasked: ['The dependencies of packages/x are not installed.'],
  summary: { files: 1, seams: 3, findings: 0, errors: 0, warnings: 0, suppressed: 0, baselined: 0, ms: 0 },
  source: () => {
    throw new Error('nobody shows these');
  },
};
const options = {
  version: '',
  rules: [],
  note: () => undefined,
  paint: createPaint(false),
  color: false,
  width: null,
  below: '',
  verbose: true,
};

test('groups by rule and reason, the commonest first, and says where the trail was lost', () => {
  expect(undecidedPart(report, options).join('\n').split('\n')).toEqual([
    'Undecided: 3 questions',
    '  require-webhook-signature  3',
    '    verify may check the sender  ×2',
    '      a.ts:4:1  lost at b.ts:9:3',
    '      a.ts:7:1  lost at c.ts',
    '    an alias leads nowhere',
    '      a.ts:1:1',
    'What types could not tell',
    '  The dependencies of packages/x are not installed.',
  ]);
});

test('stylish shows them too, and hints at them otherwise', () => {
  expect(stylish(report, options)).toContain('verify may check the sender  ×2');
  const brief = stylish(report, { ...options, verbose: false });
  expect(brief).toContain('3 undecided (--verbose lists them)');
  expect(brief).not.toContain('verify may check');
  expect(stylish({ ...report, errors: [] }, { ...options, verbose: false })).toBe('');
});
