import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Answer } from '../io.ts';
import type { Sandbox } from '../sandbox.ts';
import { initBoxes } from './init-sandbox.ts';

const boxes = initBoxes();
afterAll(() => {
  boxes.removeAll();
});

const hooks = `import express from 'express';
import { logger } from '@acme/logging';
import { withRetries, redactAll } from '@acme/kit';
import Stripe from 'stripe';
const app = express();
const stripe = new Stripe(process.env.STRIPE_KEY!);
app.post('/webhooks/stripe', async (req, res) => {
  logger.info('got one', redactAll(req.body));
  logger.warn('again');
  await withRetries(() => stripe.refunds.create({ charge: req.body.id }));
  res.sendStatus(200);
});
`;

/** A project with something of everything. */
const shop = {
  'package.json': `${JSON.stringify({ name: 'shop', dependencies: { express: '5', stripe: '18' }, devDependencies: { eslint: '9', husky: '9' } }, null, 2)}\n`,
  'package-lock.json': '{}',
  'tsconfig.json': '{}',
  'eslint.config.mjs': `import tseslint from 'typescript-eslint';\n\nexport default [\n  ...tseslint.configs.recommended,\n];\n`,
  '.husky/pre-commit': 'npm test\n',
  '.github/workflows/ci.yml': 'on: push\n',
  'src/hooks.ts': hooks,
};

const init = (box: Sandbox, ...argv: readonly string[]) => box.run(['init', '--no-types', ...argv]);

/** Every file of a folder, and what it holds. */
const filesOf = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((path) => [path, join(folder, path)] as const)
      .filter(([, path]) => statSync(path).isFile())
      .map(([path, full]) => [path, readFileSync(full, 'utf8')]),
  );

const answering = (keys: string) => {
  const asked: string[] = [];
  const left = keys.split('');
  const ask = (question: string): Promise<Answer['key']> => {
    asked.push(question);
    return Promise.resolve(left.shift() as Answer['key']);
  };
  return { asked, ask };
};

