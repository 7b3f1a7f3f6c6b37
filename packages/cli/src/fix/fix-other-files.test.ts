import { afterAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../sandbox.ts';
import { fixBoxes } from './fix-sandbox.ts';

const boxes = fixBoxes();
afterAll(() => {
  boxes.removeAll();
});

const router = (path: string, type: string): string => `import { Router } from 'express';
import Stripe from 'stripe';
const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
export const hooks = Router();
hooks.post('${path}', async (req, res) => {
  const event = req.body;
  if (event.type === '${type}') await markPaid(event.data.object.id);
  res.sendStatus(200);
});
`;

/** Two routers behind one parser of another file. */
const shop = {
  'package.json': JSON.stringify({
    name: 'shop',
    type: 'module',
    dependencies: { express: '^5.1.0', stripe: '^17.2.0' },
  }),
  'hooks.js': '',
  'app.js': `import express from 'express';
import { hooks as orders } from './orders.js';
import { hooks as payouts } from './payouts.js';
const app = express();
app.use(express.json());
app.use('/webhooks/stripe', orders);
app.use('/webhooks/stripe', payouts);
app.listen(3000);
`,
  'orders.js': router('/orders', 'payment_intent.succeeded'),
  'payouts.js': router('/payouts', 'payout.paid'),
};

const checkedRouter = shop['orders.js'].replace(
  'const event = req.body;',
  "const event = stripe.webhooks.constructEvent(req.rawBody, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);",
);

const KEEPS = 'req.rawBody = buf;';

const findings = async (box: Sandbox): Promise<readonly string[]> => {
  const { stdout } = await box.run(['check', '--format', 'json']);
  const { findings: all } = JSON.parse(stdout) as { findings: readonly { rule: string; file: string }[] };
  return all.map(({ rule, file }) => `${file} ${rule}`).filter((one) => /signature|raw-webhook/u.test(one));
};

test('a check and the parser of another file that keeps the bytes for it are one fix', async () => {
  const box = boxes.open(shop);
  const { stdout } = await box.run(['fix', '--only', 'require-webhook-signature', '--unsafe-fixes']);
  expect(stdout).not.toMatch(/^left /mu);
  expect(stdout).toMatch(/^fixed {2}\w+\.js {2}require-webhook-signature \(verify-webhook\) {2}\(with app\.js\)$/mu);
  for (const path of ['orders.js', 'payouts.js']) expect(box.read(path)).toContain('constructEvent(req.rawBody');
  expect(box.read('app.js').split(KEEPS)).toHaveLength(2);
  expect(await findings(box)).toEqual([]);
}, 60_000);

test('whoever is asked is told of all files', async () => {
  const box = boxes.open({ ...shop, 'payouts.js': 'export const hooks = (req, res, next) => next();' });
  const asked: string[] = [];
  const ask = (question: string) => {
    asked.push(question);
    return Promise.resolve('n' as const);
  };
  await box.run(['fix', '--only', 'require-webhook-signature', '--unsafe-fixes', '--interactive'], { ask });
  expect(asked).toEqual(['Write this change to orders.js, app.js?']);
}, 60_000);

test('nothing is changed where only half of it may be', async () => {
  const box = boxes.open(shop);
  const { stdout } = await box.run(['fix', 'orders.js', '--only', 'require-webhook-signature', '--unsafe-fixes']);
  expect(stdout).toContain('it would change app.js, too, which was not asked for');
  expect(box.read('orders.js')).toBe(shop['orders.js']);
  expect(box.read('app.js')).toBe(shop['app.js']);
}, 60_000);

test('bytes that a handler asks for, and that nobody keeps, are kept where the body is parsed', async () => {
  const box = boxes.open({
    ...shop,
    'orders.js': checkedRouter,
    'payouts.js': 'export const hooks = (req, res, next) => next();',
  });
  expect(await findings(box)).toEqual(['orders.js require-raw-webhook-body']);
  const { stdout } = await box.run(['fix', '--only', 'require-raw-webhook-body', '--unsafe-fixes']);
  expect(stdout).toContain('fixed  orders.js  require-raw-webhook-body (raw-body)  (in app.js)\n');
  expect(box.read('orders.js')).toBe(checkedRouter);
  expect(box.read('app.js')).toContain(KEEPS);
  expect(await findings(box)).toEqual([]);
}, 60_000);

describe('two applications that parse in different ways', () => {
  const two = {
    ...shop,
    'payouts.js': 'export const hooks = (req, res, next) => next();',
    'admin.js': `import express from 'express';
import { hooks } from './orders.js';
const admin = express();
admin.use(express.json({ limit: '5mb' }));
admin.use('/webhooks/stripe', hooks);
admin.listen(3001);
`,
  };
  const why = 'What parses the body before the handler is not the same in all places where it is mounted';

  test('are told to be why a router gets no check', async () => {
    const box = boxes.open(two);
    const { stdout } = await box.run(['fix', '--only', 'require-webhook-signature', '--unsafe-fixes']);
    expect(stdout).toContain(`left  orders.js:5  require-webhook-signature: ${why}`);
    expect(stdout).toContain('in one of them: it would bring a new finding of require-raw-webhook-body\n');
    expect(box.read('orders.js')).toBe(two['orders.js']);
  }, 60_000);

  test('are told to be why nobody keeps the bytes for a check', async () => {
    const box = boxes.open({ ...two, 'orders.js': checkedRouter });
    const { stdout } = await box.run(['fix', '--only', 'require-raw-webhook-body', '--unsafe-fixes']);
    expect(stdout).toContain(`left  orders.js:6  require-raw-webhook-body: ${why}`);
  }, 60_000);
});

test('a check in a controller of Nest and the option of its application are one fix', async () => {
  const box = boxes.open({
    'hooks.js': '',
    'package.json': JSON.stringify({
      name: 'shop',
      type: 'module',
      dependencies: { '@nestjs/common': '^11.0.0', '@nestjs/core': '^11.0.0' },
    }),
    'main.ts': `import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
const app = await NestFactory.create(AppModule);
await app.listen(3000);
`,
    'app.module.ts': `import { Module } from '@nestjs/common';
import { HooksController } from './hooks.controller.js';
@Module({ controllers: [HooksController] })
export class AppModule {}
`,
    'hooks.controller.ts': `import { Body, Controller, Post } from '@nestjs/common';
import { Deployments } from './deployments.js';
@Controller('webhooks')
export class HooksController {
  constructor(private readonly deployments: Deployments) {}
  @Post('github')
  async receive(@Body() event: { ref: string }) {
    await this.deployments.add(event.ref);
  }
}
`,
    'deployments.ts': 'export class Deployments { async add(ref: string) { console.log(ref); } }\n',
  });
  const { stdout } = await box.run(['fix', '--only', 'require-webhook-signature', '--unsafe-fixes']);
  expect(stdout).toMatch(/^fixed {2}hooks\.controller\.ts {2}require-webhook-signature .*\(with main\.ts,/mu);
  expect(box.read('main.ts')).toContain('NestFactory.create(AppModule, { rawBody: true })');
  expect(await findings(box)).toEqual([]);
  expect(stdout).not.toContain('rawBody: true }');
}, 60_000);
