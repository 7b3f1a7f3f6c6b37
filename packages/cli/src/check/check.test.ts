import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createSandbox } from '../sandbox.ts';
import type { Sandbox } from '../sandbox.ts';

const hooks = `import { Router } from 'express';
import Stripe from 'stripe';
export const hooks = Router();

hooks.post('/webhooks/stripe', async (req, res) => {
  const event = req.body as Stripe.Event;
  if (event.type === 'payment_intent.succeeded') await markPaid(event.data.object.id);
  res.sendStatus(200);
});
`;

const application = hooks
  .replace("import { Router } from 'express'", "import express from 'express'")
  .replace('export const hooks = Router()', 'const hooks = express()');

const shop = {
  'package.json': '{ "name": "shop" }',
  'src/app.ts': `import express from 'express';
import { hooks } from './hooks.ts';
const app = express();
app.use('/api', hooks);
`,
  'src/hooks.ts': hooks,
  'src/quiet.ts': 'export const quiet = 1;\n',
};

interface Json {
  readonly findings: readonly Record<string, unknown>[];
  readonly undecided: readonly unknown[];
  readonly errors: readonly { readonly file: string; readonly message: string }[];
  readonly summary: Record<string, number>;
}

const json = async (box: Sandbox, ...argv: readonly string[]): Promise<Json> => {
  const { stdout } = await box.run([...argv, '--format', 'json']);
  return JSON.parse(stdout) as Json;
};

const boxes: Sandbox[] = [];
const sandbox = (files: Readonly<Record<string, string>>): Sandbox => {
  const box = createSandbox(files);
  boxes.push(box);
  return box;
};
afterAll(() => {
  for (const box of boxes) box.remove();
});

describe('the report', () => {
  const box = sandbox(shop);

  test('JSON says what the contract says, and no more', async () => {
    const report = await json(box);
    expect(Object.keys(report)).toEqual(['version', 'tool', 'findings', 'undecided', 'errors', 'summary']);
    expect(report.findings).toHaveLength(1);
    expect(report.findings[0]).toMatchObject({
      rule: 'require-webhook-signature',
      severity: 'error',
      file: 'src/hooks.ts',
      line: 5,
      column: 1,
      endLine: 9,
      endColumn: 3,
      provider: 'stripe',
      because: [{ file: 'src/app.ts', line: 4, column: 1, note: expect.any(String) as string }],
      fix: { transform: 'verify-webhook', safe: false },
    });
    expect(report.findings[0]?.['fingerprint']).toMatch(/^[\da-f]{64}$/u);
    expect(report.summary).toEqual({
      files: 3,
      seams: 1,
      findings: 1,
      errors: 1,
      warnings: 0,
      suppressed: 0,
      baselined: 0,
      ms: 0,
    });
  });

  test('offers no fix where none is known for the sender', async () => {
    const hook =
      "import express from 'express';\nconst app = express();\napp.post('/webhooks/HERE', express.json(), async (req, res) => {\n  await ship(req.body.id);\n  res.sendStatus(200);\n});\n";
    const manifest = JSON.stringify({ name: 'shop', type: 'module', dependencies: { express: '^5.1.0' } });
    const files = {
      'package.json': manifest,
      'one.js': hook.replace('HERE', 'github'),
      'two.js': hook.replace('HERE', 'shippo'),
    };
    const { findings } = await json(sandbox(files), '--rule', 'require-webhook-dedupe: off');
    const fixes = findings
      .filter(({ rule }) => rule === 'require-webhook-signature')
      .map(({ provider, fix }) => [provider, fix]);
    expect(fixes).toEqual([
      ['github', { transform: 'verify-webhook', safe: false }],
      ['shippo', undefined],
    ]);
  });

  test('pretty shows the line, what happens, why, and what to run', async () => {
    const { stdout, status } = await box.run([]);
    expect(status).toBe(1);
    for (const piece of [
      "> 5 | hooks.post('/webhooks/stripe'",
      'Anyone can post to /api/webhooks/stripe',
      'src/app.ts:4:1',
      "app.use('/api', hooks);",
      'seamlint fix --only require-webhook-signature --unsafe-fixes',
      '1 error, 0 warnings in 3 files, 1 seam.',
    ]) {
      expect(stdout).toContain(piece);
    }
    expect(stdout).not.toContain('\u001B');
  });

  test('a terminal gets colours, NO_COLOR and --no-color take them away', async () => {
    const colored = await box.run([], { env: {}, isTTY: true });
    expect(colored.stdout).toContain('\u001B[');
    const refused = await box.run([], { env: { NO_COLOR: '1' }, isTTY: true });
    expect(refused.stdout).not.toContain('\u001B');
    const plain = await box.run(['--no-color'], { env: { FORCE_COLOR: '1' } });
    expect(plain.stdout).not.toContain('\u001B');
    const forced = await box.run([], { env: { FORCE_COLOR: '1' } });
    expect(forced.stdout).toContain('\u001B[');
  });

  test('paths filter what is told, not what is known', async () => {
    const alone = await json(box, 'src/hooks.ts');
    expect(alone.findings).toEqual((await json(box)).findings);
    expect(alone.summary).toMatchObject({ files: 1, seams: 1 });
    expect((await json(box, 'src/quiet.ts')).summary).toMatchObject({ files: 1, findings: 0, seams: 0 });
  });

  test('files are named from the working directory', async () => {
    const { stdout } = await box.run(['--format', 'json'], { in: 'src' });
    expect((JSON.parse(stdout) as Json).findings[0]).toMatchObject({ file: 'hooks.ts' });
  });

  test('stylish and github name the place and the rule', async () => {
    const stylish = await box.run(['--format', 'stylish']);
    expect(stylish.stdout).toMatch(/src\/hooks\.ts\n\s+5:1\s+error\s+Anyone.*require-webhook-signature/u);
    const github = await box.run(['--format', 'github']);
    expect(github.stdout).toMatch(
      /^::error file=src\/hooks\.ts,line=5,endLine=9,title=seamlint require-webhook-signature::Anyone/u,
    );
  });

  test('--output-file takes the report, with its folder, and leaves standard output empty', async () => {
    const { stdout, status } = await box.run(['--format', 'json', '--output-file', 'out/deep/report.json'], {
      env: { FORCE_COLOR: '1' },
    });
    expect({ stdout, status }).toEqual({ stdout: '', status: 1 });
    expect(JSON.parse(box.read('out/deep/report.json'))).toMatchObject({ version: 1 });
  });

  test('--output-file that can not be written is one sentence', async () => {
    mkdirSync(join(box.folder, 'taken'));
    const { stderr, status } = await box.run(['-o', 'taken']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^seamlint: The report could not be written to taken.*\n$/u);
  });
});

