import { afterAll, describe, expect, test } from 'vitest';
import { createSandbox } from '../sandbox.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Config } from './config.ts';
import { levelOf } from './levels.ts';
import type { RuleLevel } from './levels.ts';

const hooks = `import express from 'express';
import Stripe from 'stripe';
const app = express();
app.post('/webhooks/stripe', async (req, res) => {
  const event = req.body as Stripe.Event;
  if (event.type === 'payment_intent.succeeded') await markPaid(event.data.object.id);
  res.sendStatus(200);
});
`;

const boxes: Sandbox[] = [];
afterAll(() => {
  for (const box of boxes) box.remove();
});

const sandbox = (files: Readonly<Record<string, string>>): Sandbox => {
  const box = createSandbox({ 'package.json': '{ "workspaces": ["packages/*"] }', 'hooks.ts': hooks, ...files });
  boxes.push(box);
  return box;
};

const severities = async (box: Sandbox, ...argv: readonly string[]): Promise<Readonly<Record<string, string>>> => {
  const { stdout } = await box.run(['--format', 'json', ...argv]);
  const { findings } = JSON.parse(stdout) as {
    findings: readonly { readonly file: string; readonly severity: string }[];
  };
  return Object.fromEntries(findings.map(({ file, severity }) => [file, severity]));
};

const warn = '{ "rules": { "require-webhook-signature": "warn" } }';

describe('a config is read from', () => {
  test.each([
    ['seamlint.config.json', warn],
    ['seamlint.config.mjs', `export default ${warn};`],
    ['seamlint.config.js', `module.exports = ${warn};`],
    [
      'seamlint.config.ts',
      `import { defineConfig } from 'seamlint';\nconst level: 'warn' = 'warn';\nexport default defineConfig({ rules: { 'require-webhook-signature': level } });`,
    ],
    ['package.json', `{ "name": "shop", "seamlint": ${warn} }`],
  ])('%s', async (name, text) => {
    expect(await severities(sandbox({ [name]: text }))).toEqual({ 'hooks.ts': 'warning' });
  });
});

describe('which config holds', () => {
  test('the nearest one, alone', async () => {
    const box = sandbox({
      'seamlint.config.json': warn,
      'packages/a/package.json': '{ "name": "a" }',
      'packages/a/hooks.ts': hooks,
      'packages/b/package.json': '{ "name": "b" }',
      'packages/b/seamlint.config.json': '{}',
      'packages/b/hooks.ts': hooks,
    });
    const all = { 'hooks.ts': 'warning', 'packages/a/hooks.ts': 'warning', 'packages/b/hooks.ts': 'error' };
    expect(await severities(box)).toEqual(all);
    expect(await severities(box, 'packages/b')).toEqual({ 'packages/b/hooks.ts': 'error' });
  });

  test('--config holds for all, --rule for more', async () => {
    const box = sandbox({ 'seamlint.config.json': '{}', 'ci.json': warn });
    expect(await severities(box, '--config', 'ci.json')).toEqual({ 'hooks.ts': 'warning' });
    expect(await severities(box, '--config', 'ci.json', '--rule', 'require-webhook-signature: error')).toEqual({
      'hooks.ts': 'error',
    });
  });

  test('overrides change levels by glob, ignore takes files out of the report', async () => {
    const box = sandbox({
      'legacy/hooks.ts': hooks,
      'vendor/hooks.ts': hooks,
      'seamlint.config.json': JSON.stringify({
        ignore: ['vendor/'],
        overrides: [{ files: 'legacy/**', rules: { 'require-webhook-signature': 'warn' } }],
      }),
    });
    expect(await severities(box)).toEqual({ 'hooks.ts': 'error', 'legacy/hooks.ts': 'warning' });
    expect((await box.run(['vendor/hooks.ts'])).status).toBe(0);
  });

  test('a rule is loud with or without its strict part', () => {
    const rule = { name: 'no-x', severity: 'error', preset: 'recommended' } as const;
    const setting = (config: Config, preset?: 'strict'): RuleLevel =>
      levelOf(rule, '/shop/a.ts', { config, file: null, folder: '/shop' }, { preset, rules: new Map() });
    expect(setting({})).toEqual({ level: 'error', stated: false, strict: false });
    expect(setting({ extends: 'strict' })).toEqual({ level: 'error', stated: false, strict: true });
    expect(setting({ extends: 'strict', rules: { 'no-x': ['warn', { strict: false }] } })).toEqual({
      level: 'warn',
      stated: true,
      strict: false,
    });
    expect(setting({ rules: { 'no-x': ['warn', { strict: true }] } })).toEqual({
      level: 'warn',
      stated: true,
      strict: true,
    });
    expect(setting({ rules: { 'no-x': 'warn' } }, 'strict')).toEqual({ level: 'warn', stated: true, strict: true });
  });

  test('tests are out of scope unless they are named', async () => {
    const box = sandbox({ 'checks/hooks.ts': hooks, 'seamlint.config.json': '{ "tests": ["checks/**"] }' });
    expect(await severities(box)).toEqual({ 'hooks.ts': 'error' });
    expect(await severities(box, 'checks/hooks.ts')).toEqual({ 'checks/hooks.ts': 'error' });
  });
});

