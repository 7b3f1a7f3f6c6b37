import { afterEach, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../sandbox.ts';

const boxes: Sandbox[] = [];
const sandbox = (files: Readonly<Record<string, string>>): Sandbox => {
  const box = createSandbox({ 'package.json': '{ "name": "shop", "type": "module" }', ...files });
  boxes.push(box);
  return box;
};
afterEach(() => {
  for (const box of boxes.splice(0)) box.remove();
});

const login = `import express from 'express';
const app = express();
app.post('/login', (req, res) => {
  console.log('login', req.headers);
  res.end();
});
`;

const config = (value: unknown): Readonly<Record<string, string>> => ({
  'seamlint.config.json': JSON.stringify(value),
});

const findingsOf = (stdout: string): readonly string[] =>
  (JSON.parse(stdout) as { findings: readonly { rule: string; file: string; line: number }[] }).findings.map(
    ({ rule, file, line }) => `${file}:${String(line)} ${rule}`,
  );

test('what the config names is written by a fix, and known by the next check', async () => {
  const box = sandbox({
    ...config({ wrappers: { redactor: [{ import: 'tidy.fields', from: './src/lib/tidy.ts' }] } }),
    'src/lib/tidy.ts':
      "import { engine } from './engine.cjs';\nexport const tidy = { fields: (value: unknown) => engine.run(value) };\n",
    'src/login.ts': login,
  });
  expect(findingsOf((await box.run(['--format', 'json'])).stdout)).toEqual(['src/login.ts:4 no-sensitive-log']);
  await box.run(['fix', '--unsafe-fixes', '--allow-dirty', '--no-verify']);
  expect(box.read('src/login.ts')).toContain("console.log('login', tidy.fields(req.headers))");
  const { stdout, stderr } = await box.run(['--format', 'json']);
  expect({ findings: findingsOf(stdout), stderr }).toEqual({ findings: [], stderr: '' });
});

test('the wrappers of one workspace hold in another that uses them', async () => {
  const box = sandbox({
    'package.json': '{ "name": "shop", "type": "module", "workspaces": ["packages/*"] }',
    'packages/log/package.json': '{ "name": "@shop/log", "main": "dist/index.js" }',
    'packages/log/seamlint.config.json': JSON.stringify({
      wrappers: { redactor: [{ import: 'tidy', from: './src/tidy' }] },
    }),
    'packages/log/src/tidy.ts':
      "import { engine } from './engine.cjs';\nexport const tidy = (value: unknown) => engine.run(value);\n",
    'packages/log/src/index.ts': "export * from './tidy.ts';\n",
    'packages/web/package.json': '{ "name": "@shop/web" }',
    'packages/web/src/login.ts': login
      .replace('req.headers', 'tidy(req.headers)')
      .replace("from 'express';", "from 'express';\nimport { tidy } from '@shop/log';"),
  });
  expect(findingsOf((await box.run(['--format', 'json'])).stdout)).toEqual([]);
});

test.each([
  [
    { wrappers: { client: [{ import: 'send', from: './src/nowhere' }] } },
    '"wrappers.client" names a module ./src/nowhere that is not in the program.',
  ],
  [
    { wrappers: { retry: [{ import: 'agian', from: './src/lib/again.ts' }] } },
    '"wrappers.retry" names an export agian that ./src/lib/again.ts does not have.',
  ],
  [
    {
      loggers: [
        { import: 'default', from: './src/lib/whole.cjs' },
        { import: 'audit', from: './src/lib/whole.cjs' },
        'ledger',
      ],
    },
    '"loggers" names an export audit that ./src/lib/whole.cjs does not have.',
  ],
])('a wrapper that stands for nothing is one sentence: %j', async (value, sentence) => {
  const box = sandbox({
    ...config(value),
    'src/lib/again.ts': 'export const again = (fn: () => unknown) => fn();\n',
    'src/lib/whole.cjs': 'module.exports = { log() {} };\n',
    'src/login.ts': login,
  });
  const { stderr } = await box.run(['--format', 'json']);
  expect(stderr).toBe(`seamlint: the config's ${sentence}\n`);
});

test.each([
  [{ wrappers: [] }, '"wrappers" must be an object.'],
  [
    { wrappers: { retries: [] } },
    'there is no kind of wrapper "wrappers.retries"; the kinds are retry, client, redactor, verifier, limiter, dedupe, env.',
  ],
  [{ wrappers: { client: {} } }, '"wrappers.client" must be an array.'],
  [
    { wrappers: { client: ['send'] } },
    '"wrappers.client.0" must be an object, such as { "import": "name", "from": "./module" }.',
  ],
  [{ wrappers: { client: [{ import: 'send' }] } }, '"wrappers.client.0.from" is missing; a string.'],
  [
    { wrappers: { client: [{ import: '', from: './a' }] } },
    '"wrappers.client.0.import" must be an exported name, "default", or a member of one, such as "logger.audit".',
  ],
  [
    { wrappers: { client: [{ import: 'send', from: ' ' }] } },
    '"wrappers.client.0.from" must name a module: a package, or a path that begins with "./" or "../".',
  ],
  [
    { wrappers: { client: [{ import: 'send', form: './a' }] } },
    'there is no key "wrappers.client.0.form"; did you mean "from"?',
  ],
  [{ loggers: [''] }, '"loggers.0" must be the name of a logger, such as "audit" or "logger.audit".'],
])('%j is refused', async (value, sentence) => {
  const { status, stderr } = await sandbox(config(value)).run([]);
  expect(status).toBe(2);
  expect(stderr.split('\n')[0]).toBe(`seamlint: seamlint.config.json: ${sentence}`);
});
