import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import stringWidth from 'string-width';
import { afterAll, describe, expect, test } from 'vitest';
import { loadToolbox, type Toolbox } from '../check/toolbox.ts';
import { createSandbox } from '../sandbox.ts';
import type { IntegrationMap, MapCall } from './integration-map.ts';

const key = ['sk', 'live', 'Q7bN4xLm'.repeat(3)].join('_');

const box = createSandbox({
  'package.json':
    '{ "name": "shop", "type": "module", "dependencies": { "stripe": "^17.0.0", "@slack/web-api": "^7.0.0", "express": "^5.0.0" } }',
  'src/stripe.ts': `import Stripe from 'stripe';
export const stripe = new Stripe(process.env.STRIPE_KEY ?? '');
`,
  'src/pay.ts': `import { stripe } from './stripe.ts';
export const pay = (order: { id: string; total: number }) =>
  stripe.paymentIntents.create({ amount: order.total, currency: 'eur' }, { idempotencyKey: order.id, timeout: 5000 });
export const refund = (id: string) => stripe.refunds.create({ payment_intent: id });
`,
  'src/rates.ts': `export const rates = async () => {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await fetch('https://api.rates.example/v1/latest?token=abc123abc');
    } catch {}
  }
};
export const quiet = () =>
  // seamlint-disable-next-line require-timeout -- the platform ends it
  fetch(process.env.RATES_URL + '/quiet');
`,
  'src/deep/down/in/a/folder/with/a/long/name/and-a-file-with-a-long-name.ts': `export const far = () =>
  fetch('https://a.host.that.has.a.long.name.example/and/a/path/that/is/even/longer/than/its/name', { signal: AbortSignal.timeout(30_000) });
`,
  'src/hooks.ts': `import express from 'express';
import { stripe } from './stripe.ts';
import { refund } from './pay.ts';
const app = express();
app.post('/hooks/stripe', express.raw({ type: '*/*' }), async (req, res) => {
  const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'] ?? '', process.env.SECRET!);
  await refund(event.data.object.id);
  res.sendStatus(200);
});
app.post('/hooks/github|x', express.json(), async (req, res) => {
  if (req.headers['x-github-event'] === 'push') await fetch('https://deploy.example/run', { method: 'POST', body: req.headers['x-hub-signature-256'] });
  res.sendStatus(200);
});
`,
  'src/orders.ts': `import { WebClient } from '@slack/web-api';
const slack = new WebClient(process.env.SLACK_TOKEN);
export const order = (orderId: string) =>
  fetch('https://orders.example/v1', { method: 'POST', body: JSON.stringify({ orderId }) });
export const tell = (text: string) => slack.chat.postMessage({ channel: 'C1', text });
`,
  'src/leak.ts': `export const leak = () => fetch('https://api.example.com/${key}/x', { method: 'POST' });\n`,
  'src/pay.test.ts': `import { stripe } from './stripe.ts';
test('pays', () => stripe.refunds.create({ payment_intent: 'x' }));
`,
  'src/broken.ts': `import Stripe from 'stripe';\nconst s = new Stripe(;\n`,
  'src/basic.ts': `export const basic = () => fetch('https://user:pass@api.basic.example/v1');\n`,
  'empty/a.ts': 'export const a = 1;\n',
});
afterAll(() => {
  box.remove();
});

const run = (...argv: readonly string[]) => box.run(['map', '--no-types', '--no-cache', ...argv]);
const json = async (...argv: readonly string[]): Promise<IntegrationMap> =>
  JSON.parse((await run('--format', 'json', ...argv)).stdout) as IntegrationMap;
const of = ({ calls }: IntegrationMap, file: string, name: string): MapCall | undefined =>
  calls.find((call) => call.file === file && (call.operation ?? call.url) === name);

