import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createSandbox } from '../sandbox.ts';

const box = createSandbox({ 'package.json': '{}', 'a.ts': 'export const a = 1;\n' });
afterAll(() => {
  box.remove();
});

test('a profile is written, and the report is what it was', async () => {
  const plain = await box.run(['--no-types', '--format', 'stylish']);
  expect(await box.run(['--no-types', '--format', 'stylish', '--cpu-profile', 'run.cpuprofile'])).toEqual(plain);
  const profile = JSON.parse(readFileSync(join(box.folder, 'run.cpuprofile'), 'utf8')) as { nodes: unknown[] };
  expect(profile.nodes.length).toBeGreaterThan(1);
});

test('a profile that can not be written is one sentence', async () => {
  const { status, stderr } = await box.run(['--no-types', '--cpu-profile', 'no/such/run.cpuprofile']);
  expect(status).toBe(2);
  expect(stderr).toBe(
    'seamlint: The profile could not be written to no/such/run.cpuprofile (ENOENT): give --cpu-profile a path that can be written.\n',
  );
});
