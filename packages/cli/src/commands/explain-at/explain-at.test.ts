import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createSandbox } from '../../sandbox.ts';
import type { Explanation } from './explanation.ts';

const hooks = `import express from 'express';
import { verified } from '@shop/stripe';
const app = express();
app.post('/webhooks/stripe', express.raw({ type: '*/*' }), async (req, res) => {
  const event = verified(req);
  if (event.type === 'payment_intent.succeeded') await fetch('https://api.example.com/paid', { method: 'POST' });
  res.sendStatus(200);
});
app.post('/orders', async (req, res) => {
  console.log('order', req.body.id);
  res.sendStatus(await save(req.body));
});
app.post('/webhooks/:id/test', async (req, res) => res.json(await save(req.body.payload)));
const save = async (order) => order.total;
`;
const key = ['sk', 'live', '4f9d2c7b8a1e6053d2f7'].join('_');

const box = createSandbox({
  'package.json': '{ "workspaces": ["packages/*"] }',
  'app/hooks.js': hooks,
  'app/suppressed.js': hooks
    .replace('app.post', '// seamlint-disable-next-line -- known\napp.post')
    .replace('verified(req)', 'req.body'),
  'app/hooks.test.js': hooks.replace('verified(req)', 'req.body'),
  'app/ignored/hooks.js': hooks.replace('verified(req)', 'req.body'),
  'app/unseen.js': hooks.replace('verified(req)', 'globalThis.container.get("verifier").verified(req)'),
  'app/quiet.js': 'export const one = 1;\n',
  'app/key.js': `export const key = '${key}';\n`,
  'app/token.js': `import jwt from 'jsonwebtoken';
import { secret } from './weak.js';
export const read = (token) => jwt.verify(token, secret);
`,
  'app/weak.js': "export const secret = process.env.JWT_SECRET ?? 'tulips4ever';\n",
  'app/refund.js': `import Stripe from 'stripe';
import pRetry from 'p-retry';
import { randomUUID } from 'node:crypto';
const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
export const refund = (order) =>
  pRetry(() => stripe.refunds.create({ payment_intent: order.intent }, { idempotencyKey: randomUUID() }));
export const pay = (order) => stripe.charges.create({ amount: order.total }, { idempotencyKey: order.id });
`,
  'app/made/types.d.ts': 'export type A = 1;\n',
  'dist/built.js': 'x\n',
  'packages/stripe/package.json': '{ "name": "@shop/stripe", "main": "src/index.js" }',
  'packages/stripe/src/index.js': "export * from './verified.js';\n",
  'packages/stripe/src/verified.js': `import Stripe from 'stripe';
const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
const event = (body, signature) => stripe.webhooks.constructEvent(body, signature, process.env.STRIPE_WEBHOOK_SECRET);
export const verified = (req) => event(req.body, req.get('stripe-signature'));
`,
  'seamlint.config.json': '{ "ignore": ["app/ignored"] }',
});
symlinkSync(join(box.folder, 'app', 'hooks.js'), join(box.folder, 'linked.js'));
afterAll(() => {
  box.remove();
});

const text = async (at: string, ...argv: readonly string[]): Promise<string> => {
  const { status, stdout } = await box.run(['explain', '--at', at, '--no-types', ...argv]);
  expect(status).toBe(0);
  return stdout;
};
const data = async (at: string): Promise<Explanation> => JSON.parse(await text(at, '--format', 'json')) as Explanation;

test('of a write it tells where the idempotency key comes from', async () => {
  const told = async (at: string): Promise<readonly string[]> => {
    const { known } = await data(at);
    const details = known.find(({ kind }) => kind === 'outbound-call')?.details ?? [];
    return details.map(({ says, at: where }) => (where === null ? says : `${says}: ${String(where.line)}`));
  };
  expect(await told('app/refund.js:6')).toEqual(
    expect.arrayContaining([
      'the key is what is written here: 6',
      'the key is drawn here: 6',
      'so that it is another one for each run: retried by p-retry: 6',
    ]),
  );
  expect(await told('app/refund.js:7')).toContain('nothing that is seen makes it another key when it runs again');
});

