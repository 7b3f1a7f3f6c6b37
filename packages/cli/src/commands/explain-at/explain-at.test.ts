import { afterEach, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../../sandbox.ts';

const boxes: Sandbox[] = [];
const explained = async (at: string, files: Readonly<Record<string, string>>) => {
  const box = createSandbox({ 'package.json': '{}', ...files });
  boxes.push(box);
  return box.run(['explain', '--at', at]);
};
afterEach(() => {
  for (const box of boxes.splice(0)) box.remove();
});

const hooks = `import express from 'express';
import { stripe } from './stripe';
const app = express();
app.post('/webhooks/stripe', express.raw({ type: '*/*' }), async (req, res) => {
  const event = stripe.webhooks.constructEvent(req.body, req.get('stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET);
  if (event.type === 'payment_intent.succeeded') await fetch('https://api.example.com/paid', { method: 'POST' });
  res.sendStatus(200);
});
`;
const files = {
  'src/hooks.ts': hooks,
  'src/stripe.ts': `import Stripe from 'stripe';\nexport const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);\n`,
};

test('says of a webhook that nothing is reported of what checks it, and where', async () => {
  const { status, stdout } = await explained('src/hooks.ts:4', files);
  expect(status).toBe(0);
  expect(stdout).toContain('POST /webhooks/stripe receives events of Stripe (express)');
  expect(stdout).toContain('checked by webhooks.constructEvent (helper)  (src/hooks.ts:5)');
  expect(stdout).not.toContain('require-webhook-signature');
});

test('says of a call what bounds it, what runs it and which rule reports it', async () => {
  const { stdout } = await explained('src/hooks.ts:6:70', files);
  expect(stdout).toContain('fetch POST to https://api.example.com/paid: a write');
  expect(stdout).toContain('nothing limits its time');
  expect(stdout).toMatch(/may run again {2}\(src\/hooks.ts:4\)/u);
  expect(stdout).toContain('  require-timeout: finding\n');
});

test('shows no secret of the line', async () => {
  const key = ['sk', 'live', '4f9d2c7b8a1e6053d2f7'].join('_');
  const { stdout } = await explained('a.ts:1', { 'a.ts': `export const key = '${key}';\n` });
  expect(stdout).toContain('a live secret of Stripe');
  expect(stdout).not.toContain(key.slice(10));
});

test('says that nothing is known where nothing is', async () => {
  const { status, stdout } = await explained('a.ts:1', { 'a.ts': 'export const one = 1;\n' });
  expect(status).toBe(0);
  expect(stdout).toContain('nothing: no call of an API');
});

test.each([
  ['a.ts', '--at wants FILE:LINE, such as src/hooks.ts:12, and got "a.ts".'],
  ['a.ts:0', '--at wants FILE:LINE, such as src/hooks.ts:12, and got "a.ts:0".'],
  ['gone.ts:3', 'gone.ts'],
  ['a.ts:99', 'a.ts has 2 lines: there is no line 99.'],
])('wants a place: %s', async (place, sentence) => {
  const { status, stderr } = await explained(place, { 'a.ts': 'export const one = 1;\n' });
  expect(status).toBe(2);
  expect(stderr).toContain(sentence);
});

test('wants a rule or a place', async () => {
  const box = createSandbox({ 'package.json': '{}' });
  boxes.push(box);
  expect((await box.run(['explain'])).stderr).toContain('explain wants the name of a rule, or --at FILE:LINE');
});
