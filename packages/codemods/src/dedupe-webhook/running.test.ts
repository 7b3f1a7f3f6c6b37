import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isInstalled, type Server as Database, startPostgres, startRedis, withServer } from '@seamlint/testkit/servers';
import { rolldown } from 'rolldown';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { unmark } from '../cases/marked.ts';
import { dedupeWebhook } from './dedupe-webhook.ts';

/** What mended handlers work on: the effect, and how it fails. */
interface Shop {
  readonly effects: string[];
  fail: 'throw' | 'answer' | null;
  readonly closing: (() => Promise<unknown>)[];
}

declare global {
  var shop: Shop;
}

const SHOP = `
export const shop = globalThis.shop;
export const isGenuine = (signature) => signature === 'good';
export const requireSignature = (req, res, next) => (isGenuine(req.headers['x-signature']) ? next() : res.status(401).end());
/** Takes its time, so that deliveries meet. */
export const fulfil = async (event) => {
  await new Promise((resolve) => setTimeout(resolve, 20));
  if (shop.fail === 'throw') throw new Error('The database is away.');
  if (shop.fail === 'answer') return false;
  shop.effects.push(event.id);
  return true;
};
`;

let folder: string;
let servers: Server[] = [];

beforeAll(async () => {
  const root = fileURLToPath(new URL('../../../../', import.meta.url));
  folder = join(await mkdtemp(join(tmpdir(), 'dedupe-webhook-')), 'app');
  const runtime = join(folder, 'node_modules/@seamlint/runtime');
  await mkdir(runtime, { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder, '../node_modules'));
  await writeFile(join(folder, 'shop.mjs'), SHOP);
  // From its sources, whatever was built before.
  await writeFile(
    join(runtime, 'package.json'),
    '{ "name": "@seamlint/runtime", "type": "module", "exports": "./index.js" }',
  );
  const bundle = await rolldown({ input: join(root, 'packages/runtime/src/index.ts'), platform: 'node' });
  await bundle.write({ file: join(runtime, 'index.js') });
  await bundle.close();
});
afterAll(() => rm(join(folder, '..'), { recursive: true, force: true }));

beforeEach(() => {
  globalThis.shop = { effects: [], fail: null, closing: [] };
  // Express tells of errors that nobody caught.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const close of globalThis.shop.closing) await close();
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  servers = [];
});

interface Marked {
  readonly options: Readonly<Record<'framework' | 'id' | 'store', string>>;
  readonly path?: string;
  readonly dependencies?: readonly string[];
  readonly input: string;
}

let count = 0;

/** What the mended file exports. Each is imported anew, with the shop of its test. */
const mended = async ({
  options,
  path = 'src/hook.mjs',
  dependencies = [],
  input,
}: Marked): Promise<Record<string, unknown>> => {
  const { text, ranges } = unmark(input);
  const sites = ranges.map(([start, end]) => ({ start, end, options: { provider: 'shop', ...options } }));
  const result = dedupeWebhook.apply({ path, text, sites, project: { dependencies: new Set(dependencies) } });
  if (result.kind === 'refused') throw new Error(result.why);
  expect(result.text.includes('onceByEventId')).toBe(options.store === 'runtime');
  count += 1;
  const fresh = result.text.replace(/from '(\.\/\w+\.mjs)'/gu, `from '$1?${count}'`);
  await writeFile(join(folder, `hook-${count}.mjs`), fresh);
  await writeFile(join(folder, 'shop.mjs'), SHOP);
  return (await import(pathToFileURL(join(folder, `hook-${count}.mjs`)).href)) as Record<string, unknown>;
};

const listen = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}/hook`;
};

const deliver = async (url: string, id: string, signature = 'good'): Promise<number> => {
  const headers = { 'content-type': 'application/json', 'x-event-id': id, 'x-signature': signature };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ id, type: 'order.paid' }) });
  await response.text();
  return response.status;
};

/** One effect for each event: delivered again, many times at once, after failures, and not kept out by a forged one. */
const expectOnce = async (url: string): Promise<void> => {
  const { shop } = globalThis;
  expect(await deliver(url, 'evt_1', 'forged')).toBe(401);
  expect(await deliver(url, 'evt_1')).toBe(200);
  expect(await deliver(url, 'evt_1')).toBe(200);
  expect(shop.effects).toEqual(['evt_1']);

  const statuses = await Promise.all(Array.from({ length: 20 }, () => deliver(url, 'evt_2')));
  expect(shop.effects).toEqual(['evt_1', 'evt_2']);
  expect(statuses).toContain(200);
  expect(statuses.every((status) => status === 200 || status === 409)).toBe(true);
  expect(await deliver(url, 'evt_2')).toBe(200);

  for (const [id, fail] of [
    ['evt_3', 'throw'],
    ['evt_4', 'answer'],
  ] as const) {
    shop.fail = fail;
    expect(await deliver(url, id)).toBe(500);
    expect(await deliver(url, id)).toBe(500);
    shop.fail = null;
    expect(await deliver(url, id)).toBe(200);
    expect(await deliver(url, id)).toBe(200);
  }
  expect(shop.effects).toEqual(['evt_1', 'evt_2', 'evt_3', 'evt_4']);
};

const express = (imports: string, options: Marked['options']): Marked => ({
  options,
  input: `import express from 'express';
