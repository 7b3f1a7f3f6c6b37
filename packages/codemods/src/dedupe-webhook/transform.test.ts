import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { locate } from './locate.ts';
import transform from './transform.ts';

const CHECKED = `import express from 'express';
import Stripe from 'stripe';
import { pool } from './pool.js';

const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
const app = express();
app.post('/webhooks/stripe', express.raw({ type: 'application/json' }), async (req, res) => {
  const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
  await pool.query('UPDATE accounts SET credit = credit + 1 WHERE id = $1', [event.data.object.customer]);
  res.json({ received: true });
});
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'transform-'));
  await writeFile(join(folder, 'package.json'), JSON.stringify({ dependencies: { pg: '^8.0.0' } }));
});
afterAll(() => rm(folder, { recursive: true }));

const run = (source: string): { text: string; reports: readonly string[] } => {
  const reports: string[] = [];
  const text = transform({ path: join(folder, 'server.js'), source }, { report: (message) => reports.push(message) });
  return { text, reports };
};

it('finds verified webhooks alone, with the id that the provider gives and the store that the file has', () => {
  expect(locate('server.js', CHECKED).map(({ options }) => options)).toEqual([
    { provider: 'stripe', framework: 'express', id: 'field:id', store: 'pg' },
  ]);
  const { text, reports } = run(CHECKED);
  expect(text).toContain('ON CONFLICT DO NOTHING');
  expect(reports).toEqual([
    expect.stringContaining('CREATE TABLE webhook_events'),
    expect.stringContaining('leaves its claim behind'),
  ]);
});

it('leaves alone what nobody verifies', () => {
  const unchecked = CHECKED.replace(/ {2}const event = .*\n/u, '  const event = req.body;\n');
  expect(run(unchecked)).toEqual({ text: unchecked, reports: [] });
});

it('changes nothing a second time', () => {
  const { text } = run(CHECKED);
  expect(run(text)).toEqual({
    text,
    reports: ['Left as it is. The handler already recognises an event that is delivered again.'],
  });
});
