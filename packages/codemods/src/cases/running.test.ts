import { createHmac } from 'node:crypto';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { sign as githubSignature } from '@octokit/webhooks-methods';
import type { Express } from 'express';
import type { FastifyInstance } from 'fastify';
import type { Hono } from 'hono';
import Stripe from 'stripe';
import { Webhook } from 'svix';
import twilio from 'twilio';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { failClosed } from '../fail-closed/fail-closed.ts';
import { rawBody } from '../raw-body/raw-body.ts';
import type { Transform } from '../transform.ts';
import { verifyWebhook } from '../verify-webhook/verify-webhook.ts';
import { loopback, toNode, toRequest } from './loopback.ts';
import { runMarked } from './run-cases.ts';

const SECRET = 'bm90LWEtcmVhbC1zZWNyZXQ=';
const OTHER = 'YW5vdGhlci1zZWNyZXQ=';
const VARIABLES = [
  'STRIPE_WEBHOOK_SECRET',
  'GITHUB_WEBHOOK_SECRET',
  'SLACK_SIGNING_SECRET',
  'SHOPIFY_API_SECRET',
  'SVIX_WEBHOOK_SECRET',
  'TWILIO_AUTH_TOKEN',
  'HOOK_SECRET',
];
const { listen, close } = loopback();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'receivers-'));
  await symlink(fileURLToPath(new URL('../../../../node_modules', import.meta.url)), join(folder, 'node_modules'));
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(() => {
  for (const name of VARIABLES) vi.stubEnv(name, SECRET);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await close();
});

interface Delivery {
  readonly url: string;
  readonly body: string;
  readonly secret: string;
  /** Seconds since 1970. */
  readonly at: number;
}

type Sign = (delivery: Delivery) => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;

interface Sender {
  readonly id: string;
  /** The vendor's own package, where the project has it. */
  readonly dependencies: readonly string[];
  readonly sign: Sign;
  readonly rejects: number;
  /** It signs the time, too. */
  readonly dated: boolean;
  readonly form?: boolean;
}

const hmac = (text: string, secret: string, encoding: 'hex' | 'base64' = 'hex'): string =>
  createHmac('sha256', secret).update(text).digest(encoding);

const signGithub: Sign = async ({ body, secret }) => ({ 'x-hub-signature-256': await githubSignature(secret, body) });
const signSlack: Sign = ({ body, secret, at }) => ({
  'x-slack-request-timestamp': String(at),
  'x-slack-signature': `v0=${hmac(`v0:${at}:${body}`, secret)}`,
});

const senders: readonly Sender[] = [
  {
    id: 'stripe',
    dependencies: ['stripe'],
    sign: ({ body, secret, at }) => ({
      'stripe-signature': Stripe.webhooks.generateTestHeaderString({ payload: body, secret, timestamp: at }),
    }),
    rejects: 400,
    dated: true,
  },
  { id: 'github', dependencies: ['@octokit/webhooks-methods'], sign: signGithub, rejects: 401, dated: false },
  { id: 'github', dependencies: [], sign: signGithub, rejects: 401, dated: false },
  { id: 'slack', dependencies: ['@slack/bolt'], sign: signSlack, rejects: 401, dated: true },
  { id: 'slack', dependencies: [], sign: signSlack, rejects: 401, dated: true },
  {
    id: 'shopify',
    dependencies: [],
    sign: ({ body, secret }) => ({ 'x-shopify-hmac-sha256': hmac(body, secret, 'base64') }),
    rejects: 401,
    dated: false,
  },
  {
    id: 'svix',
    dependencies: ['svix'],
    sign: ({ body, secret, at }) => ({
      'svix-id': 'msg_1',
      'svix-timestamp': String(at),
      'svix-signature': new Webhook(secret).sign('msg_1', new Date(at * 1000), body),
    }),
    rejects: 401,
    dated: true,
  },
  {
    id: 'twilio',
    dependencies: ['twilio'],
    sign: ({ url, body, secret }) => ({
      'x-twilio-signature': twilio.getExpectedTwilioSignature(
        secret,
        url,
        Object.fromEntries(new URLSearchParams(body)),
      ),
    }),
    rejects: 403,
    dated: false,
    form: true,
  },
];

