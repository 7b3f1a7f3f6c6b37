import { expect, it } from 'vitest';

import { globMatcher } from './glob-matcher.ts';

it.each([
  ['qa', 'src/qa/hooks.ts', true],
  ['qa/', 'qa/hooks.ts', true],
  ['/qa', 'src/qa/hooks.ts', false],
  ['./tools/**', 'tools/hooks.ts', true],
  ['*.check.ts', 'src/deep/hooks.check.ts', true],
  ['src/*.ts', 'src/deep/hooks.ts', false],
])('%s holds for %s: %s', (glob, path, holds) => {
  expect(globMatcher([glob])(path)).toBe(holds);
});

it('holds for nothing without a pattern', () => {
  expect(globMatcher([])('src/app.ts')).toBe(false);
});