describe('a webhook that is checked in another package', () => {
  test('is silent because of the check there', async () => {
    const { rules } = await data('app/hooks.js:4');
    expect(rules.find(({ rule }) => rule === 'require-webhook-signature')).toMatchObject({
      verdict: 'silent',
      details: [{ says: 'webhooks.constructEvent (helper)', at: { file: 'packages/stripe/src/verified.js', line: 3 } }],
    });
  });

  test('tells the way to the check, function by function', async () => {
    const { known } = await data('app/hooks.js:4');
    const endpoint = known.find(({ kind }) => kind === 'webhook-endpoint');
    expect(endpoint?.says).toContain('POST /webhooks/stripe receives events of Stripe (express)');
    const way = endpoint?.ways.find(({ of }) => of.startsWith('how'));
    expect(way?.steps.map(({ says, at }) => `${says} ${at?.file ?? ''}:${String(at?.line)}`)).toEqual([
      'it is run here app/hooks.js:4',
      'the function verified is called here app/hooks.js:5',
      'into the function verified packages/stripe/src/verified.js:4',
      'the function event is called here packages/stripe/src/verified.js:4',
      'into the function event packages/stripe/src/verified.js:3',
    ]);
    expect(endpoint?.ways.some(({ end }) => end === 'stripe:().webhooks.constructEvent')).toBe(true);
  });

  test('the call of its verifier is followed through import and re-export', async () => {
    const { passedOver } = await data('app/hooks.js:5');
    const call = passedOver.find(({ says }) => says.startsWith('verified()'));
    expect(call?.says).toContain('it runs code of the program');
    expect(call?.ways[0]?.steps.map(({ says, at }) => `${says} ${at?.file ?? ''}:${String(at?.line)}`)).toEqual([
      "imported from '@shop/stripe' app/hooks.js:2",
      "re-exported from './verified.js' packages/stripe/src/index.js:1",
      'exported from here packages/stripe/src/verified.js:4',
    ]);
    expect(call?.ways[0]?.end).toBe('the function verified');
  });
});

describe('a finding', () => {
  test('is told with what makes the case', async () => {
    const said = await text('app/hooks.js:6:70');
    expect(said).toContain('fetch POST to https://api.example.com/paid: a write');
    expect(said).toMatch(/require-timeout: finding: If api.example.com stops answering.*\(app\/hooks.js:6\)/u);
    expect(said).toMatch(/may run again {2}\(app\/hooks.js:4\)/u);
  });

  test.each([
    ['app/suppressed.js:5', /a comment suppresses it \(known\) {2}\(app\/suppressed.js:4\)/u],
    ['app/hooks.test.js:4', /the file counts as a test/u],
    ['app/ignored/hooks.js:4', /the config ignores the file/u],
  ])('that is not told is silent for a reason: %s', async (at, reason) => {
    const said = await text(at);
    expect(said).toMatch(reason);
    expect(said).toContain('it would say: Anyone can post to');
  });

  test('of a rule that is off says so', async () => {
    const said = await text('app/hooks.js:6', '--rule', 'require-timeout: off');
    expect(said).toMatch(/require-timeout: silent: the rule is off, by the config or by --rule/u);
  });
});

test('what is undecided has its reason and the place where the trail was lost', async () => {
  const { rules } = await data('app/unseen.js:4');
  expect(rules.find(({ rule }) => rule === 'require-webhook-signature')).toMatchObject({
    verdict: 'undecided',
    details: [{ says: 'the trail was lost here', at: { file: 'app/unseen.js', line: 5 } }],
  });
});

describe('what is taken for nothing', () => {
  test('is a route that lacks every evidence', async () => {
    const said = await text('app/hooks.js:9');
    expect(said).toContain('this route is not taken for a webhook: nothing says that events arrive there');
    expect(said).toContain('its path /orders names neither a hook nor a sender of events');
    expect(said).toMatch(/it reads none of the \d+ headers by which senders of events are recognised/u);
    expect(said).toMatch(/require-webhook-signature: silent: the route here is not taken for a webhook/u);
  });

  test('is a log of what is harmless, and where that comes from', async () => {
    const { passedOver, rules } = await data('app/hooks.js:10');
    const log = passedOver.find(({ kind }) => kind === 'log');
    expect(log?.says).toContain('nothing that goes in is known to be sensitive');
    expect(log?.ways[0]).toMatchObject({ of: 'req.body.id' });
    expect(log?.ways[0]?.end).toContain('body.id of the parameter req');
    expect(rules.find(({ rule }) => rule === 'no-sensitive-log')?.verdict).toBe('silent');
  });
});

