import { afterAll, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../sandbox.ts';

const key = ['sk', 'live', '4f9d2c7b8a1e6053d2f7'].join('_');
const long = Array.from({ length: 40 }, (_, at) => `    // line ${String(at)} of a long comment`).join('\n');
const source = `import express from 'express';
import Stripe from 'stripe';
const stripe = new Stripe(
  '${key}',
);
const app = express();
app.post(
  '/webhooks/stripe',
  async (req, res) => {
${long}
    const event = req.body;
    const text = \`two
lines\`;
    console.log(text);
    if (event.type === 'payment_intent.succeeded') await markPaid(event.data.object.id);
    res.sendStatus(200);
  },
);
export const refund = (order) =>
  stripe
${long}
    .refunds
    .create({ payment_intent: order.intent });
// seamlint-disable-next-line require-timeout -- known
export const load = () => fetch('https://api.stripe.com/v1/refunds');
export const list = () =>
  fetch('https://api.stripe.com/v1/refunds');
`;

const boxes: Sandbox[] = [];
const sandbox = (text: string): Sandbox => {
  const box = createSandbox({ 'package.json': '{ "name": "shop" }', 'src/a.js': text });
  boxes.push(box);
  return box;
};
afterAll(() => {
  for (const box of boxes) box.remove();
});

const ALL = ['--preset', 'all', '--no-types', '--no-cache'];
const windows = (text: string): string => text.replaceAll('\n', '\r\n');

test('git may turn every line end: places, fingerprints and suppressions are the same', async () => {
  const [unix, dos] = await Promise.all(
    [source, windows(source)].map((text) => sandbox(text).run(['check', '--format', 'json', ...ALL])),
  );
  expect(JSON.parse(unix?.stdout ?? '')).toMatchObject({ summary: { suppressed: 1 } });
  expect((JSON.parse(unix?.stdout ?? '') as { findings: unknown[] }).findings.length).toBeGreaterThan(3);
  expect(dos?.stdout).toBe(unix?.stdout);
});

test('a baseline of the one holds for the other, itself turned too', async () => {
  const box = sandbox(source);
  await box.run(['check', '--update-baseline', ...ALL]);
  box.write('src/a.js', windows(source));
  box.write('seamlint-baseline.json', windows(box.read('seamlint-baseline.json')));
  expect(await box.run(['check', '--baseline', 'seamlint-baseline.json', ...ALL])).toMatchObject({
    status: 0,
    stderr: '',
  });
});

test('fix keeps the line ends', async () => {
  const [unix, dos] = [sandbox(source), sandbox(windows(source))];
  for (const box of [unix, dos]) await box.run(['fix', '--unsafe-fixes', ...ALL]);
  expect(unix.read('src/a.js')).not.toBe(source);
  expect(dos.read('src/a.js')).toBe(windows(unix.read('src/a.js')));
});