/** A receiver as it is met, and how it is served. `{{id}}` is the event's own field. */
interface Framework {
  readonly name: string;
  readonly path: string;
  readonly json: string;
  readonly form: string;
  serve(module: Readonly<Record<string, unknown>>): RequestListener | Promise<RequestListener>;
}

const HEAD = 'export const done = [];\n';
const express = (parser: string): string => `import express from 'express';
${HEAD}export const app = express();
app.use(express.${parser});
«app.post('/hook', async (req, res) => {
  done.push(req.body.id);
  res.json({ ok: true });
})»;
app.use((error, req, res, next) => res.sendStatus(599));
`;
const fastify = (parser: string): string => `import Fastify from 'fastify';
${HEAD}export const app = Fastify();
${parser}«app.post('/hook', async (request, reply) => {
  done.push(request.body.id);
  return reply.send({ ok: true });
})»;
`;
const hono = (read: string): string => `import { Hono } from 'hono';
${HEAD}export const app = new Hono();
export const name = process.env.SERVICE_NAME;
«app.post('/hook', async (c) => {
  const { id } = await c.req.${read};
  done.push(id);
  return c.json({ ok: true });
})»;
`;
const route = (read: string): string => `${HEAD}«export async function POST(request) {
  ${read}
  return Response.json({ ok: true });
}»
`;

const frameworks: readonly Framework[] = [
  {
    name: 'express',
    path: 'src/server.mjs',
    json: express('json()'),
    form: express('urlencoded({ extended: false })'),
    serve: ({ app }) => app as Express,
  },
  {
    name: 'fastify',
    path: 'src/server.mjs',
    json: fastify(''),
    form: fastify(`app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (request, body, done) =>
  done(null, Object.fromEntries(new URLSearchParams(body))),
);
`),
    async serve({ app }) {
      const instance = app as FastifyInstance;
      await instance.ready();
      return (req, res) => instance.routing(req, res);
    },
  },
  {
    name: 'hono',
    path: 'src/server.mjs',
    json: hono('json()'),
    form: hono('parseBody()'),
    serve: ({ app }) => getRequestListener((app as Hono).fetch),
  },
  {
    name: 'next-app',
    path: 'app/hook/route.mjs',
    json: route('const event = await request.json();\n  done.push(event.id);'),
    form: route("const form = await request.formData();\n  done.push(form.get('id'));"),
    serve:
      ({ POST }) =>
      (req, res) => {
        void toRequest(req)
          .then(POST as (request: Request) => Promise<Response>)
          .then((response) => toNode(response, res));
      },
  },
];

let files = 0;
const mended = async (
  transform: Transform,
  marked: string,
  path: string,
  given: { readonly options: Readonly<Record<string, string>>; readonly dependencies?: readonly string[] },
): Promise<Record<string, unknown>> => {
  const project = { dependencies: new Set(given.dependencies) };
  const result = runMarked(transform, { path, options: given.options, project }, marked);
  if (result.kind === 'refused') throw new Error(result.why);
  expect(result.install).toEqual([]);
  files += 1;
  const file = join(folder, `receiver-${files}.mjs`);
  await writeFile(file, result.text);
  return (await import(pathToFileURL(file).href)) as Record<string, unknown>;
};

/** Spaces and an umlaut: parsed and written again, these would be other bytes. */
const EVENT = '{ "id": "evt_1",  "object": "event", "name": "öffnen" }';
const FORM = 'id=evt_1&Body=hallo+w%C3%B6rld&To=%2B1';

