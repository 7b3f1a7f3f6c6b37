import { afterAll, expect, test } from 'vitest';
import { initBoxes } from '../init-sandbox.ts';

const boxes = initBoxes();
afterAll(() => {
  boxes.removeAll();
});

test.each([
  [{ 'tsconfig.json': '{}', 'a.js': '' }, 'tsconfig.json'],
  [{ 'package.json': '{ "devDependencies": { "typescript": "6" } }' }, '"typescript" in package.json'],
  [{ 'web/tsconfig.json': '{}', 'web/a.ts': '', 'web/b.ts': '', 'tools/c.js': '' }, '2 of 3 files'],
  [{ 'a.js': '', 'b.js': '', 'c.ts': '' }, null],
])('%j: what says TypeScript is %s', (files, evidence) => {
  expect(boxes.project(files).typescript).toBe(evidence);
});
