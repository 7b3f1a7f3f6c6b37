import { cpSync } from 'node:fs';
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
  const given = Buffer.from(req.get('x-hub-signature-256').slice(7), 'hex');
  if (given.length !== wanted.length || !timingSafeEqual(wanted, given)) {
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
  const given = Buffer.from(req.get('x-hub-signature-256').slice(7), 'hex');
  if (given.length !== wanted.length || !timingSafeEqual(wanted, given)) return res.sendStatus(401);
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

const stripeOn = (head: string, work: string): string => `import express from 'express';
import Stripe from 'stripe';
${head}
const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
const app = express();
app.post('/webhooks/stripe', express.raw({ type: 'application/json' }), async (req, res) => {
  const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
  ${work}
  res.sendStatus(200);
});
`;

/** Each claims its event in what it has already, and each checks in the manner of its framework. */
const further = {
  'package.json': JSON.stringify({
    name: 'further',
    type: 'module',
    dependencies: {
      express: '^5.1.0',
      stripe: '^17.2.0',
      mongodb: '^6.0.0',
      '@prisma/client': '^6.0.0',
      h3: '^1.0.0',
      '@nestjs/common': '^11.0.0',
    },
  }),
  'hooks.js': '',
  'on-mongo.js': stripeOn(
    "import { MongoClient } from 'mongodb';\nconst db = new MongoClient(process.env.MONGO_URL).db('shop');",
    "await db.collection('orders').insertOne({ total: event.data.object.amount_total });",
  ),
  'on-firestore.js': stripeOn(
    "import { getFirestore } from 'firebase-admin/firestore';\nconst db = getFirestore();",
    "await db.collection('orders').add({ total: event.data.object.amount_total });",
  ),
  'on-supabase.js': stripeOn(
    "import { createClient } from '@supabase/supabase-js';\nconst supabase = createClient(process.env.URL, process.env.KEY);",
    "await supabase.from('orders').insert({ total: event.data.object.amount_total });",
  ),
  'on-others.js': stripeOn("import { fulfil } from './fulfil.js';", 'await fulfil(event.data.object);'),
  'fulfil.js': `import { prisma } from './prisma-client.js';
import { mailer } from './mailer.js';
export const fulfil = async (session) => {
  const user = await prisma.user.findUnique({ where: { id: session.client_reference_id } });
  await mailer.sendMail({ to: user.email, text: 'Thank you.' });
};
`,
  'mailer.js': `import nodemailer from 'nodemailer';
export const mailer = nodemailer.createTransport(process.env.SMTP_URL);
`,
  'prisma-client.js': `import { makeClient } from './generated/prisma/index.js';
export const prisma = makeClient(process.env.DATABASE_URL);
`,
  'supabase/functions/stripe-webhook/index.ts': `import Stripe from 'npm:stripe@17';
const stripe = new Stripe(Deno.env.get('STRIPE_SECRET_KEY')!);
Deno.serve(async (req: Request) => {
  if (req.method === 'OPTIONS') return new Response('ok');
  const event: any = await req.json();
  if (event.type === 'checkout.session.completed') await markPaid(event.data.object.id);
  return new Response('ok');
});
`,
  'server/api/webhooks/stripe.post.js': `import { defineEventHandler, readBody } from 'h3';
import Stripe from 'stripe';
export default defineEventHandler(async (event) => {
  const body = await readBody(event);
  if (body.type === 'checkout.session.completed') await markPaid(body.data.object.id);
  return { received: true };
});
`,
  'netlify/functions/stripe-webhook.js': `import Stripe from 'stripe';
export const handler = async (event) => {
  const body = JSON.parse(event.body);
  if (body.type === 'checkout.session.completed') await markPaid(body.data.object.id);
  return { statusCode: 200, body: '' };
};
`,
  'stripe.controller.ts': `import { Body, Controller, Post } from '@nestjs/common';
import type Stripe from 'stripe';
@Controller('webhooks')
export class StripeController {
  @Post('stripe')
  async receive(@Body() event: Stripe.Event) {
    if (event.type === 'checkout.session.completed') await markPaid(event.data.object.id);
    return { received: true };
  }
}
`,
};

test('each store takes its claim, and each framework its check, so that nothing is reported any more', async () => {
  const box = boxes.open(further);
  const only = ['require-webhook-signature', 'require-webhook-dedupe'].flatMap((rule) => ['--only', rule]);
  const { stdout } = await box.run(['fix', ...only, '--unsafe-fixes']);
  expect(stdout).not.toMatch(/^left /mu);
  for (const path of Object.keys(further).filter((one) => one.startsWith('on-')))
    expect(stdout).toContain(`fixed  ${path}  require-webhook-dedupe`);
  for (const path of Object.keys(further).filter((one) => /\/|controller/u.test(one)))
    expect(stdout).toContain(`fixed  ${path}  require-webhook-signature`);
  expect(box.read('on-others.js')).toContain("import { prisma } from './prisma-client.js';");
}, 120_000);

test('the program says which parser keeps the bytes for a router that another file mounts', async () => {
  const box = boxes.open({ 'hooks.js': '' });
  cpSync(new URL('../../../../fixtures/apps/express-shop/', import.meta.url), box.folder, { recursive: true });
  const { stdout } = await box.run(['fix', '--only', 'require-webhook-signature', '--unsafe-fixes']);
  expect(stdout).toContain('2 findings fixed in 1 file');
  expect(stdout).not.toContain('keep the bytes');
  expect(box.read('src/routes/carrier-hooks.ts')).toContain('constructEvent(rawBody, signature, webhookSecret)');
}, 60_000);
