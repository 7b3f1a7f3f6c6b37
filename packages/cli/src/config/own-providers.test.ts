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

const said = async (...providers: readonly unknown[]): Promise<readonly string[]> => {
  const config = JSON.stringify({ providers });
  const { stderr } = await sandbox({ 'seamlint.config.json': config, 'src/job.ts': job('') }).run([]);
  return stderr
    .replace(/^seamlint: /u, '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replace(/^seamlint\.config\.json: /u, ''));
};

test('what is no provider is one sentence with the key', async () => {
  expect(await said({ ...billing, packages: ['@corp/billing'] })).toEqual([
    '"providers.0.packages.0" must be an object.',
  ]);
});

test('all mistakes are told in one run, a line each', async () => {
  expect(await said({ ...billing, calls: { ...billing.calls, write: [], writes: ['invoices create'] } }, null)).toEqual(
    [
      'there is no key "providers.0.calls.write"; did you mean "writes"?',
      '"providers.0.calls.writes.0" must be a member path such as "invoices.create" or "*.create".',
      '"providers.1" must be an object.',
    ],
  );
});

test('of very many mistakes the first fifty', async () => {
  expect((await said(...Array.from({ length: 54 }, () => null))).slice(49)).toEqual([
    '"providers.49" must be an object.',
    'and 4 more.',
  ]);
});

test('a slow pattern is refused, and never tried', async () => {
  const key = { title: 'Key', prefix: '', env: 'live', exposure: 'secret', envVars: [], sharedWith: [] };
  const [first = '', second = '', ...more] = await said({
    ...billing,
    credentials: [
      { ...key, id: 'slow', pattern: '(a+)+X' },
      { ...key, id: 'any', pattern: '.*' },
    ],
  });
  expect(first).toContain('"providers.0.credentials.0.pattern" may take longer than linear time');
  expect(second).toContain('"providers.0.credentials.1.pattern" matches the empty text');
  expect(more).toEqual([]);
});

test('one more host of a provider of the catalog leaves it the others', async () => {
  const caller = `
    import { Worker, Queue } from 'bullmq';
    export const queue = new Queue('pay', { defaultJobOptions: { attempts: 5 } });
    export const worker = new Worker('pay', async () => {
      await fetch('https://api.stripe.com/v1/refunds', { method: 'POST' });
      await fetch('https://stripe.corp.test/v1/refunds', { method: 'POST' });
    });
  `;
  const host = { host: 'stripe.corp.test', env: 'live', role: 'api' };
  const box = sandbox({
    'seamlint.config.json': JSON.stringify({ providers: [{ id: 'stripe', hosts: [host] }] }),
    'src/pay.ts': caller,
  });
  const { stdout } = await box.run(['--format', 'json']);
  const { findings } = JSON.parse(stdout) as { findings: readonly { rule: string; line: number }[] };
  expect(findings.filter(({ rule }) => rule === 'require-idempotency-key').map(({ line }) => line)).toEqual([5, 6]);
});