import { fulfil, requireSignature } from './shop.mjs';
${imports}
export const app = express();
«app.post('/hook', requireSignature, express.json(), async (req, res) => {
  const event = req.body;
  if (!(await fulfil(event))) return res.status(500).send('Not fulfilled');
  res.json({ received: true });
})»;
`,
});

const nextApp = (imports: string, options: Marked['options']): Marked => ({
  path: 'app/hook/route.js',
  options,
  input: `import { fulfil, isGenuine } from './shop.mjs';
${imports}
«export async function POST(request) {
  const body = await request.text();
  if (!isGenuine(request.headers.get('x-signature'))) return new Response('Not verified', { status: 401 });
  try {
    const { id, type } = JSON.parse(body);
    if (!(await fulfil({ id, type }))) return Response.json({ error: 'Not fulfilled' }, { status: 500 });
    return Response.json({ received: true });
  } catch (error) {
    return Response.json({ error: 'Failed' }, { status: 500 });
  }
}»
`,
});

const nextPages = (imports: string, options: Marked['options']): Marked => ({
  path: 'pages/api/hook.js',
  options,
  input: `import { fulfil, isGenuine } from './shop.mjs';
${imports}
«export default async function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).send('');
  if (!isGenuine(req.headers['x-signature'])) return res.status(401).send('');
  try {
    const event = JSON.parse(req.body);
    if (!(await fulfil(event))) return res.status(500).send('Not fulfilled');
    res.status(200).send('OK');
  } catch (error) {
    res.status(500).send('Failed');
  }
}»
`,
});

const fastify = (imports: string, options: Marked['options']): Marked => ({
  options,
  input: `import Fastify from 'fastify';
import { fulfil, isGenuine } from './shop.mjs';
${imports}
export const app = Fastify();
«app.post('/hook', async (request, reply) => {
  if (!isGenuine(request.headers['x-signature'])) return reply.code(401).send();
  const done = await fulfil(request.body);
  if (!done) return reply.code(500).send({ error: 'Not fulfilled' });
  return { received: true };
})»;
`,
});

const hono = (imports: string, options: Marked['options']): Marked => ({
  options,
  input: `import { Hono } from 'hono';
import { fulfil, isGenuine } from './shop.mjs';
${imports}
export const app = new Hono();
«app.post('/hook', async (c) => {
  if (!isGenuine(c.req.header('x-signature'))) return c.text('Not verified', 401);
  const event = await c.req.json();
  const done = await fulfil(event);
  if (!done) return c.json({ error: 'Not fulfilled' }, 500);
  return c.json({ received: true });
})»;
`,
});

const toRequest = async (req: IncomingMessage): Promise<Request> => {
  const headers = Object.entries(req.headers).map(([name, value]): [string, string] => [name, String(value)]);
  return new Request(`http://127.0.0.1${req.url ?? '/'}`, { method: 'POST', headers, body: await bodyOf(req) });
};

const bodyOf = async (req: IncomingMessage): Promise<string> => {
  const parts: Uint8Array[] = [];
  for await (const part of req) parts.push(part as Uint8Array);
  return Buffer.concat(parts).toString('utf8');
};

type Handle = (request: Request) => Promise<Response> | Response;

const byFetch = (handle: Handle): Promise<string> =>
  listen((req, res) => {
    void toRequest(req)
      .then(handle)
      .then(async (response) => res.writeHead(response.status).end(await response.text()));
  });

const byPages = (handle: (req: unknown, res: unknown) => Promise<unknown>): Promise<string> =>
  listen((req, res) => {
    void bodyOf(req).then((body) => handle(Object.assign(req, { body }), withHelpers(res)));
  });

/** The two that Next.js adds and the handler uses. */
const withHelpers = (res: ServerResponse): unknown =>
  Object.assign(res, {
    status(code: number) {
      res.statusCode = code;
      return res;
    },
    send: (body: string) => res.end(body),
  });

/** Serves what the mended file exports, as its framework does. */
const serve: Readonly<Record<string, (given: Marked) => Promise<string>>> = {
  express: async (given) => listen((await mended(given))['app'] as RequestListener),
  hono: async (given) => {
    const app = (await mended(given))['app'] as { fetch: Handle };
    return byFetch((request) => app.fetch(request));
  },
  fastify: async (given) => {
    const app = (await mended(given))['app'] as { ready(): Promise<unknown>; routing: RequestListener };
    await app.ready();
    return listen((req, res) => app.routing(req, res));
  },
  'next-app': async (given) => byFetch((await mended(given))['POST'] as Handle),
  'next-pages': async (given) => byPages((await mended(given))['default'] as () => Promise<unknown>),
};

const codes = { express, fastify, hono, 'next-app': nextApp, 'next-pages': nextPages } as const;
const frameworks = Object.keys(codes) as readonly (keyof typeof codes)[];

const HEADER = 'header:x-event-id';