const acme = {
  id: 'acme',
  title: 'Acme',
  category: 'payments',
  hosts: [],
  packages: [{ name: '@acme/sdk' }],
  clients: [{ pkg: '@acme/sdk', import: 'Acme', form: 'new', keyArg: 0 }],
  calls: { style: 'methods', writes: ['*.create'], reads: ['*.get*'], highRisk: [], readPaths: ['/v1/*/search'] },
  idempotency: null,
  sdkDefaults: [
    {
      pkg: '@acme/sdk',
      timeoutMs: 30_000,
      timeoutOptions: ['timeout'],
      timeoutUnit: 'ms',
      retries: 0,
      retryOptions: [],
      retriesWrites: false,
      autoKey: false,
      since: null,
      until: null,
    },
  ],
  webhooks: null,
  credentials: [],
  evidence: [],
};

describe('a config that is wrong is one sentence with file and key', () => {
  test.each([
    ['{ "rulse": {} }', 'seamlint.config.json: there is no key "rulse"; did you mean "rules"?'],
    [
      '{ "rules": { "require-webhok-signature": "off" } }',
      'seamlint.config.json: "rules": there is no rule "require-webhok-signature"; did you mean "require-webhook-signature"?',
    ],
    [
      '{ "rules": { "require-webhook-signature": "loud" } }',
      'seamlint.config.json: "rules.require-webhook-signature" must be one of "off", "warn", "error".',
    ],
    [
      '{ "rules": { "require-webhook-signature": ["warn", { "strickt": true }] } }',
      'seamlint.config.json: there is no key "rules.require-webhook-signature.1.strickt"; did you mean "strict"?',
    ],
    [
      '{ "extends": "strickt" }',
      'seamlint.config.json: "extends" must be one of "recommended", "strict", "all"; did you mean "strict"?',
    ],
    [
      '{ "overrides": [{ "file": "x", "rules": {} }] }',
      'seamlint.config.json: there is no key "overrides.0.file"; did you mean "files"?',
    ],
    ['{ "ignore": "dist" }', 'seamlint.config.json: "ignore" must be an array.'],
    ['{ "requireReason": "yes" }', 'seamlint.config.json: "requireReason" must be true or false.'],
    [
      JSON.stringify({ providers: [{ ...acme, calls: { ...acme.calls, style: 'telepathy' } }] }),
      'seamlint.config.json: "providers.0.calls.style" must be one of "methods", "http", "graphql", "commands".',
    ],
    [
      JSON.stringify({ providers: [{ ...acme, sdkDefaults: [{ ...acme.sdkDefaults[0], timeoutMs: 'never' }] }] }),
      'seamlint.config.json: "providers.0.sdkDefaults.0.timeoutMs" must be a number from 0 on or null.',
    ],
    ['{ "pollMinimumMs": 0 }', 'seamlint.config.json: "pollMinimumMs" must be more than 0.'],
    [
      '{ "overrides": [{ "rules": {} }] }',
      'seamlint.config.json: "overrides.0.files" is missing; a string or an array.',
    ],
    ['[]', 'seamlint.config.json: it must hold an object.'],
    ['{ rules', 'seamlint.config.json is not valid JSON (line 1).'],
    ['{\n  "rules": {,}\n}', 'seamlint.config.json is not valid JSON (line 2).'],
  ])('%s', async (text, sentence) => {
    const { status, stdout, stderr } = await sandbox({ 'seamlint.config.json': text }).run([]);
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: `seamlint: ${sentence}\n` });
  });

  test('all that is wrong in one file is told at once', async () => {
    const config = {
      extnds: 'strict',
      rules: { 'require-timeot': 'warn', 'require-timeout': ['wran', { strct: true }] },
      overrides: [{ files: 'a', rules: { 'no-unsafe-rety': 'off', 'no-unsafe-retry': 'of' } }],
      providers: [
        { ...acme, hostss: [] },
        { ...acme, id: 'other', webhooks: null, hosts: [{ host: 'api.stripe.com' }] },
      ],
      wrappers: { rety: [] },
      requireReason: 'yes',
    };
    const { status, stderr } = await sandbox({ 'seamlint.config.json': JSON.stringify(config) }).run([]);
    expect(status).toBe(2);
    for (const part of [
      '"extnds"; did you mean "extends"?',
      '"require-timeot"; did you mean "require-timeout"?',
      '"rules.require-timeout.0" must be one of "off", "warn", "error"; did you mean "warn"?',
      '"rules.require-timeout.1.strct"; did you mean "strict"?',
      '"no-unsafe-rety"; did you mean "no-unsafe-retry"?',
      '"overrides.0.rules.no-unsafe-retry" must be one of',
      '"providers.0.hostss"; did you mean "hosts"?',
      '"wrappers.rety"; did you mean "retry"?',
      '"requireReason" must be true or false.',
    ])
      expect(stderr).toContain(part);
    expect(stderr.match(/^(?:seamlint: )?seamlint\.config\.json: /gmu)).toHaveLength(stderr.trim().split('\n').length);
  });

  test('a module that throws', async () => {
    const { status, stderr } = await sandbox({ 'seamlint.config.mjs': 'throw new Error("no luck");' }).run([]);
    expect(status).toBe(2);
    expect(stderr).toBe('seamlint: seamlint.config.mjs could not be loaded: no luck\n');
  });

  test('a --config that is not there', async () => {
    const { status, stderr } = await sandbox({}).run(['--config', 'nope.json']);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'seamlint: There is no config nope.json: give --config the path of a file.\n',
    });
  });
});