describe('exit status', () => {
  const box = sandbox({ ...shop, 'dist/built.ts': 'x', '.gitignore': 'dist\n' });

  test.each([
    ['findings', [], 1],
    ['none', ['src/quiet.ts'], 0],
    ['the rule is off', ['--rule', 'require-webhook-signature: off'], 0],
    ['a warning', ['--rule', 'require-webhook-signature: warn'], 0],
    ['a warning under a limit', ['--rule', 'require-webhook-signature: warn', '--max-warnings', '1'], 0],
    ['a warning over a limit', ['--rule', 'require-webhook-signature: warn', '--max-warnings', '0'], 1],
    [
      'a quiet warning over a limit',
      ['--rule', 'require-webhook-signature: warn', '--max-warnings', '0', '--quiet'],
      1,
    ],
    ['a path that is ignored', ['dist/built.ts'], 0],
    ['the name of the command', ['check', 'src'], 1],
    ['options before the command', ['--quiet', 'check', 'src/quiet.ts'], 0],
    ['options that change nothing yet', ['--no-cache', '--no-types', 'src/quiet.ts'], 0],
  ])('%s', async (_, argv, status) => {
    expect((await box.run(argv)).status).toBe(status);
  });

  test('--quiet tells errors only', async () => {
    const report = await json(box, '--quiet', '--rule', 'require-webhook-signature: warn');
    expect(report.findings).toEqual([]);
    expect(report.summary).toMatchObject({ findings: 0, warnings: 0 });
  });
});

describe('what can not be analysed', () => {
  const box = sandbox({ ...shop, 'src/broken.ts': "import 'stripe';\nconst webhook = ;\n" });

  test('a file that does not parse is told of, the rest is analysed', async () => {
    const report = await json(box);
    expect(report.errors).toEqual([{ file: 'src/broken.ts', message: expect.stringContaining('line 2') as string }]);
    expect(report.findings).toHaveLength(1);
    expect((await box.run(['src/broken.ts'])).stdout).toContain('Not analysed\n  src/broken.ts');
  });

  test('only --strict-parse makes it a failure', async () => {
    expect((await box.run(['src/broken.ts'])).status).toBe(0);
    const strict = await box.run(['src/broken.ts', '--strict-parse']);
    expect(strict.status).toBe(2);
    expect(strict.stderr).toMatch(/^seamlint: src\/broken\.ts .*\n$/u);
  });
});

test('files are in order, whatever the order of the paths', async () => {
  const box = sandbox({ 'package.json': '{}', 'b/hooks.ts': application, 'a/hooks.ts': application });
  const files = (report: Json): readonly unknown[] => report.findings.map(({ file }) => file);
  expect(files(await json(box, 'b', 'a'))).toEqual(['a/hooks.ts', 'b/hooks.ts']);
});

test('two equal findings differ in their fingerprints, and moving them down changes neither', async () => {
  const box = sandbox({ 'package.json': '{}', 'hooks.ts': application + application.split('\n').slice(3).join('\n') });
  const prints = async (): Promise<readonly unknown[]> =>
    (await json(box)).findings.map(({ fingerprint }) => fingerprint);
  const before = await prints();
  expect(new Set(before).size).toBe(2);
  box.write('hooks.ts', `// a line\n\n${box.read('hooks.ts')}`);
  expect(await prints()).toEqual(before);
});

test('a secret is nowhere in the output', async () => {
  const secret = ['sk', 'live', 'Qz8Lw3Rt6Yv1Bn5Km9Xc2Pd7'].join('_');
  const box = sandbox({
    'package.json': '{}',
    'pay.ts': `import Stripe from 'stripe';\n// once: ${secret}\nexport const stripe = new Stripe('${secret}');\n`,
  });
  for (const format of ['pretty', 'json', 'stylish', 'github']) {
    const { stdout, stderr } = await box.run(['--format', format]);
    expect(stdout).toContain('no-hardcoded-secret');
    expect(stdout + stderr).not.toContain('Qz8L');
  }
  expect((await box.run(['facts', 'pay.ts'])).stdout).not.toContain('Qz8L');
});
