import { createHmac } from 'node:crypto';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Express } from 'express';
import Stripe from 'stripe';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { loopback, toNode, toRequest } from '../cases/loopback.ts';
import { locate } from './locate.ts';
import { verifyWebhook } from './verify-webhook.ts';

const SECRET = 'not-a-real-secret';
let folder: string;
const { listen, close } = loopback();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verify-webhook-'));
  await symlink(fileURLToPath(new URL('../../../../node_modules', import.meta.url)), join(folder, 'node_modules'));
});
afterAll(() => rm(folder, { recursive: true }));

beforeEach(() => {
  for (const name of ['STRIPE_WEBHOOK_SECRET', 'GITHUB_WEBHOOK_SECRET', 'SLACK_SIGNING_SECRET'])
    vi.stubEnv(name, SECRET);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await close();
});

/** What the mended file exports. */
const mended = async (name: string, path: string, text: string): Promise<Record<string, unknown>> => {
  const result = verifyWebhook.apply({ path, text, sites: locate(path, text), project: { dependencies: new Set() } });
  if (result.kind === 'refused') throw new Error(result.why);
  const file = join(folder, name);
  await writeFile(file, result.text);
  return (await import(pathToFileURL(file).href)) as Record<string, unknown>;
};

type Headers = Readonly<Record<string, string>>;

const post = async (
  url: string,
  body: string,
  headers: Headers,
  type = 'application/json',
): Promise<{ status: number; text: string }> => {
  const response = await fetch(url, { method: 'POST', body, headers: { 'content-type': type, ...headers } });
  return { status: response.status, text: await response.text() };
};

const hmac = (text: string, secret = SECRET): string => createHmac('sha256', secret).update(text).digest('hex');
const now = (): number => Math.floor(Date.now() / 1000);

const stripeHeaders = (payload: string, secret = SECRET): Headers => ({
  'stripe-signature': Stripe.webhooks.generateTestHeaderString({ payload, secret }),
});
const githubHeaders = (body: string, secret = SECRET): Headers => ({
  'x-hub-signature-256': `sha256=${hmac(body, secret)}`,
});
const slackHeaders = (body: string, secret = SECRET, at: number | string = now()): Headers => ({
  'x-slack-request-timestamp': String(at),
  'x-slack-signature': `v0=${hmac(`v0:${at}:${body}`, secret)}`,
});

/** Spaces and an umlaut: parsed and written again, these would be other bytes. */
const EVENT = '{ "id": "evt_1",  "object": "event", "type": "invoice.paid", "action": "öffnen", "challenge": "c" }';

interface Expected {
  readonly url: string;
  readonly sign: (body: string, secret?: string) => Headers;
  readonly rejects: number;
  readonly answer: string;
}

const expectGuarded = async ({ url, sign, rejects, answer }: Expected): Promise<void> => {
  expect(await post(url, EVENT, sign(EVENT))).toEqual({ status: 200, text: answer });
  expect((await post(url, EVENT, sign(EVENT, 'another secret'))).status).toBe(rejects);
  expect((await post(url, EVENT.replace('invoice', 'charge'), sign(EVENT))).status).toBe(rejects);
  expect((await post(url, EVENT, {})).status).toBe(rejects);
  const [name = ''] = Object.keys(sign('')).slice(-1);
  expect((await post(url, EVENT, { ...sign(EVENT), [name]: '\u00e9'.repeat(71) })).status).toBe(rejects);
  vi.unstubAllEnvs();
  expect((await post(url, EVENT, sign(EVENT, ''))).status).toBe(500);
};