const send = async (
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  form = false,
): Promise<number> => {
  const type = form ? 'application/x-www-form-urlencoded' : 'application/json';
  return (await fetch(url, { method: 'POST', body, headers: { 'content-type': type, ...headers } })).status;
};

const now = (): number => Math.floor(Date.now() / 1000);

describe.each(frameworks.map((framework) => [framework.name, framework] as const))('%s', (_name, framework) => {
  it.each(senders.map((sender) => [`${sender.id} (${sender.dependencies[0] ?? 'platform'})`, sender] as const))(
    '%s is let in, and nobody else',
    async (_sender, { id, dependencies, sign, rejects, dated, form = false }) => {
      const options = { provider: id, framework: framework.name };
      const code = form ? framework.form : framework.json;
      const module = await mended(verifyWebhook, code, framework.path, {
        options,
        dependencies: [framework.name, ...dependencies],
      });
      const url = `${await listen(await framework.serve(module))}/hook`;
      const body = form ? FORM : EVENT;
      const good = { url, body, secret: SECRET, at: now() };
      const post = async (headers: Readonly<Record<string, string>>, sent = body): Promise<number> =>
        send(url, sent, headers, form);

      expect(await post(await sign(good))).toBe(200);
      expect(module['done']).toEqual(['evt_1']);

      expect(await post(await sign({ ...good, secret: OTHER }))).toBe(rejects);
      expect(await post(await sign(good), body.replace('evt_1', 'evt_2'))).toBe(rejects);
      expect(await post({})).toBe(rejects);
      const scrambled = Object.keys(await sign(good)).map((name) => [name, 'é=,.'] as const);
      expect(await post(Object.fromEntries(scrambled))).toBe(rejects);
      if (dated) expect(await post(await sign({ ...good, at: now() - 3600 }))).toBe(rejects);
      vi.unstubAllEnvs();
      expect(await post(await sign(good))).toBe(500);
      expect(module['done']).toEqual(['evt_1']);
    },
  );
});

/** How each reads its header and its body, and says no. */
const CHECKED: Readonly<Record<string, { readonly code: string }>> = {
  express: {
    code: `import express from 'express';
import { createHmac } from 'node:crypto';
${HEAD}export const app = express();
app.use(express.json());
app.post('/hook', async (req, res) => {
  const expected = createHmac('sha256', process.env.HOOK_SECRET).update(«JSON.stringify(req.body)»).digest('hex');
  if (req.headers['x-signature'] !== expected) return res.status(401).end();
  done.push(req.body.id);
  res.json({ ok: true });
});
`,
  },
  fastify: {
    code: `import Fastify from 'fastify';
import { createHmac } from 'node:crypto';
${HEAD}export const app = Fastify();
app.post('/hook', async (request, reply) => {
  const expected = createHmac('sha256', process.env.HOOK_SECRET).update(«JSON.stringify(request.body)»).digest('hex');
  if (request.headers['x-signature'] !== expected) return reply.code(401).send();
  done.push(request.body.id);
  return reply.send({ ok: true });
});
`,
  },
  hono: {
    code: `import { Hono } from 'hono';
import { createHmac } from 'node:crypto';
${HEAD}export const app = new Hono();
app.post('/hook', async (c) => {
  const body = await c.req.json();
  const expected = createHmac('sha256', process.env.HOOK_SECRET).update(«JSON.stringify(body)»).digest('hex');
  if (c.req.header('x-signature') !== expected) return c.text('no', 401);
  done.push(body.id);
  return c.json({ ok: true });
});
`,
  },
  'next-app': {
    code: `import { createHmac } from 'node:crypto';
${HEAD}export async function POST(request) {
  const body = await request.json();
  const expected = createHmac('sha256', process.env.HOOK_SECRET).update(«JSON.stringify(body)»).digest('hex');
  if (request.headers.get('x-signature') !== expected) return new Response('no', { status: 401 });
  done.push(body.id);
  return Response.json({ ok: true });
}
`,
  },
};

