import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import addIdempotencyKey from '../add-idempotency-key/transform.ts';
import addTimeout from '../add-timeout/transform.ts';
import type { Module } from './run-alone.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'run-alone-'));
  await writeFile(join(folder, 'package.json'), JSON.stringify({ dependencies: { stripe: '^23.0.0' } }));
});
afterAll(() => rm(folder, { recursive: true }));

const run = (transform: Module, source: string): { text: string; reports: readonly string[] } => {
  const reports: string[] = [];
  const text = transform({ path: join(folder, 'a.js'), source }, { report: (message) => reports.push(message) });
  return { text, reports };
};

it('finds calls without a limit, once', () => {
  const { text, reports } = run(addTimeout, "export const load = () => fetch('https://api.example.com/orders');\n");
  expect(text).toContain('{ signal: AbortSignal.timeout(10000) }');
  expect(reports).toEqual([
    'A call that takes longer than 10 s now fails: raise the limit where a call may take longer.',
  ]);
  expect(run(addTimeout, text)).toEqual({ text, reports: [] });
});

it('finds writes that are repeated and have no key, once', () => {
  const source = `import Stripe from 'stripe';
import pRetry from 'p-retry';
const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
export const charge = (order) =>
  pRetry(() => stripe.paymentIntents.create({ amount: order.total, metadata: { orderId: order.id } }));
`;
  const { text } = run(addIdempotencyKey, source);
  expect(text).toContain('{ idempotencyKey: `charge-payment-intents-create-${order.id}` }');
  expect(run(addIdempotencyKey, text)).toEqual({ text, reports: [] });
});

it('leaves a file without a seam in peace', () => {
  for (const transform of [addTimeout, addIdempotencyKey]) {
    expect(run(transform, 'export const a = 1;\n')).toEqual({ text: 'export const a = 1;\n', reports: [] });
  }
});