describe('the map of a program', () => {
  test('is what its published schema says', async () => {
    const schema = JSON.parse(
      readFileSync(new URL('../../schemas/map.schema.json', import.meta.url), 'utf8'),
    ) as object;
    const isValid = new Ajv().compile(schema);
    for (const map of [await json(), await json('empty')])
      expect(isValid(map), JSON.stringify(isValid.errors)).toBe(true);
    expect(isValid({ version: 1 })).toBe(false);
  });

  test('tells what holds for each call', async () => {
    const map = await json();
    const pay = of(map, 'src/pay.ts', 'paymentIntents.create');
    expect(pay).toMatchObject({
      line: 3,
      column: 3,
      provider: { id: 'stripe', title: 'Stripe' },
      package: 'stripe',
      major: 17,
      client: 'sdk',
      method: null,
      effect: 'write',
      highRisk: true,
      timeLimit: { state: 'given', by: 'call', ms: 5000 },
      idempotencyKey: { state: 'given', mechanism: 'header', faults: [] },
      retries: { client: 'writes' },
    });
    expect(of(map, 'src/rates.ts', 'https://api.rates.example/v1/latest')).toMatchObject({
      method: 'GET',
      operation: null,
      effect: 'read',
      timeLimit: { state: 'absent' },
      retries: { application: [{ kind: 'retry', file: 'src/rates.ts', line: 2, repeats: true }] },
    });
  });

  test('tells a key from an id, and what the client repeats from what the application does', async () => {
    const map = await json();
    expect(of(map, 'src/orders.ts', 'https://orders.example/v1')).toMatchObject({
      method: 'POST',
      provider: null,
      idempotencyKey: { state: 'given', how: 'orderId', byId: true },
    });
    expect(of(map, 'src/pay.ts', 'paymentIntents.create')?.idempotencyKey.byId).toBe(false);
    expect(of(map, 'src/orders.ts', 'chat.postMessage')).toMatchObject({
      retries: { client: 'writes', application: [] },
      runs: [],
    });
  });

  test('tells what runs a call, and what the webhook does that runs it', async () => {
    const map = await json();
    expect(of(map, 'src/pay.ts', 'refunds.create')).toMatchObject({
      runs: [{ kind: 'webhook', file: 'src/hooks.ts', line: 5 }],
      idempotencyKey: { state: 'absent', automatic: true },
    });
    expect(map.webhooks).toMatchObject([
      {
        route: '/hooks/stripe',
        provider: { id: 'stripe' },
        check: { state: 'checked', by: [{ form: 'helper', line: 6 }] },
        rawBody: 'unchanged',
        effects: [{ says: expect.stringContaining('refunds.create') as string, file: 'src/pay.ts' }],
      },
      { route: '/hooks/github|x', provider: { id: 'github' }, check: { state: 'unchecked', by: [] }, rawBody: null },
    ]);
  });

  test('tells what check reports there, and nothing that is suppressed', async () => {
    const map = await json();
    expect(map.webhooks[1]?.findings).toContainEqual({ rule: 'require-webhook-signature', severity: 'error' });
    expect(of(map, 'src/rates.ts', '{}/quiet')?.findings).toEqual([]);
    const loud = await json('--rule', 'require-timeout: error');
    const limits = loud.calls.filter(({ findings }) =>
      findings.some(({ rule, severity }) => rule === 'require-timeout' && severity === 'error'),
    );
    expect(limits.map(({ file }) => file)).toContain('src/rates.ts');
    const silent = await json('--rule', 'require-timeout: off');
    expect(silent.calls.flatMap(({ findings }) => findings.map(({ rule }) => rule))).not.toContain('require-timeout');
    expect(
      (await json('--quiet')).calls.flatMap(({ findings }) => findings).every(({ severity }) => severity === 'error'),
    ).toBe(true);
  });

  test('says which files know an API, whether they call it or import it', async () => {
    expect((await json()).providers[0]).toMatchObject({
      id: 'stripe',
      packages: [{ name: 'stripe', majors: [17] }],
      calls: 2,
      webhooks: 1,
      files: [
        { file: 'src/hooks.ts', imports: false, webhooks: 1 },
        { file: 'src/pay.ts', calls: 2 },
        { file: 'src/stripe.ts', imports: true, calls: 0 },
      ],
    });
  });

  test('is of the paths alone, and of a test where it is named', async () => {
    expect((await json('src/pay.ts')).calls.map(({ file }) => file)).toEqual(['src/pay.ts', 'src/pay.ts']);
    expect((await json('src')).calls.map(({ file }) => file)).not.toContain('src/pay.test.ts');
    expect((await json('src/pay.test.ts')).calls).toMatchObject([{ file: 'src/pay.test.ts' }]);
    // What the rest of the program says of them stays.
    expect((await json('src/pay.ts')).calls[1]?.runs).toMatchObject([{ file: 'src/hooks.ts' }]);
  });

  test('is the same whatever the threads, the cache and the order of the paths', async () => {
    const { stdout } = await run('--format', 'json');
    for (const argv of [
      ['--concurrency', '1'],
      ['--concurrency', '3'],
      ['src/rates.ts', 'src', 'empty'],
      ['empty', 'src', 'src/rates.ts'],
    ])
      expect((await run('--format', 'json', ...argv)).stdout).toBe(stdout);
    for (let time = 0; time < 2; time++) {
      const kept = ['map', '--no-types', '--cache-location', '.kept', '--format', 'json'];
      expect((await box.run(kept)).stdout).toBe(stdout);
    }
  });

  test('what does not parse is told, and ends nothing unless that is asked for', async () => {
    expect((await json()).errors).toMatchObject([{ file: 'src/broken.ts' }]);
    expect((await run()).status).toBe(0);
    expect(await run('--strict-parse')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('src/broken.ts could not be analysed') as string,
    });
  });

  test('what breaks over one call leaves that one out, and is told', async () => {
    const tools = async (): Promise<Toolbox> => {
      const all = await loadToolbox();
      const createScope: Toolbox['createScope'] = (...around) => {
        const scope = all.createScope(...around);
        return {
          ...scope,
          keySourceOf: (call) => {
            if (call.file === 'src/pay.ts') throw new TypeError('a line of the source');
            return scope.keySourceOf(call);
          },
        };
      };
      return { ...all, rules: [], createScope };
    };
    const argv = ['map', '--no-types', '--no-cache', '--format', 'json', 'src/pay.ts'];
    const { status, stdout } = await box.run(argv, { tools });
    const { calls, errors } = JSON.parse(stdout) as IntegrationMap;
    expect(status).toBe(0);
    expect(calls.map(({ operation }) => operation)).toEqual(['refunds.create']);
    expect(errors).toEqual([
      {
        file: 'src/pay.ts',
        message:
          'src/pay.ts could not be judged by seamlint map (TypeError, over a call in it): this is a bug in Seamlint, please report it; everything else was judged.',
      },
    ]);
    expect((await box.run([...argv, '--strict-parse'], { tools })).status).toBe(2);
  });

  test.each(['table', 'markdown', 'json', 'html'])('--format %s holds no credential', async (format) => {
    const { stdout } = await run('--format', format, '--verbose');
    expect(stdout).toContain('paymentIntents.create');
    for (const secret of [key.slice(8), 'abc123abc', 'user:pass']) expect(stdout).not.toContain(secret);
  });
});