/** In every framework, by a header and by a field: by both where no server is asked, else in turns. */
const inEvery = (
  store: string,
  imports: string,
  { both = false, dependencies = [] as readonly string[] } = {},
): void => {
  const rows = frameworks.flatMap((framework, index) =>
    (both ? [HEADER, 'field:id'] : [index % 2 === 0 ? HEADER : 'field:id']).map((id) => ({ framework, id })),
  );
  it.each(rows)('$framework, by $id', async ({ framework, id }) => {
    const given = { ...codes[framework](imports, { framework, id, store }), dependencies };
    await expectOnce((await serve[framework]?.(given)) ?? '');
  });
};

describe('the runtime, in memory', () => {
  inEvery('runtime', '', { both: true });
});

describe('Prisma, as its client answers', () => {
  beforeAll(async () => {
    await writeFile(
      join(folder, 'prisma.mjs'),
      `const rows = new Set();
const webhookEvent = {
  async create({ data: { id } }) {
    if (rows.has(id)) throw Object.assign(new Error('Unique constraint failed'), { code: 'P2002' });
    rows.add(id);
  },
  async deleteMany({ where: { id } }) {
    rows.delete(id);
  },
};
export const prisma = { webhookEvent };
`,
    );
  });
  inEvery('prisma', "import { prisma } from './prisma.mjs';", { both: true });
});

const emptied = "await pool.query('DROP TABLE IF EXISTS webhook_events');";
const made =
  'CREATE TABLE webhook_events (id VARCHAR(255) NOT NULL PRIMARY KEY, created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP)';

describe.skipIf(!isInstalled('postgres'))(withServer('PostgreSQL', 'postgres'), () => {
  let server: Database;
  beforeAll(async () => {
    server = await startPostgres();
    const pool = `import pg from 'pg';
import { shop } from './shop.mjs';
export const pool = new pg.Pool({ host: '127.0.0.1', port: ${server.port}, user: 'seamlint', database: 'postgres' });
shop.closing.push(() => pool.end());
${emptied}
await pool.query('${made}');
`;
    const files: Readonly<Record<string, string>> = {
      'pool.mjs': pool,
      'schema.mjs': `import { pgTable, text, timestamp } from 'drizzle-orm/pg-core';
export const orders = pgTable('orders', { id: text('id').primaryKey() });
export const webhookEvents = pgTable('webhook_events', { id: text('id').primaryKey(), createdAt: timestamp('created_at').notNull().defaultNow() });
`,
      'drizzle.mjs': `${pool}import { drizzle } from 'drizzle-orm/node-postgres';\nexport const db = drizzle(pool);\n`,
      'kysely.mjs': `${pool}import { Kysely, PostgresDialect } from 'kysely';\nexport const db = new Kysely({ dialect: new PostgresDialect({ pool }) });\n`,
      'knex.mjs': `${pool}import Knex from 'knex';\nexport const knex = Knex({ client: 'pg', connection: { host: '127.0.0.1', port: ${server.port}, user: 'seamlint', database: 'postgres' } });\nshop.closing.push(() => knex.destroy());\n`,
    };
    // Each hook gets a pool of its own, which its test closes.
    for (const [name, text] of Object.entries(files)) {
      await writeFile(
        join(folder, name),
        text.replace("import { shop } from './shop.mjs';", 'const { shop } = globalThis;'),
      );
    }
  });
  afterAll(() => server.stop());
  describe('pg', () =>
    inEvery('pg', "import { pool } from './pool.mjs';\nexport const ping = async () => await pool.query('SELECT 1');"));
  describe('Drizzle', () =>
    inEvery(
      'drizzle',
      "import { db } from './drizzle.mjs';\nimport { orders } from './schema.mjs';\nexport const all = () => db.select().from(orders);",
    ));
  describe('Knex', () => inEvery('knex', "import { knex } from './knex.mjs';"));
  describe('Kysely', () =>
    inEvery(
      'kysely',
      "import { db } from './kysely.mjs';\nexport const all = () => db.selectFrom('orders').execute();",
    ));
});

describe.skipIf(!isInstalled('redis-server'))(withServer('Redis', 'redis-server'), () => {
  let server: Database;
  beforeAll(async () => {
    server = await startRedis();
    await writeFile(
      join(folder, 'redis.mjs'),
      `import { createClient } from '@redis/client';
const { shop } = globalThis;
export const redis = createClient({ url: 'redis://127.0.0.1:${server.port}' });
await redis.connect();
await redis.flushAll();
shop.closing.push(async () => redis.destroy());
`,
    );
    await writeFile(
      join(folder, 'ioredis.mjs'),
      `import { Redis } from 'ioredis';
const { shop } = globalThis;
export const redis = new Redis(${server.port}, '127.0.0.1');
await redis.flushall();
shop.closing.push(async () => redis.disconnect());
`,
    );
  });
  afterAll(() => server.stop());
  describe('redis', () => inEvery('redis', "import { redis } from './redis.mjs';", { dependencies: ['redis'] }));
  describe('ioredis', () => inEvery('redis', "import { redis } from './ioredis.mjs';", { dependencies: ['ioredis'] }));
});