test('the function around says who calls it', async () => {
  const { around } = await data('app/hooks.js:14:40');
  expect(around[0]).toMatchObject({ says: 'the function save', at: { line: 14 } });
  expect(around[0]?.details.map(({ at }) => at?.line)).toEqual(expect.arrayContaining([11, 13]) as number[]);
});

describe('a place with nothing', () => {
  test('names the nearest that is known', async () => {
    const { known, nearest } = await data('app/hooks.js:3:1');
    expect(known).toEqual([]);
    expect(nearest.map(({ at }) => at.line)).toEqual([4, 6]);
  });

  test('says what became of the file', async () => {
    const said = await text('app/quiet.js:1');
    expect(said).toContain('nothing: no call of an API');
    expect(said).toContain('It holds no word of an API, and nothing led to it: it was not parsed until now.');
    expect((await data('app/hooks.test.js:1')).file).toMatchObject({ passesGate: true, parsed: true, test: true });
    expect((await data('app/ignored/hooks.js:1')).file.ignored).toBe(true);
  });
});

test('shows no secret of the line', async () => {
  const said = await text('app/key.js:1');
  expect(said).toContain('a live secret of Stripe');
  expect(said + (await text('app/key.js:1', '--format', 'json'))).not.toContain(key.slice(10));
});

test('takes a symbolic link and the separators of Windows for the file they mean', async () => {
  expect((await data('linked.js:4')).place.file).toBe('app/hooks.js');
  expect((await data('app\\hooks.js:4')).place.file).toBe('app/hooks.js');
});

test('keeps to the width of a terminal', async () => {
  const around = { isTTY: true, columns: 60, env: { NO_COLOR: '1' } };
  const { stdout } = await box.run(['explain', '--at', 'app/hooks.js:9', '--no-types'], around);
  const [, ...lines] = stdout.split('\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60);
});

test.each([
  ['app', '--at wants FILE:LINE, such as src/hooks.ts:12, and got "app".'],
  ['app/quiet.js:0', '--at wants FILE:LINE, such as src/hooks.ts:12, and got "app/quiet.js:0".'],
  ['gone.ts:3', 'gone.ts'],
  ['app:3', 'app is a folder'],
  ['app/made/types.d.ts:1', 'app/made/types.d.ts declares types only'],
  ['dist/built.js:1', 'dist/built.js is not part of the program'],
  ['package.json:1', 'package.json is not a JavaScript or TypeScript file'],
  ['app/quiet.js:99', 'app/quiet.js has 1 line: there is no line 99.'],
  ['app/quiet.js:2', 'app/quiet.js has 1 line: there is no line 2.'],
])('wants a place: %s', async (place, sentence) => {
  const { status, stderr } = await box.run(['explain', '--at', place]);
  expect(status).toBe(2);
  expect(stderr).toMatch(/^seamlint: [^\n]+\n$/u);
  expect(stderr).toContain(sentence);
});

test('has no other format, and wants a rule or a place', async () => {
  expect((await box.run(['explain', '--at', 'app/quiet.js:1', '--format', 'github'])).stderr).toContain(
    'seamlint explain --at has no --format github; it prints text or json.',
  );
  expect((await box.run(['explain'])).stderr).toContain('explain wants the name of a rule, or --at FILE:LINE');
});

test('a finding is told at each place that it rests on', async () => {
  for (const at of ['app/weak.js:1', 'app/token.js:3']) {
    const { rules } = await data(at);
    expect(rules.find(({ rule }) => rule === 'no-hardcoded-secret')).toMatchObject({
      verdict: 'finding',
      at: { file: 'app/weak.js', line: 1 },
    });
  }
});

test('a place within a call is told of what is found in the call', async () => {
  const { rules } = await data('app/token.js:3:32');
  expect(rules.find(({ rule }) => rule === 'no-hardcoded-secret')?.verdict).toBe('finding');
});

test('a column behind the end of its line is refused', async () => {
  const { status, stderr } = await box.run(['explain', '--at', 'app/quiet.js:1:500']);
  expect([status, stderr]).toEqual([2, expect.stringContaining('there is no column 500')]);
});