describe('the table', () => {
  test.each([60, 80, 120, 200])('fits a terminal of %d columns', async (columns) => {
    const { stdout } = await box.run(['map', '--no-types', '--no-cache', '--verbose'], {
      isTTY: true,
      columns,
      env: { CI: '1' },
    });
    const lines = stdout.replaceAll(/\u001B\[\d+m/gu, '').split('\n');
    const tooLong = lines.filter((line) => stringWidth(line) > columns);
    expect(tooLong).toEqual([]);
    expect(stdout).toMatch(/pay\.ts:3/u);
  });

  test('a file and NO_COLOR take no colours, a terminal does, and nothing is cut where nobody looks', async () => {
    const ansi = /\u001B\[/u;
    const plain = await run();
    expect(plain.stdout).not.toMatch(ansi);
    expect(plain.stdout).toContain('and-a-file-with-a-long-name.ts:2');
    expect(plain.stdout).toContain('/and/a/path/that/is/even/longer/than/its/name');
    const argv = ['map', '--no-types', '--no-cache'];
    expect((await box.run(argv, { isTTY: true, columns: 100, env: {} })).stdout).toMatch(ansi);
    expect((await box.run(argv, { isTTY: true, columns: 100, env: { NO_COLOR: '1' } })).stdout).not.toMatch(ansi);
  });

  test('hands nothing on that a terminal would obey', async () => {
    const odd = createSandbox({
      'package.json': '{ "type": "module" }',
      'a\u001B[2Jb.ts': `export const a = () => fetch('https://api.example.com/\\u001b]0;title\\u0007');\n`,
      'c\u001B[2Jd.ts': 'const fetch = (;\n',
    });
    try {
      const { stdout } = await odd.run(['map', '--no-types', '--no-cache', '--verbose']);
      expect(stdout).toContain('api.example.com/·]0;title·');
      expect(stdout).toContain('a·[2Jb.ts:1');
      expect(stdout).toContain('c·[2Jd.ts');
      expect(stdout).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/u);
    } finally {
      odd.remove();
    }
  });

  test('is one line where there is nothing', async () => {
    expect((await run('empty')).stdout).toBe('No calls of APIs and no webhooks in 1 file.\n');
  });

  test('says why something is undecided only if asked', async () => {
    const undecided = createSandbox({
      'package.json': '{ "type": "module" }',
      'app.ts': `import express from 'express';
import { check } from 'some-package';
express().post('/hooks/stripe', check, (req, res) => { console.log(req.headers['stripe-signature'], req.body.id); res.send(); });
`,
    });
    try {
      const argv = ['map', '--no-types', '--no-cache'];
      expect((await undecided.run(argv)).stdout).toContain('1 undecided (--verbose lists them)');
      expect((await undecided.run([...argv, '--verbose'])).stdout).toMatch(/undecided: require-webhook-signature: .+/u);
    } finally {
      undecided.remove();
    }
  });
});

test('markdown keeps text in its cell, and links from the file that is written', async () => {
  const { stdout } = await run('--format', 'markdown');
  expect(stdout).toContain('| `POST /hooks/github\\|x` | [`src/hooks.ts:10`](src/hooks.ts#L10) | unchecked |');
  const rows = stdout.split('\n').filter((line) => line.startsWith('|'));
  const cells = (row: string): number => row.replaceAll('\\|', '').split('|').length;
  expect(rows.filter((row) => cells(row) !== 9 && cells(row) !== 10)).toEqual([]);
  await run('--format', 'markdown', '-o', 'docs/api/map.md');
  expect(box.read('docs/api/map.md')).toContain('](../../src/hooks.ts#L10)');
});
