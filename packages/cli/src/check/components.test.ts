import { afterAll, expect, test } from 'vitest';
import { createSandbox } from '../sandbox.ts';

const client = `import { settings } from './settings';
export const send = (password) => {
  console.log(settings.name, password);
};
`;
const box = createSandbox({
  'package.json': '{ "name": "shop" }',
  'src/settings.ts': "export const settings = { name: 'shop' };\n",
  'src/Login.vue': `<template>\n  <p>\u{1D4B3} {{ a }}</p>\n</template>\n\n<script lang="ts">\n${client.replace('(password)', '(password: string)')}</script>\n`,
  'src/Login.svelte': `<script>\n${client}</script>\n\n<p>fetch(password)</p>\n`,
  'src/Broken.vue': '<script>\nimport Stripe from "stripe";\nconst = 1;\n</script>\n',
});
afterAll(() => {
  box.remove();
});

const argv = ['check', '--no-types', '--no-cache', '--format', 'json'];

test('the scripts of components are part of the program, at their places', async () => {
  const report = JSON.parse((await box.run(argv)).stdout) as {
    readonly findings: readonly unknown[];
    readonly errors: readonly unknown[];
  };
  expect(report.findings).toMatchObject([
    { rule: 'no-sensitive-log', file: 'src/Login.svelte', line: 4, column: 30 },
    { rule: 'no-sensitive-log', file: 'src/Login.vue', line: 8, column: 30 },
  ]);
  expect(report.errors).toMatchObject([
    { file: 'src/Broken.vue', message: expect.stringContaining('line 3, column 7') as string },
  ]);
});

test('their code is shown as it stands, and no codemod touches them', async () => {
  const { stdout } = await box.run(['check', 'src/Login.vue', '--no-types', '--no-cache']);
  expect(stdout).toContain('> 8 |   console.log(settings.name, password);');
  expect(stdout).not.toContain('seamlint fix');
  const before = box.read('src/Login.vue');
  const { status } = await box.run(['fix', '--unsafe-fixes', '--no-types', '--no-cache']);
  expect(status).toBe(1);
  expect(box.read('src/Login.vue')).toBe(before);
});
