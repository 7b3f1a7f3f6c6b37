import { afterEach, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../sandbox.ts';

const boxes: Sandbox[] = [];
const sandbox = (files: Readonly<Record<string, string>>): Sandbox => {
  const box = createSandbox(files);
  boxes.push(box);
  return box;
};
afterEach(() => {
  for (const box of boxes.splice(0)) box.remove();
});

/** The README's example of an in-house API. */
const billing = {
  id: 'billing',
  title: 'Corp Billing',
  packages: [{ name: '@corp/billing' }],
  clients: [{ pkg: '@corp/billing', import: 'BillingClient', form: 'new', optionsArg: 0 }],
  calls: {
    style: 'methods',
    writes: ['invoices.create'],
    reads: ['invoices.get'],
    highRisk: ['invoices.create'],
    readPaths: [],
  },
  idempotency: {
    mechanism: 'header',
    header: 'x-request-key',
    field: null,
    carriers: [{ pkg: '@corp/billing', kind: 'options-arg', names: ['requestKey'], argIndex: 1 }],
    appliesTo: [],
    naturalKeys: [],
    auto: [],
  },
};

const job = (options: string) => `
  import { Worker, Queue } from 'bullmq';
  import { BillingClient } from '@corp/billing';
  const billing = new BillingClient({ baseUrl: process.env.BILLING_URL });
  export const queue = new Queue('invoices', { defaultJobOptions: { attempts: 5 } });
  export const worker = new Worker('invoices', async (job) => {
    await billing.invoices.create({ order: job.data.orderId }${options});
  });
`;

const found = async (config: unknown, options = '') => {
  const box = sandbox({ 'seamlint.config.json': JSON.stringify(config), 'src/job.ts': job(options) });
  const { stdout } = await box.run(['--format', 'json']);
  const { findings } = JSON.parse(stdout) as {
    findings: readonly { rule: string; severity: string; message: string }[];
  };
  return findings.filter(({ rule }) => rule === 'require-idempotency-key');
};

test('an API of the project’s own is known to every rule', async () => {
  const [finding, ...more] = await found({ providers: [billing] });
  expect(more).toEqual([]);
  expect(finding?.severity).toBe('error');
  expect(finding?.message).toContain('Corp Billing invoices.create');
});

test('its key is known where the config says that it goes', async () => {
  expect(await found({ providers: [billing] }, ', { requestKey: job.data.orderId }')).toEqual([]);
});

test('nothing is known of it without the config', async () => {
  expect(await found({})).toEqual([]);
});

test('a section of a provider of the catalog can be replaced, and the others stay', async () => {
  const stripe = `
    import Stripe from 'stripe';
    const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
    import { Worker, Queue } from 'bullmq';
    export const queue = new Queue('pay', { defaultJobOptions: { attempts: 5 } });
    export const worker = new Worker('pay', async () => { await stripe.refunds.create({ charge: 'c' }); });
  `;
  const none = { mechanism: 'none', header: null, field: null, carriers: [], appliesTo: [], naturalKeys: [], auto: [] };
  const told = async (config: unknown) => {
    const box = sandbox({ 'seamlint.config.json': JSON.stringify(config), 'src/pay.ts': stripe });
    return (await box.run(['--format', 'json'])).stdout.includes('require-idempotency-key');
  };
  expect(await told({})).toBe(true);
  expect(await told({ providers: [{ id: 'stripe', idempotency: none }] })).toBe(false);
});

test.each([
  [{ ...billing, packages: ['@corp/billing'] }, '"providers.0.packages.0" must be an object.'],
  [
    { ...billing, calls: { ...billing.calls, write: [] } },
    'there is no key "providers.0.calls.write"; did you mean "writes"?',
  ],
  [
    { ...billing, calls: { ...billing.calls, writes: ['invoices create'] } },
    '"providers.0.calls.writes.0": it is no list of member paths.',
  ],
])('what is no provider is one sentence with the key', async (provider, sentence) => {
  const config = JSON.stringify({ providers: [provider] });
  const { stderr } = await sandbox({ 'seamlint.config.json': config, 'src/job.ts': job('') }).run([]);
  expect(stderr).toBe(`seamlint: seamlint.config.json: ${sentence}\n`);
});
