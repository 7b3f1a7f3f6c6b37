import { afterAll, expect, test } from 'vitest';
import { fixBoxes, unchecked } from './fix-sandbox.ts';

const boxes = fixBoxes();
afterAll(() => {
  boxes.removeAll();
});

const RULES = [
  'require-webhook-signature',
  'no-signature-bypass',
  'require-raw-webhook-body',
  'no-unsafe-signature-compare',
  'require-webhook-dedupe',
] as const;

/** One mistake of each rule, and two files with several at once. */
const shop = {
  'package.json': JSON.stringify({
    name: 'shop',
    type: 'module',
    dependencies: { express: '^5.1.0', stripe: '^17.2.0', '@prisma/client': '^6.0.0' },
  }),
  'hooks.js': unchecked,
  'fails-open.js': `import express from 'express';
import { createHmac, timingSafeEqual } from 'node:crypto';
const app = express();
app.post('/webhooks/github', express.raw({ type: '*/*' }), async (req, res) => {
  const wanted = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(req.body).digest();
  if (!timingSafeEqual(wanted, Buffer.from(req.get('x-hub-signature-256').slice(7), 'hex'))) {
    console.warn('not genuine');
  }
  await deploy(JSON.parse(req.body).repository.full_name);
  res.sendStatus(200);
});
`,
  'made-again.js': `import express from 'express';
import { createHmac, timingSafeEqual } from 'node:crypto';
const app = express();
app.use(express.json());
app.post('/webhooks/github', async (req, res) => {
  const wanted = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(JSON.stringify(req.body)).digest();
  if (!timingSafeEqual(wanted, Buffer.from(req.get('x-hub-signature-256').slice(7), 'hex'))) return res.sendStatus(401);
  await deploy(req.body.repository.full_name);
  res.sendStatus(200);
});
`,
  'twice.js': `import express from 'express';
import Stripe from 'stripe';
import mongoose from 'mongoose';
const Order = mongoose.model('Order', new mongoose.Schema({ total: Number }));
const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
const app = express();
app.post('/webhooks/stripe', express.raw({ type: 'application/json' }), async (req, res) => {
  const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
  await Order.create({ total: event.data.object.amount_total });
  res.sendStatus(200);
});
`,
  // Closing the one hole shows the next, and the comparison is unsafe besides.
  'several.js': `import { createHmac } from 'node:crypto';
export const handler = async (event) => {
  const secret = process.env.SHOP_SECRET || '';
  const signature = event.headers['x-shop-signature'];
  if (signature) {
    const own = createHmac('sha256', secret).update(event.body).digest('hex');
    if (own !== signature) return { statusCode: 401 };
  }
  await orders.create(JSON.parse(event.body));
  return { statusCode: 200 };
};
`,
};

test('all rules of webhooks at once leave a program that none of them reports, and nothing for a second run', async () => {
  const box = boxes.open(shop);
  const only = RULES.flatMap((rule) => ['--only', rule]);
  const before = await box.run(['check', '--format', 'json']);
  const reported = (JSON.parse(before.stdout) as { findings: readonly { rule: string }[] }).findings;
  expect(RULES.filter((one) => !reported.some(({ rule }) => rule === one))).toEqual([]);

  const first = await box.run(['fix', ...only, '--unsafe-fixes']);
  expect(first.stdout).not.toMatch(/^left /mu);
  expect(first.status).toBe(0);
  const after = await box.run(['check', '--format', 'json']);
  const left = (JSON.parse(after.stdout) as { findings: readonly { rule: string }[] }).findings;
  expect(left.filter(({ rule }) => RULES.some((one) => one === rule))).toEqual([]);

  const texts = Object.keys(shop).map((path) => box.read(path));
  const second = await box.run(['fix', ...only, '--unsafe-fixes']);
  expect(second.stdout).toBe('There is nothing to fix.\n');
  expect(Object.keys(shop).map((path) => box.read(path))).toEqual(texts);
}, 120_000);
