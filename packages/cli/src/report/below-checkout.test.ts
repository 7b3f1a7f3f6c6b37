import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createSandbox } from '../sandbox.ts';
import { belowCheckout, fromCheckout } from './below-checkout.ts';

const box = createSandbox({});
const web = join(box.folder, 'apps/..web');
mkdirSync(web, { recursive: true });
afterAll(() => {
  box.remove();
});

test.each([
  [{ GITHUB_WORKSPACE: box.folder }, web, 'apps/..web'],
  [{ CI_PROJECT_DIR: box.folder }, web, 'apps/..web'],
  [{ GITHUB_WORKSPACE: box.folder }, box.folder, ''],
  [{ GITHUB_WORKSPACE: web }, box.folder, ''],
  [{ GITHUB_WORKSPACE: join(box.folder, 'missing') }, web, ''],
  [{}, web, ''],
])('%j', (env, cwd, below) => {
  expect(belowCheckout({ env, cwd })).toBe(below);
});

test('what lies above the working directory keeps its place', () => {
  expect(fromCheckout('../api/a.ts', 'apps/web')).toBe('apps/api/a.ts');
  expect(fromCheckout('../a.ts', '')).toBe('../a.ts');
});