describe('Express', () => {
  it('lets Stripe in through express.raw', async () => {
    const { app } = await mended(
      'stripe-raw.mjs',
      'server.mjs',
      `import express from 'express';
export const app = express();
app.post('/webhooks/stripe', async (req, res) => {
  const event = req.body;
  res.json({ type: event.type });
});
app.use(express.json());
`,
    );
    const url = `${await listen(app as Express)}/webhooks/stripe`;
    await expectGuarded({ url, sign: stripeHeaders, rejects: 400, answer: '{"type":"invoice.paid"}' });
  });

  it('lets Stripe in behind a parser for all routes, in CommonJS', async () => {
    const { default: exported } = await mended(
      'stripe-beside.cjs',
      'server.cjs',
      `const express = require('express')
const app = express()
app.use(express.json())
app.post('/webhooks/stripe', (req, res) => {
  const { type } = req.body
  res.json({ type })
})
app.post('/echo', (req, res) => res.json(req.body))
module.exports = { app }
`,
    );
    const base = await listen((exported as { app: Express }).app);
    expect(await post(`${base}/echo`, '{"a": 1}', {})).toEqual({ status: 200, text: '{"a":1}' });
    const answer = '{"type":"invoice.paid"}';
    await expectGuarded({ url: `${base}/webhooks/stripe`, sign: stripeHeaders, rejects: 400, answer });
  });

  it('lets GitHub in, also where the handler hands its request on', async () => {
    const { app } = await mended(
      'github.mjs',
      'server.mjs',
      `import express from 'express';
export const app = express();
app.post('/webhooks/github', express.json(), (req, res) => {
  const { action } = req.body;
  answer(req, res, action);
});
const answer = ({ body }, res, action) => res.json({ action, same: body.action });
`,
    );
    const url = `${await listen(app as Express)}/webhooks/github`;
    await expectGuarded({ url, sign: githubHeaders, rejects: 401, answer: '{"action":"öffnen","same":"öffnen"}' });
  });

  it('lets Slack in with JSON and forms, and answers its challenge', async () => {
    const { app } = await mended(
      'slack.mjs',
      'server.mjs',
      `import express from 'express';
export const app = express();
app.use(express.json());
app.use(express.urlencoded({ extended: true }));
app.post('/slack/events', (req, res) => {
  if (req.body.challenge) return res.json({ challenge: req.body.challenge });
  act(req.body.event);
  return res.json({ command: req.body.command });
});
const act = () => undefined;
`,
    );
    const url = `${await listen(app as Express)}/slack/events`;
    const form = 'command=%2Fdeploy&text=a+b';
    const formType = 'application/x-www-form-urlencoded';
    expect(await post(url, form, slackHeaders(form), formType)).toEqual({ status: 200, text: '{"command":"/deploy"}' });
    expect((await post(url, form, slackHeaders(form, 'another'), formType)).status).toBe(401);
    expect((await post(url, EVENT, slackHeaders(EVENT, SECRET, now() - 301))).status).toBe(401);
    expect((await post(url, EVENT, slackHeaders(EVENT, SECRET, 'soon'))).status).toBe(401);
    await expectGuarded({ url, sign: slackHeaders, rejects: 401, answer: '{"challenge":"c"}' });
  });
});

describe('Next.js', () => {
  it('lets GitHub in through the app router', async () => {
    const { POST } = await mended(
      'route.mjs',
      'app/api/github/webhook/route.js',
      `export async function POST(request) {
  const { action } = await request.json();
  await act(action);
  return Response.json({ action });
}
const act = async () => undefined;
`,
    );
    const handle = POST as (request: Request) => Promise<Response>;
    const url = await listen((req, res) => {
      void toRequest(req)
        .then(handle)
        .then((response) => toNode(response, res));
    });
    await expectGuarded({ url, sign: githubHeaders, rejects: 401, answer: '{"action":"öffnen"}' });
  });

  it('lets Stripe in through the pages router, whose body parser is off', async () => {
    const page = await mended(
      'page.mjs',
      'pages/api/webhooks/stripe.js',
      `export default async function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).send('');
  const event = req.body;
  await act(event.data);
  res.status(200).send(event.type);
}
const act = async () => undefined;
`,
    );
    expect(page['config']).toEqual({ api: { bodyParser: false } });
    const handle = page['default'] as (req: unknown, res: unknown) => unknown;
    const url = await listen((req, res) => void handle(req, withHelpers(res)));
    expect((await fetch(url)).status).toBe(405);
    await expectGuarded({ url, sign: stripeHeaders, rejects: 400, answer: 'invoice.paid' });
  });
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
