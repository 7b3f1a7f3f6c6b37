import { expect, test } from 'vitest';
import { createPaint } from '../paint.ts';
import { describeOutcome } from './describe-outcome.ts';
import type { Outcome } from './describe-outcome.ts';
import type { Edit } from './edit.ts';

const NOTHING: Outcome = {
  ...{ kept: [], refused: [], declined: [], left: [], errors: [], install: [], remarks: [], waiting: 0, unchecked: [] },
  ...{ known: 0, failing: null, dryRun: false },
  shownFile: (path) => path,
};

/** What was fixed in `hooks.ts`, by changes of these files. */
const told = (paths: readonly string[], unchecked: readonly string[] = []): string => {
  const file = { bytes: Buffer.from(''), bom: false, text: '' };
  const edit: Edit = {
    group: { path: 'src/hooks.ts', file: 'hooks.ts', rule: 'a-rule', fix: 'a-fix', findings: [] },
    changes: paths.map((path) => ({ path, file, before: '', after: ';' })),
    notes: [],
    install: [],
  };
  const outcome: Outcome = {
    ...NOTHING,
    kept: [edit],
    unchecked,
    shownFile: (path) => path.replace('src/', ''),
  };
  return describeOutcome(outcome, createPaint(false)).split('\n')[0] ?? '';
};

const FIXED = 'fixed  hooks.ts  a-rule (a-fix)';

test('a fix names the other files that it changes', () => {
  expect(told(['src/hooks.ts'])).toBe(FIXED);
  expect(told(['src/hooks.ts', 'src/app.ts'])).toBe(`${FIXED}  (with app.ts)`);
  expect(told(['src/app.ts', 'src/hooks.ts', 'admin.ts'])).toBe(`${FIXED}  (with app.ts; admin.ts)`);
});

test('one that changes nothing where the finding is says where it is fixed', () => {
  expect(told(['src/app.ts'])).toBe(`${FIXED}  (in app.ts)`);
});

test('types that nobody checked are told of the file that they are in', () => {
  const both = ['src/hooks.ts', 'src/app.ts'];
  expect(told(['src/hooks.ts'], both)).toBe(`${FIXED}, types not checked`);
  expect(told(both, ['src/app.ts'])).toBe(`${FIXED}  (with app.ts, types not checked)`);
  expect(told(both, ['src/hooks.ts'])).toBe(`${FIXED}, types not checked  (with app.ts)`);
  expect(told(['src/app.ts'], ['src/app.ts'])).toBe(`${FIXED}  (in app.ts, types not checked)`);
});

test('what is left is told by its reasons, and the numbers add up', () => {
  const finding = (plan: object | null) => ({ plan }) as Outcome['left'][number];
  const group = (findings: Outcome['left']) => ({ path: 'a.ts', file: 'a.ts', rule: 'r', fix: 'f', findings });
  const left = [...Array.from({ length: 5 }, () => finding({})), finding(null), finding(null)];
  const declined = { group: group([finding({})]), changes: [], notes: [], install: [] };
  const outcome: Outcome = {
    ...NOTHING,
    left,
    waiting: 1,
    refused: [{ group: group([finding({}), finding({})]), why: 'no body' }],
    declined: [declined],
    failing: '7 errors are left',
    known: 2,
  };
  expect(describeOutcome(outcome, createPaint(false)).split('\n').slice(1)).toEqual([
    '0 findings fixed.',
    '7 findings are left:',
    '  2 could not be fixed; the reason stands above',
    '  1 declined',
    '  1 with a fix that can change behaviour; --unsafe-fixes makes it',
    '  2 without a known fix; seamlint check shows what to do',
    '  1 not tried; another run of seamlint fix does',
    '2 findings known before stay as they are.',
    'The exit status is 1, since 7 errors are left.',
    '',
  ]);
});
