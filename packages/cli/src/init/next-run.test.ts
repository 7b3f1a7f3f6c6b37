import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { loadToolbox, type Toolbox } from '../check/toolbox.ts';
import { initBoxes } from './init-sandbox.ts';

const boxes = initBoxes();
afterAll(() => {
  boxes.removeAll();
});

/** The tools, and how often a program was read and judged with them. */
const counting = async (): Promise<{ readonly tools: Toolbox; readonly times: () => number }> => {
  const tools = await loadToolbox();
  const openProgram = vi.fn(tools.openProgram);
  return { tools: { ...tools, openProgram }, times: () => openProgram.mock.calls.length };
};

test('goes by package.json for what CI will find, not by what lies in node_modules', async () => {
  const files = { 'a.js': 'export {};\n', 'node_modules/seamlint/package.json': '{ "name": "seamlint" }' };
  const missing = await boxes.open(files).run(['init', '--no-types']);
  expect(missing.stdout).toContain('  npm install --save-dev seamlint\n      package.json does not name seamlint.\n');
  const box = boxes.open({ ...files, 'package.json': '{ "devDependencies": { "seamlint": "*" } }' });
  expect((await box.run(['init', '--no-types'])).stdout).toContain('\nNext:\n  npx seamlint check\n');
});

test('what it read and found is there for the next run, where it wrote something', async () => {
  const { tools, times } = await counting();
  const around = { tools: () => Promise.resolve(tools) };
  const kept = ['--no-types', '--cache-location', '.kept'];
  const box = boxes.open({ '.husky/pre-commit': '', 'src/a.ts': 'console.log(process.env.STRIPE_KEY);\n' });
  await box.run(['init', ...kept], around);
  expect(existsSync(join(box.folder, '.kept'))).toBe(false);
  await box.run(['init', '--yes', ...kept], around);
  const before = times();
  const warm = await box.run(['check', ...kept], around);
  expect(times()).toBe(before);
  expect(warm).toEqual(await box.run(['check', '--no-types', '--no-cache']));
});

test('where the config that it wrote says more than none, everything is judged again', async () => {
  const { tools, times } = await counting();
  const around = { tools: () => Promise.resolve(tools) };
  const box = boxes.open({
    'a.ts':
      "import { withRetries } from '@acme/kit';\nwithRetries(() => fetch('https://api.stripe.com/v1/refunds'));\n",
  });
  const kept = ['--no-types', '--cache-location', '.kept'];
  await box.run(['init', '--yes', ...kept], around);
  const before = times();
  await box.run(['check', ...kept], around);
  expect(times()).toBe(before + 1);
});
