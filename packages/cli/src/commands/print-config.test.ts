import { afterAll, expect, test } from 'vitest';
import { createSandbox } from '../sandbox.ts';

const box = createSandbox({
  'package.json': '{ "name": "shop" }',
  'seamlint.config.json': `{
    "$schema": "./node_modules/seamlint/schemas/config.schema.json",
    "extends": "strict",
    "rules": { "require-timeout": "error" },
    "overrides": [{ "files": "src/old", "rules": { "require-timeout": "off" } }],
    "ignore": ["src/old/b.ts"],
    "critical": ["stripe"]
  }`,
  'src/a.ts': 'export const a = 1;\n',
  'src/old/b.ts': 'export const b = 1;\n',
  'packages/web/seamlint.config.json': '{}',
  'packages/web/a.test.ts': 'export const a = 1;\n',
});
afterAll(() => {
  box.remove();
});

const printed = async (...argv: readonly string[]): Promise<Record<string, unknown>> =>
  JSON.parse((await box.run(['--print-config', ...argv])).stdout) as Record<string, unknown>;

test('says what holds for a file, and where it is said', async () => {
  expect(await printed('src/a.ts')).toMatchObject({
    file: 'src/a.ts',
    config: 'seamlint.config.json',
    extends: 'strict',
    ignored: false,
    test: false,
    rules: { 'require-timeout': ['error', { strict: true }] },
    critical: ['stripe'],
  });
  expect(await printed('src/old/b.ts')).toMatchObject({ ignored: true, rules: { 'require-timeout': 'off' } });
  expect(await printed('packages/web/a.test.ts')).toMatchObject({
    config: 'packages/web/seamlint.config.json',
    extends: 'recommended',
    rules: { 'require-timeout': 'warn', 'require-webhook-ack': 'off' },
  });
});

test('the command line has the last word', async () => {
  expect(await printed('src/a.ts', '--rule', 'require-timeout: off')).toMatchObject({
    rules: { 'require-timeout': 'off' },
  });
});

test.each(['src', 'nowhere.ts', 'package.json'])('%s is no file that is analysed', async (file) => {
  const { status, stdout, stderr } = await box.run(['--print-config', file]);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(file);
});
