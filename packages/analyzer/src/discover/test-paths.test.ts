import { expect, it } from 'vitest';

import { inFolder } from '../temporary-folder.ts';
import { createTestPaths } from './test-paths.ts';

const nested = { 'package.json': '{}', 'fixtures/apps/shop/package.json': '{}' };
const none: ReadonlySet<string> = new Set();

it('counts folders from the nearest package root that was asked for', async () => {
  await inFolder(nested, async (root) => {
    const reported = new Set(['fixtures/apps/shop/src/app.ts', 'fixtures/apps/shop/test/app.ts']);
    const isTest = createTestPaths({ root, named: none, reported });
    expect(isTest('fixtures/apps/shop/src/app.ts')).toBe(false);
    expect(isTest('fixtures/apps/shop/test/app.ts')).toBe(true);
    expect(isTest('fixtures/apps/other.ts')).toBe(true);
    expect(isTest('src/app.ts')).toBe(false);
  });
});

it('takes a package in a folder for tests as one of the workspace around it', async () => {
  await inFolder(nested, async (root) => {
    const isTest = createTestPaths({
      root,
      named: none,
      reported: new Set(['src/app.ts', 'fixtures/apps/shop/src/app.ts']),
    });
    expect(isTest('fixtures/apps/shop/src/app.ts')).toBe(true);
    expect(isTest('src/app.ts')).toBe(false);
  });
});

it('adds globs, and takes out what was named', async () => {
  await inFolder(nested, async (root) => {
    const isTest = createTestPaths({ root, named: new Set(['src/a.test.ts']), reported: none }, ['qa/**']);
    expect(isTest('qa/login.ts')).toBe(true);
    expect(isTest('src/a.test.ts')).toBe(false);
    expect(isTest('src/b.test.ts')).toBe(true);
  });
});
