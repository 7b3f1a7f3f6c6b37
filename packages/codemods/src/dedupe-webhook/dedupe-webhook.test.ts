import { describe, expect, it } from 'vitest';
import { styles, unmark } from '../cases/marked.ts';
import { type Case, runMarked } from '../cases/run-cases.ts';
import { ownStores, refused, runtime } from './cases.ts';
import { documentCases } from './cases/documents.ts';
import { dedupeWebhook } from './dedupe-webhook.ts';

const cases = { ...ownStores, ...documentCases, ...runtime };

describe.each(Object.entries(styles))('%s', (_style, rewrite) => {
  it.each(Object.entries(cases))('%s', (_name, given) => {
    const result = runMarked(dedupeWebhook, given, rewrite(given.input.slice(1)));
    if (result.kind === 'refused') throw new Error(result.why);
    expect(result.text).toBe(rewrite(given.output.slice(1)));
    expect(result.install).toEqual(given.install ?? []);
  });
});

it.each(Object.entries(cases))('changes nothing a second time: %s', (_name, given: Case) => {
  const { text, ranges } = unmark(given.input);
  const [head = ''] = text.slice(ranges[0]?.[0]).split(/(?=\()/u);
  const output = given.output.slice(1);
  const site = { start: output.lastIndexOf(head), end: output.length - 1, options: given.options ?? {} };
  const project = { dependencies: new Set<string>() };
  const result = dedupeWebhook.apply({ path: given.path ?? 'src/a.ts', text: output, sites: [site], project });
  expect(result).toEqual({ kind: 'refused', why: 'The handler already recognises an event that is delivered again.' });
});

it.each(Object.entries(refused))('refuses %s', (_name, given) => {
  expect(runMarked(dedupeWebhook, given, given.input)).toEqual({ kind: 'refused', why: given.why });
});

it('says what has to be made first, and what types can not know before', () => {
  const [first] = Object.values(ownStores);
  if (first === undefined) throw new Error('no case');
  const result = runMarked(dedupeWebhook, first, first.input);
  expect(result).toMatchObject({
    kind: 'changed',
    notes: [expect.stringContaining('model WebhookEvent'), expect.stringContaining('leaves its claim behind')],
    expects: ['webhookEvent'],
  });
});

it('mends two routes of one handler, and two handlers with one store', () => {
  const input = `
import { app } from './app';

const onPush = async (req, res) => {
  await deploy(req.body.ref);
  res.end();
};
«app.post('/github', onPush)»;
«app.post('/hooks/github', onPush)»;
«app.post('/other', async (req, res) => {
  await act(req.body.ref);
  res.end();
})»;
`;
  const options = { provider: 'github', framework: 'express', id: 'header:x-github-delivery', store: 'runtime' };
  const result = runMarked(dedupeWebhook, { options }, input);
  if (result.kind === 'refused') throw new Error(result.why);
  expect(result.text.match(/memoryStore\(\)/gu)).toHaveLength(1);
  expect(result.text.match(/await onceByEventId\(webhookEvents/gu)).toHaveLength(2);
  expect(result.text.indexOf('memoryStore()')).toBeLessThan(result.text.indexOf('await onceByEventId'));
});

describe('the client of the store', () => {
  const claimOf = (head: string, store: string, work: string, dependencies: readonly string[] = []): string => {
    const input = `${head}
«app.post('/hook', async (req, res) => {
  const event = stripe.webhooks.constructEvent(req.body, signature, secret);
  ${work}
  res.end();
})»;
`;
    const options = { provider: 'stripe', framework: 'express', id: 'field:id', store };
    const result = runMarked(dedupeWebhook, { options, project: { dependencies: new Set(dependencies) } }, input);
    if (result.kind === 'refused') throw new Error(result.why);
    return (
      /await (?:onceByEventId|[\w.]+(?:\('webhook_events'\))?[.\w]*)/u.exec(
        result.text.split('eventKey =').at(-1) ?? '',
      )?.[0] ?? ''
    );
  };
  const stripe = "import { stripe } from './stripe';\n";

  it.each([
    [
      'a model',
      `${stripe}import { orm } from './orm';`,
      'prisma',
      'await orm.order.create({ data: {} });',
      'await orm.webhookEvent.create',
    ],
    [
      'no SDK that creates',
      `${stripe}import { prisma } from './prisma';`,
      'prisma',
      'await stripe.customers.create({});',
      'await prisma.webhookEvent.create',
    ],
    [
      'no class',
      "import { PrismaClient } from '../generated/prisma';",
      'prisma',
      'await fulfil(event);',
      'await onceByEventId',
    ],
    [
      'no function that makes one',
      "import { getPrisma } from './prisma';",
      'prisma',
      'await getPrisma().order.create({ data: {} });',
      'await onceByEventId',
    ],
    ['no type', "import type { pool } from './pool';", 'pg', "await pool.query('SELECT 1');", 'await onceByEventId'],
    [
      'no member of another',
      "import { app } from './app';",
      'pg',
      "await app.pool.query('SELECT 1');",
      'await onceByEventId',
    ],
    [
      'no query of something else',
      "import { graph } from './graph';",
      'pg',
      'await graph.query({ query: ORDERS });',
      'await onceByEventId',
    ],
    [
      'no map',
      "import { seen } from './seen';\nimport { orders } from './schema';",
      'drizzle',
      'seen.delete(orders);',
      'await onceByEventId',
    ],
    [
      'no HTTP client',
      "import { client } from './http';",
      'redis',
      "await client.get('/orders');",
      'await onceByEventId',
    ],
    [
      'what it is called by an import',
      "import { prisma as db } from './prisma';",
      'prisma',
      'await fulfil(event);',
      'await db.webhookEvent.create',
    ],
    [
      'the query builder',
      "import { k } from './k';",
      'knex',
      "await k('orders').insert({});",
      "await k('webhook_events').insert",
    ],
  ])('is %s', (_name, head, store, work, claim) => {
    expect(claimOf(head, store, work, ['redis'])).toBe(claim);
  });
});