describe('raw-body', () => {
  it.each(frameworks.map((framework) => [framework.name, framework] as const))(
    'on %s the bytes that arrived are signed, not what was made of them',
    async (name, framework) => {
      const { code = '' } = CHECKED[name] ?? {};
      const module = await mended(rawBody, code, framework.path, { options: { framework: name, provider: '' } });
      const url = `${await listen(await framework.serve(module))}/hook`;
      expect(await send(url, EVENT, { 'x-signature': hmac(EVENT, SECRET) })).toBe(200);
      // Whoever signs it written again signs something else.
      expect(await send(url, EVENT, { 'x-signature': hmac(JSON.stringify(JSON.parse(EVENT)), SECRET) })).toBe(401);
      expect(await send(url, EVENT, { 'x-signature': hmac(EVENT, OTHER) })).toBe(401);
      expect(await send(url, EVENT, {})).toBe(401);
      expect(module['done']).toEqual(['evt_1']);
    },
  );
});

const HOLES: readonly (readonly [kind: string, check: string, set: string | undefined, status: number])[] = [
  [
    'missing-secret',
    `const secret = process.env.HOOK_SECRET;
  if («!secret») return act(req, res);
  if (!same(req.headers['x-signature'], sign(req, secret))) return res.status(401).end();`,
    undefined,
    500,
  ],
  [
    'missing-secret',
    `const secret = process.env.HOOK_SECRET;
  if («secret && !same(req.headers['x-signature'], sign(req, secret))») return res.status(401).end();`,
    undefined,
    401,
  ],
  [
    'missing-header',
    `const signature = req.headers['x-signature'];
  if («signature») {
    if (!same(signature, sign(req, process.env.HOOK_SECRET))) return res.status(401).end();
  }`,
    SECRET,
    401,
  ],
  ['ignored', `«same(req.headers['x-signature'], sign(req, process.env.HOOK_SECRET))»;`, SECRET, 401],
  [
    'not-awaited',
    `const verify = async () => same(req.headers['x-signature'], sign(req, process.env.HOOK_SECRET));
  if (!«verify()») return res.status(401).end();`,
    SECRET,
    401,
  ],
  [
    'caught',
    `try {
    if (!same(req.headers['x-signature'], sign(req, process.env.HOOK_SECRET))) throw new Error('forged');
  } «catch (error) {
    failures.push(error.message);
  }»`,
    SECRET,
    401,
  ],
  [
    'empty-secret',
    `const secret = «process.env.HOOK_SECRET ?? ''»;
  if (!same(req.headers['x-signature'], sign(req, secret))) return res.status(401).end();`,
    undefined,
    500,
  ],
];

describe('fail-closed', () => {
  it.each(HOLES)('%s: an event that nobody signed is refused', async (kind, check, secret, status) => {
    const code = `import express from 'express';
import { createHmac } from 'node:crypto';
${HEAD}export const failures = [];
export const app = express();
const same = (a, b) => a === b;
const sign = (req, secret) => createHmac('sha256', secret).update(req.body).digest('hex');
const act = (req, res) => {
  done.push(JSON.parse(req.body).id);
  res.json({ ok: true });
};
app.post('/hook', express.raw({ type: '*/*' }), (req, res) => {
  ${check}
  act(req, res);
});
`;
    const options = { kind, framework: 'express' };
    const module = await mended(failClosed, code, 'src/server.mjs', { options });
    const url = `${await listen(module['app'] as Express)}/hook`;
    expect(await send(url, EVENT, { 'x-signature': hmac(EVENT, SECRET) })).toBe(200);
    vi.stubEnv('HOOK_SECRET', secret);
    expect(await send(url, EVENT, {})).toBe(status);
    expect(await send(url, EVENT, { 'x-signature': hmac(EVENT, '') })).toBe(status);
    expect(module['done']).toEqual(['evt_1']);
  });
});