describe('seamlint init', () => {
  test('says what it found, and where', async () => {
    const { stdout } = await init(boxes.open(shop));
    for (const [name, value] of [
      ['package manager', 'npm (package-lock.json)'],
      ['language', 'TypeScript (tsconfig.json)'],
      ['ESLint', 'flat config (eslint.config.mjs, TypeScript by typescript-eslint)'],
      ['git hooks', 'husky (.husky/pre-commit)'],
      ['CI', 'GitHub Actions (.github/workflows/ci.yml)'],
      ['frameworks', 'Express (package.json)'],
      ['APIs', 'Stripe (1 call, 1 webhook endpoint; src/hooks.ts:10)'],
      ['unseen functions', 'logger? logger of @acme/logging, called 2 times in src/hooks.ts:8'],
    ])
      expect(stdout).toMatch(new RegExp(`^  ${name ?? ''} +${(value ?? '').replaceAll(/[.?()/]/gu, '\\$&')}$`, 'mu'));
    expect(stdout).toMatch(/^ {20}redactor\? redactAll of @acme\/kit/mu);
    expect(stdout).toMatch(/^ {20}retry\? withRetries of @acme\/kit/mu);
  });

  test('without a terminal shows all of it, writes nothing, and says so', async () => {
    const box = boxes.open(shop);
    const { status, stdout, stderr } = await init(box);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    for (const shown of [
      'config: seamlint.config.mjs (new)',
      '+  seamlint.configs.recommended,',
      'baseline: seamlint-baseline.json (new)',
      '+npx --no-install seamlint check --staged --baseline seamlint-baseline.json',
      'CI job: .github/workflows/seamlint.yml (new)',
      'Nothing was written: nobody sits at a terminal to be asked. seamlint init --yes writes all of it.',
    ])
      expect(stdout).toContain(shown);
    expect(filesOf(box.folder)).toEqual(shop);
  });

  test('--yes writes all of it; then all is quiet, and a second run writes nothing', async () => {
    const box = boxes.open(shop);
    const first = await init(box, '--yes');
    expect(first.status).toBe(0);
    const written = filesOf(box.folder);
    const before = Object.keys(shop);
    expect(
      Object.keys(written)
        .filter((path) => !before.includes(path))
        .toSorted(),
    ).toEqual(['.github/workflows/seamlint.yml', 'seamlint-baseline.json', 'seamlint.config.mjs']);
    expect(written['.husky/pre-commit']).toBe(
      'npm test\nnpx --no-install seamlint check --staged --baseline seamlint-baseline.json\n',
    );
    expect(first.stdout).toMatch(
      /\nNext:\n {2}npm install --save-dev seamlint eslint-plugin-seamlint\n {6}package\.json does not name seamlint or eslint-plugin-seamlint; until it does, the CI job and the pre-commit hook find no seamlint to run\.\n {2}npx seamlint check --baseline seamlint-baseline\.json\n {2}npx seamlint explain [\w-]+\n$/u,
    );

    const plain = ['check', '--no-types', '--no-cache'];
    expect((await box.run(plain)).status).toBe(1);
    expect(await box.run([...plain, '--baseline', 'seamlint-baseline.json'])).toMatchObject({ status: 0, stderr: '' });

    await box.run([...plain, '--update-baseline']);
    expect(box.read('seamlint-baseline.json')).toBe(written['seamlint-baseline.json']);

    const second = await init(box, '--yes');
    expect(second).toMatchObject({ status: 0, stderr: '' });
    expect(second.stdout).toContain('\nNothing to write: whatever init can set up here is there.\n');
    expect(filesOf(box.folder)).toEqual(written);
  });

  test('asks before each; without the baseline nothing names one', async () => {
    const box = boxes.open(shop);
    const { asked, ask } = answering('nnnyq');
    const { stdout } = await box.run(['init', '--no-types'], { ask });
    expect(asked).toEqual([
      'Write seamlint.config.mjs?',
      'Write this change to eslint.config.mjs?',
      'Write seamlint-baseline.json?',
      'Write this change to .husky/pre-commit?',
      'Write .github/workflows/seamlint.yml?',
    ]);
    expect(filesOf(box.folder)).toEqual({
      ...shop,
      '.husky/pre-commit': 'npm test\nnpx --no-install seamlint check --staged\n',
    });
    expect(stdout).toMatch(
      / {2}npm install --save-dev seamlint\n {6}.*; until it does, the pre-commit hook finds no seamlint to run\.\n {2}npx seamlint check\n/u,
    );
  });

  test.each([
    ['q', 1, []],
    ['na', 2, ['.github/workflows/seamlint.yml', 'seamlint-baseline.json']],
  ])('%s', async (keys, times, added) => {
    const box = boxes.open(shop);
    const { asked, ask } = answering(keys);
    const { stdout } = await box.run(['init', '--no-types'], { ask });
    expect(asked).toHaveLength(times);
    expect(
      Object.keys(filesOf(box.folder))
        .filter((path) => !Object.keys(shop).includes(path))
        .toSorted(),
    ).toEqual(added);
    expect(stdout.includes('\nNothing was written.\n')).toBe(added.length === 0);
  });

  test('writes over nothing that changed while it asked', async () => {
    const box = boxes.open(shop);
    const ask = (question: string): Promise<Answer['key']> => {
      if (question.includes('eslint')) box.write('eslint.config.mjs', '// mine\n');
      return Promise.resolve(question.includes('eslint') ? 'y' : 'n');
    };
    const { status, stderr } = await box.run(['init', '--no-types'], { ask });
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr:
        'seamlint: eslint.config.mjs changed while it was being looked at, and stays as it is: run seamlint init again.\n',
    });
    expect(box.read('eslint.config.mjs')).toBe('// mine\n');
  });

  test('sets up the whole workspace from wherever it stands', async () => {
    const box = boxes.open({
      'package.json': '{ "workspaces": ["apps/*"] }',
      'apps/api/package.json': '{ "name": "api" }',
      'apps/api/index.js': 'export {};\n',
    });
    const { stdout } = await box.run(['init', '--yes', '--no-types'], { in: 'apps/api' });
    expect(stdout).toContain('Found in ../.., the root of this project:');
    expect(stdout).toContain('written: ../../seamlint.config.json');
    expect(existsSync(join(box.folder, 'seamlint.config.json'))).toBe(true);
    expect(stdout).toContain('\nNext, in ../..:\n  npm install --save-dev seamlint\n');
  });

  test('sets up a package that lies in a repository of something else', async () => {
    const box = boxes.open({ '.git/HEAD': '', 'web/package.json': '{}', 'web/src/hooks.ts': hooks, 'other.ts': hooks });
    rmSync(join(box.folder, 'package.json'));
    const { stdout } = await box.run(['init', '--yes', '--no-types'], { in: 'web/src' });
    expect(stdout).toContain('Found in .., the root of this project:');
    const { findings } = JSON.parse(box.read('web/seamlint-baseline.json')) as {
      readonly findings: readonly { readonly file: string }[];
    };
    expect(new Set(findings.map(({ file }) => file))).toEqual(new Set(['src/hooks.ts']));
    const check = ['check', '--no-types', '--no-cache', '--baseline', 'seamlint-baseline.json'];
    expect(await box.run(check, { in: 'web' })).toMatchObject({ status: 0, stderr: '' });
  });

  test('says no credential that stands beside what it changes', async () => {
    const key = ['sk', 'live', 'Q7bN4xLm'.repeat(3)].join('_');
    const box = boxes.open({ '.gitlab-ci.yml': `build:\n  script: make\n  variables:\n    KEY: ${key}\n` });
    const { stdout, stderr } = await init(box, '--yes');
    expect(stdout).toContain('KEY: sk_live_…');
    expect(stdout + stderr).not.toContain(key);
    expect(box.read('.gitlab-ci.yml')).toContain(key);
  });

  test('wants a project', async () => {
    const box = boxes.open({ 'a.js': 'export {};\n' });
    rmSync(join(box.folder, 'package.json'));
    expect(await init(box, '--yes')).toEqual({
      status: 2,
      stdout: '',
      stderr: 'seamlint: There is no package.json here or above: run seamlint init in the root of a project.\n',
    });
    box.write('package.json', '{ // shop\n}');
    const { status, stderr } = await init(box, '--yes');
    expect(status).toBe(2);
    expect(stderr).toContain("package.json can't be read as JSON: mend it, and run seamlint init again.");
  });
});

