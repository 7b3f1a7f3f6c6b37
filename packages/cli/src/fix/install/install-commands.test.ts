import { afterAll, expect, test } from 'vitest';
import { fixBoxes, runFix, unchecked } from '../fix-sandbox.ts';
import { withMajor } from './majors.ts';

const boxes = fixBoxes();
afterAll(() => {
  boxes.removeAll();
});

const commandIn = async (files: Readonly<Record<string, string>>, from = ''): Promise<string | undefined> => {
  const box = boxes.open(files);
  const { stdout } = await runFix(box, ['--unsafe-fixes'], { in: from });
  return /^Install what the new code imports: (.*)$/mu.exec(stdout)?.[1];
};

const workspaces = '{ "workspaces": ["apps/*"], "engines": { "node": ">=18" } }';

test.each([
  ['npm', { 'package-lock.json': '{}' }, 'npm install stripe@23'],
  ['pnpm', { 'pnpm-lock.yaml': '' }, 'pnpm add stripe@23'],
  ['pnpm in the root of workspaces', { 'pnpm-lock.yaml': '', 'pnpm-workspace.yaml': '' }, 'pnpm add -w stripe@23'],
  ['yarn', { 'yarn.lock': '' }, 'yarn add stripe@23'],
  ['yarn 1 in the root of workspaces', { 'yarn.lock': '', 'package.json': workspaces }, 'yarn add -W stripe@22'],
  ['a later yarn', { 'yarn.lock': '', '.yarnrc.yml': '', 'package.json': workspaces }, 'yarn add stripe@22'],
  ['bun', { 'bun.lock': '' }, 'bun add stripe@23'],
  [
    'a manager that only package.json names',
    { 'package.json': '{ "packageManager": "pnpm@9.1.0" }' },
    'pnpm add stripe@23',
  ],
  ['an old Node', { 'package.json': '{ "engines": { "node": "^16.13 || >=18" } }' }, 'npm install stripe@20'],
])('by %s', async (_, files, command) => {
  expect(await commandIn(files)).toBe(command);
});

test('in the package that needs it, from where the user stands', async () => {
  const files = {
    'package.json': workspaces,
    'pnpm-lock.yaml': '',
    'hooks.js': '',
    'apps/api/package.json': '{ "name": "api", "engines": { "node": "20" } }',
    'apps/api/src/hooks.js': unchecked,
  };
  expect(await commandIn(files)).toBe('cd apps/api && pnpm add stripe@23');
  expect(await commandIn(files, 'apps/api')).toBe('pnpm add stripe@23');
});

test('what runs on any Node is named without a version', () => {
  expect(withMajor('left-pad', 12)).toBe('left-pad');
  expect(withMajor('stripe', 8)).toBe('stripe@18');
});
