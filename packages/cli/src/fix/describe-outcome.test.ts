import { expect, test } from 'vitest';
import { createPaint } from '../paint.ts';
import { describeOutcome } from './describe-outcome.ts';
import type { Outcome } from './describe-outcome.ts';
import type { Edit } from './edit.ts';

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
    ...{ kept: [edit], refused: [], declined: [], left: [], errors: [], install: [], remarks: [], waiting: 0 },
    unchecked,
    shownFile: (path) => path.replace('src/', ''),
    dryRun: false,
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