describe('the config', () => {
  const config = async (files: Readonly<Record<string, string>>): Promise<Sandbox> => {
    const box = boxes.open(files);
    await init(box, '--yes');
    return box;
  };
  /** Without the marks of a comment, which is what somebody does who agrees. */
  const agreed = (text: string): string => text.replaceAll(/^ {2}\/\/ /gmu, '  ');

  test('is TypeScript where the project is, and has seamlint', async () => {
    const json = '{ "devDependencies": { "seamlint": "*", "typescript": "6" } }';
    const box = await config({ 'package.json': json, 'a.ts': hooks });
    const text = box.read('seamlint.config.ts');
    expect(text).toMatch(/^import \{ defineConfig \} from 'seamlint';\n\nexport default defineConfig\(\{\n/u);
    expect(text).toContain("  //   { import: 'logger', from: '@acme/logging' }, // called 2 times in a.ts:8\n");
    box.write('seamlint.config.ts', agreed(text));
    const { stdout } = await box.run(['--print-config', 'a.ts']);
    expect(JSON.parse(stdout)).toMatchObject({
      wrappers: {
        retry: [{ import: 'withRetries', from: '@acme/kit' }],
        redactor: [{ import: 'redactAll', from: '@acme/kit' }],
      },
      loggers: [{ import: 'logger', from: '@acme/logging' }],
    });
  });

  test('is JSON where there is nothing to comment on', async () => {
    const box = await config({ 'a.js': 'export {};\n' });
    expect(JSON.parse(box.read('seamlint.config.json'))).toEqual({
      $schema: './node_modules/seamlint/schemas/config.schema.json',
      extends: 'recommended',
    });
    expect(await box.run(['check', '--no-cache'])).toMatchObject({ status: 0, stderr: '' });
  });

  test('is left alone where there is one, in package.json too', async () => {
    const box = await config({ 'package.json': '{ "seamlint": { "extends": "strict" } }', 'a.ts': hooks });
    expect(Object.keys(filesOf(box.folder)).some((path) => path.startsWith('seamlint.config'))).toBe(false);
  });

  test('guesses at nothing that the program or the catalog knows', async () => {
    const text = `import { logger as one } from './log.js';
import { logger as two } from '@shop/log';
import { logger as three } from '@trigger.dev/sdk/v3';
import { logger as four } from 'firebase-functions/logger';
import { log } from '@acme/prompts';
import { logger as guessed } from '@acme/logging';
import Stripe from 'stripe';
new Stripe(process.env.STRIPE_KEY);
one.info('a');\ntwo.info('b');\nthree.info('c');\nfour.info('d');\nlog.info('e');\nguessed.info('f');\n`;
    const box = await config({
      'package.json': '{ "workspaces": ["log"] }',
      'log/package.json': '{ "name": "@shop/log", "main": "index.js" }',
      'log/index.js': 'export const logger = console;\n',
      'log.js': 'export const logger = console;\n',
      'a.js': text,
    });
    const guesses = box.read('seamlint.config.mjs').match(/from: '[^']+'/gu);
    expect(guesses).toEqual(["from: '@acme/logging'"]);
  });
});

describe('ESLint', () => {
  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['legacy', { '.eslintrc.json': '{}' }, 'ESLint plugin: by hand, in a flat config'],
    [
      'a form that is not plain',
      { 'eslint.config.js': "import a from '@antfu/eslint-config';\nexport default a();\n" },
      'ESLint plugin: by hand, in eslint.config.js',
    ],
    [
      'configs of packages',
      { 'apps/a/eslint.config.js': 'export default [];\n' },
      'ESLint plugin: by hand, in apps/a/eslint.config.js',
    ],
    ['another linter', { 'biome.json': '{}' }, 'ESLint plugin: no ESLint here (biome.json configures another linter)'],
    [
      'no parser of TypeScript',
      { 'tsconfig.json': '{}', 'eslint.config.mjs': 'export default [];\n' },
      'names nothing that parses TypeScript',
    ],
    [
      'an old one',
      { 'package.json': '{ "devDependencies": { "eslint": "^8.57" } }', 'eslint.config.js': 'export default [];\n' },
      'The plugin wants ESLint 9 or 10; package.json asks for 8.',
    ],
  ])('%s', async (_, files, said) => {
    expect((await init(boxes.open(files))).stdout).toContain(said);
  });

  test('too old for the plugin is told to install the command alone', async () => {
    const manifest = '{ "devDependencies": { "eslint": "^8.57" } }';
    const { stdout } = await init(boxes.open({ 'package.json': manifest, 'eslint.config.js': 'export default [];\n' }));
    expect(stdout).toMatch(/^ {2}npm install --save-dev seamlint$/mu);
  });

  test('without a config gets one', async () => {
    const box = boxes.open({ 'package.json': '{ "devDependencies": { "eslint": "10" } }', 'tsconfig.json': '{}' });
    const { stdout } = await init(box, '--yes');
    expect(stdout).toContain('It wants one more package: npm install --save-dev typescript-eslint.');
    expect(box.read('eslint.config.mjs')).toContain('parser: tseslint.parser');
  });
});