test.each([
  ['package.json', 'EISDIR'],
  ['seamlint.config.json', 'EISDIR'],
])('a %s that cannot be read is one sentence', async (name, code) => {
  const box = sandbox({ [`${name === 'package.json' ? 'inner/' : ''}${name}/nothing`]: '', 'inner/a.ts': '' });
  const { status, stdout, stderr } = await box.run(['inner']);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(new RegExp(`^seamlint: \\S*${name} can't be read \\(${code}\\), [^\\n]*\\n$`, 'u'));
});

test('an error of the config repeats no credential', async () => {
  const live = ['sk', 'live', 'Q7'.repeat(12)].join('_');
  const random = 'f7Kq2pLm9xW3bN';
  const wrong = [live, random].flatMap((key) => [
    JSON.stringify({ [key]: 1 }),
    JSON.stringify({ rules: { [key]: 'off' } }),
    JSON.stringify({ extends: key }),
    JSON.stringify({ rules: { 'no-hardcoded-secret': key } }),
    JSON.stringify({ wrappers: { [key]: [] } }),
    `{ "secretEnv": ["${key}" `,
  ]);
  for (const text of wrong) {
    const { status, stdout, stderr } = await sandbox({ 'seamlint.config.json': text }).run([]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).not.toContain(live);
    expect(stderr).not.toContain(random);
  }
  const thrown = await sandbox({ 'seamlint.config.mjs': `throw new Error('no account for ${live}');` }).run([]);
  expect(thrown.stderr).toContain('seamlint.config.mjs could not be loaded: no account for sk_live_…');
});

test('a provider of the config is known like those of the catalog', async () => {
  const box = sandbox({
    'pay.ts': "import { Acme } from '@acme/sdk';\nexport const acme = new Acme('f7Kq2-pLm9x');\n",
    'seamlint.config.json': JSON.stringify({ providers: [acme] }),
  });
  expect(await severities(box)).toMatchObject({ 'pay.ts': 'error' });
});

test('a config that does not parse names its line, and is judged where there is no file yet', async () => {
  const broken = sandbox({ 'package.json': '{}', 'seamlint.config.ts': 'export default {\n  rules: {,\n};\n' });
  const { status, stderr } = await broken.run([]);
  expect(status).toBe(2);
  expect(stderr).toMatch(/^seamlint: seamlint\.config\.ts could not be loaded: .*\(line 2\)\n$/u);
});
