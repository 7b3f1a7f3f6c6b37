import type { Case, RefusedCase } from '../../cases/run-cases.ts';
import { expressCases, expressRefused } from './express-cases.ts';
import { fetchedCases, fetchedRefused } from './cases/fetched.ts';

/** The route, or the exported function, stands between « and ». */
export const cases: Readonly<Record<string, Case>> = {
  ...expressCases,
  ...fetchedCases,
  'Shopify on Express, behind a parser for all routes': {
    path: 'src/server.ts',
    options: { provider: 'shopify', framework: 'express' },
    project: { dependencies: new Set(['express']) },
    input: `
import express from 'express';

const app = express();
app.use(express.json());

«app.post('/webhooks/shopify/orders', async (req, res) => {
  await save(req.body.id);
  res.sendStatus(200);
})»;
`,
    output: `
import express from 'express';
import type { IncomingMessage } from 'node:http';
import { createHmac, timingSafeEqual } from 'node:crypto';

const app = express();
app.use(express.json({
  verify: (req: IncomingMessage & { rawBody?: Buffer }, _res, buf) => {
    req.rawBody = buf;
  },
}));

«app.post('/webhooks/shopify/orders', async (req, res) => {
  const { rawBody } = req as typeof req & { rawBody?: Buffer };
  const webhookSecret = process.env.SHOPIFY_API_SECRET;
  if (!webhookSecret) {
    res.status(500).send('Webhook secret is not configured');
    return;
  }
  const signature = req.headers['x-shopify-hmac-sha256'];
  if (typeof signature !== 'string' || !rawBody) {
    res.status(401).send('Missing Shopify signature');
    return;
  }
  const digest = createHmac('sha256', webhookSecret).update(rawBody).digest('base64');
  const expected = Buffer.from(digest);
  const received = Buffer.from(signature);
  if (received.length !== expected.length || !timingSafeEqual(received, expected)) {
    res.status(401).send('Invalid Shopify signature');
    return;
  }

  await save(req.body.id);
  res.sendStatus(200);
})»;
`,
  },
  'Shopify on Fastify, whose parser keeps the bytes': {
    path: 'src/server.ts',
    options: { provider: 'shopify', framework: 'fastify' },
    project: { dependencies: new Set(['fastify']) },
    input: `
import Fastify from 'fastify';

const fastify = Fastify();

// Orders come in here.
«fastify.post('/webhooks/shopify', async (request, reply) => {
  const order = request.body as Order;
  await save(order.id);
  return reply.send({ ok: true });
})»;
`,
    output: `
import Fastify from 'fastify';
import { createHmac, timingSafeEqual } from 'node:crypto';

const fastify = Fastify();

const parseJson = fastify.getDefaultJsonParser('error', 'error');
fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
  Object.assign(request, { rawBody: body });
  void parseJson(request, body.toString(), done);
});

// Orders come in here.
«fastify.post('/webhooks/shopify', async (request, reply) => {
  const { rawBody } = request as typeof request & { rawBody?: Buffer };
  const webhookSecret = process.env.SHOPIFY_API_SECRET;
  if (!webhookSecret) {
    return reply.code(500).send({ error: 'Webhook secret is not configured' });
  }
  const signature = request.headers['x-shopify-hmac-sha256'];
  if (typeof signature !== 'string' || !rawBody) {
    return reply.code(401).send({ error: 'Missing Shopify signature' });
  }
  const digest = createHmac('sha256', webhookSecret).update(rawBody).digest('base64');
  const expected = Buffer.from(digest);
  const received = Buffer.from(signature);
  if (received.length !== expected.length || !timingSafeEqual(received, expected)) {
    return reply.code(401).send({ error: 'Invalid Shopify signature' });
  }

  const order = request.body as Order;
  await save(order.id);
  return reply.send({ ok: true });
})»;
`,
  },
  'Shopify on Fastify in a plugin that has a parser of its own': {
    path: 'src/plugin.js',
    options: { provider: 'shopify', framework: 'fastify' },
    project: { dependencies: new Set(['fastify']) },
    input: `
module.exports = async function hooks(app) {
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => done(null, body));
  «app.route({
    method: 'POST',
    url: '/webhooks/shopify',
    handler: async (request, reply) => {
      const order = JSON.parse(request.body);
      await save(order.id);
      return { ok: true };
    },
  })»;
};
`,
    output: `
const { createHmac, timingSafeEqual } = require('node:crypto');

module.exports = async function hooks(app) {
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => done(null, body));
  «app.route({
    method: 'POST',
    url: '/webhooks/shopify',
    handler: async (request, reply) => {
      const webhookSecret = process.env.SHOPIFY_API_SECRET;
      if (!webhookSecret) {
        return reply.code(500).send({ error: 'Webhook secret is not configured' });
      }
      const signature = request.headers['x-shopify-hmac-sha256'];
      if (typeof signature !== 'string' || !Buffer.isBuffer(request.body)) {
        return reply.code(401).send({ error: 'Missing Shopify signature' });
      }
      const digest = createHmac('sha256', webhookSecret).update(request.body).digest('base64');
      const expected = Buffer.from(digest);
      const received = Buffer.from(signature);
      if (received.length !== expected.length || !timingSafeEqual(received, expected)) {
        return reply.code(401).send({ error: 'Invalid Shopify signature' });
      }

      const order = JSON.parse(request.body);
      await save(order.id);
      return { ok: true };
    },
  })»;
};
`,
  },
  'Shopify on Hono': {
    path: 'src/server.ts',
    options: { provider: 'shopify', framework: 'hono' },
    project: { dependencies: new Set(['hono', '@hono/node-server']) },
    input: `
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

const app = new Hono();
«app.post('/webhooks/shopify', async (c) => {
  const order = await c.req.json();
  await save(order.id);
  return c.json({ ok: true });
})»;
serve(app);
`,
    output: `
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { createHmac, timingSafeEqual } from 'node:crypto';

const app = new Hono();
«app.post('/webhooks/shopify', async (c) => {
  const payload = await c.req.text();
  const webhookSecret = process.env.SHOPIFY_API_SECRET;
  if (!webhookSecret) {
    return c.text('Webhook secret is not configured', 500);
  }
  const signature = c.req.header('x-shopify-hmac-sha256');
  if (!signature) {
    return c.text('Missing Shopify signature', 401);
  }
  const digest = createHmac('sha256', webhookSecret).update(payload).digest('base64');
  const expected = Buffer.from(digest);
  const received = Buffer.from(signature);
  if (received.length !== expected.length || !timingSafeEqual(received, expected)) {
    return c.text('Invalid Shopify signature', 401);
  }

  const order = await c.req.json();
  await save(order.id);
  return c.json({ ok: true });
})»;
serve(app);
`,
  },
  'GitHub on Fastify with the plugin that keeps the raw body': {
    path: 'src/server.js',
    options: { provider: 'github', framework: 'fastify' },
    project: { dependencies: new Set(['fastify', 'fastify-raw-body']) },
    input: `
import Fastify from 'fastify';
import rawBody from 'fastify-raw-body';

const app = Fastify();
await app.register(rawBody, { field: 'rawBody', runFirst: true });
«app.post('/github', { schema }, async (request, reply) => {
  await deploy(request.body.ref);
  return reply.code(204).send();
})»;
`,
    output: `
import Fastify from 'fastify';
import rawBody from 'fastify-raw-body';
import { createHmac, timingSafeEqual } from 'node:crypto';

const app = Fastify();
await app.register(rawBody, { field: 'rawBody', runFirst: true });
«app.post('/github', { schema }, async (request, reply) => {
  const { rawBody: payload } = request;
  const webhookSecret = process.env.GITHUB_WEBHOOK_SECRET;
  if (!webhookSecret) {
    return reply.code(500).send({ error: 'Webhook secret is not configured' });
  }
  const signature = request.headers['x-hub-signature-256'];
  if (typeof signature !== 'string' || !payload) {
    return reply.code(401).send({ error: 'Missing GitHub signature' });
  }
  const digest = createHmac('sha256', webhookSecret).update(payload).digest('hex');
  const expected = Buffer.from(\`sha256=\${digest}\`);
  const received = Buffer.from(signature);
  if (received.length !== expected.length || !timingSafeEqual(received, expected)) {
    return reply.code(401).send({ error: 'Invalid GitHub signature' });
  }

  await deploy(request.body.ref);
  return reply.code(204).send();
})»;
`,
  },
  'Stripe on Hono, where secrets come with the request': {
    path: 'src/index.ts',
    options: { provider: 'stripe', framework: 'hono' },
    project: { dependencies: new Set(['hono', 'stripe']) },
    input: `
import { Hono } from 'hono';
import Stripe from 'stripe';

const app = new Hono<{ Bindings: Env }>();
«app.post('/stripe', async (c) => {
  const event = JSON.parse(await c.req.text());
  await fulfil(event.data.object.id, c.env.DB);
  return c.body(null, 204);
})»;
export default app;
`,
    output: `
import { Hono } from 'hono';
import Stripe from 'stripe';

const app = new Hono<{ Bindings: Env }>();
«app.post('/stripe', async (c) => {
  const payload = await c.req.text();
  const webhookSecret = c.env.STRIPE_WEBHOOK_SECRET;
  if (!webhookSecret) {
    return c.text('Webhook secret is not configured', 500);
  }
  const signature = c.req.header('stripe-signature');
  if (!signature) {
    return c.text('Missing Stripe signature', 400);
  }
  try {
    await Stripe.webhooks.constructEventAsync(payload, signature, webhookSecret);
  } catch {
    return c.text('Invalid Stripe signature', 400);
  }

  const event = JSON.parse(await c.req.text());
  await fulfil(event.data.object.id, c.env.DB);
  return c.body(null, 204);
})»;
export default app;
`,
  },
  'Stripe on Hono wherever it runs, without semicolons': {
    path: 'src/index.js',
    options: { provider: 'stripe', framework: 'hono' },
    project: { dependencies: new Set(['hono', 'stripe']) },
    input: `
import { Hono } from 'hono'
import Stripe from 'stripe'

export const app = new Hono()
«app.post('/stripe', async (c) => {
  const event = await c.req.json()
  await fulfil(event.data.object.id)
  return c.text('ok')
})»
`,
    output: `
import { Hono } from 'hono'
import Stripe from 'stripe'
import { env } from 'hono/adapter'

export const app = new Hono()
«app.post('/stripe', async (c) => {
  const payload = await c.req.text()
  const webhookSecret = env(c).STRIPE_WEBHOOK_SECRET
  if (!webhookSecret) {
    return c.text('Webhook secret is not configured', 500)
  }
  const signature = c.req.header('stripe-signature')
  if (!signature) {
    return c.text('Missing Stripe signature', 400)
  }
  try {
    await Stripe.webhooks.constructEventAsync(payload, signature, webhookSecret)
  } catch {
    return c.text('Invalid Stripe signature', 400)
  }

  const event = await c.req.json()
  await fulfil(event.data.object.id)
  return c.text('ok')
})»
`,
  },
  'Slack on Hono': {
    path: 'src/server.ts',
    options: { provider: 'slack', framework: 'hono' },
    project: { dependencies: new Set(['hono']) },
    input: `
import { Hono } from 'hono';

const app = new Hono();
const token = process.env.SLACK_BOT_TOKEN;
«app.post('/slack/commands', async (c) => {
  const { command, text } = await c.req.parseBody();
  return c.text(await answer(command, text));
})»;
`,
    output: `
import { Hono } from 'hono';
import { createHmac, timingSafeEqual } from 'node:crypto';

const app = new Hono();
const token = process.env.SLACK_BOT_TOKEN;
«app.post('/slack/commands', async (c) => {
  const payload = await c.req.text();
  const signingSecret = process.env.SLACK_SIGNING_SECRET;
  if (!signingSecret) {
    return c.text('Webhook secret is not configured', 500);
  }
  const signature = c.req.header('x-slack-signature');
  const timestamp = c.req.header('x-slack-request-timestamp');
  if (!signature || !timestamp) {
    return c.text('Missing Slack signature', 401);
  }
  const age = Math.abs(Date.now() / 1000 - Number(timestamp));
  if (!(age <= 300)) {
    return c.text('Stale Slack request', 401);
  }
  const digest = createHmac('sha256', signingSecret).update(\`v0:\${timestamp}:\`).update(payload).digest('hex');
  const expected = Buffer.from(\`v0=\${digest}\`);
  const received = Buffer.from(signature);
  if (received.length !== expected.length || !timingSafeEqual(received, expected)) {
    return c.text('Invalid Slack signature', 401);
  }

  const { command, text } = await c.req.parseBody();
  return c.text(await answer(command, text));
})»;
`,
  },
  'Svix by its library in an app route': {
    path: 'app/api/webhooks/svix/route.ts',
    options: { provider: 'svix', framework: 'next-app' },
    project: { dependencies: new Set(['next', 'svix']) },
    input: `
import { NextResponse } from 'next/server';

«export async function POST(req: Request) {
  const event = await req.json();
  await act(event.type);
  return NextResponse.json({ ok: true });
}»
`,
    output: `
import { NextResponse } from 'next/server';
import { Webhook } from 'svix';

«export async function POST(req: Request) {
  const payload = await req.text();
  const webhookSecret = process.env.SVIX_WEBHOOK_SECRET;
  if (!webhookSecret) {
    return NextResponse.json({ error: 'Webhook secret is not configured' }, { status: 500 });
  }
  const messageId = req.headers.get('svix-id');
  const timestamp = req.headers.get('svix-timestamp');
  const signature = req.headers.get('svix-signature');
  if (!messageId || !timestamp || !signature) {
    return NextResponse.json({ error: 'Missing Svix signature' }, { status: 401 });
  }
  try {
    new Webhook(webhookSecret).verify(payload, {
      'svix-id': messageId,
      'svix-timestamp': timestamp,
      'svix-signature': signature,
    });
  } catch {
    return NextResponse.json({ error: 'Invalid Svix signature' }, { status: 401 });
  }

  const event = JSON.parse(payload);
  await act(event.type);
  return NextResponse.json({ ok: true });
}»
`,
  },
  'Svix by the library of the standard, which has other names for the headers': {
    path: 'src/server.js',
    options: { provider: 'svix', framework: 'express' },
    project: { dependencies: new Set(['express', 'standardwebhooks']) },
    input: `
const express = require('express');
const app = express();
«app.post('/hooks', (req, res) => {
  act(req.body.type);
  res.end();
})»;
`,
    output: `
const express = require('express');
const { Webhook } = require('standardwebhooks');
const app = express();
«app.post('/hooks', express.raw({ type: 'application/json' }), (req, res) => {
  const webhookSecret = process.env.SVIX_WEBHOOK_SECRET;
  if (!webhookSecret) {
    return res.status(500).send('Webhook secret is not configured');
  }
  const messageId = req.headers['svix-id'];
  const timestamp = req.headers['svix-timestamp'];
  const signature = req.headers['svix-signature'];
  if (typeof messageId !== 'string' || typeof timestamp !== 'string' || typeof signature !== 'string' || !Buffer.isBuffer(req.body)) {
    return res.status(401).send('Missing Svix signature');
  }
  try {
    new Webhook(webhookSecret).verify(req.body.toString('utf8'), {
      'webhook-id': messageId,
      'webhook-timestamp': timestamp,
      'webhook-signature': signature,
    });
  } catch {
    return res.status(401).send('Invalid Svix signature');
  }
  const event = JSON.parse(req.body.toString('utf8'));

  act(event.type);
  res.end();
})»;
`,
  },
  'Clerk by the runtime': {
    path: 'src/server.js',
    options: { provider: 'clerk', framework: 'express' },
    project: { dependencies: new Set(['express']) },
    install: ['@seamlint/runtime'],
    input: `
import express from 'express';
const app = express();
app.use(express.json());
«app.post('/webhooks/clerk', async (req, res) => {
  const { type, data } = req.body;
  await sync(type, data);
  res.end();
})»;
`,
    output: `
import express from 'express';
import { verifyWebhook } from '@seamlint/runtime';
const app = express();
app.use(express.json({
  verify: (req, _res, buf) => {
    req.rawBody = buf;
  },
}));
«app.post('/webhooks/clerk', async (req, res) => {
  const webhookSecret = process.env.CLERK_WEBHOOK_SIGNING_SECRET;
  if (!webhookSecret) {
    return res.status(500).send('Webhook secret is not configured');
  }
  if (!req.rawBody) {
    return res.status(401).send('Missing Clerk signature');
  }
  try {
    verifyWebhook('clerk', {
      body: req.rawBody,
      headers: req.headers,
      secret: webhookSecret,
    });
  } catch {
    return res.status(401).send('Invalid Clerk signature');
  }

  const { type, data } = req.body;
  await sync(type, data);
  res.end();
})»;
`,
  },
  'Twilio on Express by its SDK': {
    path: 'src/server.ts',
    options: { provider: 'twilio', framework: 'express' },
    project: { dependencies: new Set(['express', 'twilio']) },
    input: `
import express from 'express';
import twilio from 'twilio';

const app = express();
app.use(express.urlencoded({ extended: false }));
«app.post('/sms', async (req, res) => {
  await reply(req.body.From, req.body.Body);
  res.type('text/xml').send(new twilio.twiml.MessagingResponse().toString());
})»;
`,
    output: `
import express from 'express';
import twilio from 'twilio';

const app = express();
app.use(express.urlencoded({ extended: false }));
«app.post('/sms', async (req, res) => {
  const authToken = process.env.TWILIO_AUTH_TOKEN;
  if (!authToken) {
    res.status(500).send('Webhook secret is not configured');
    return;
  }
  const signature = req.headers['x-twilio-signature'];
  if (typeof signature !== 'string') {
    res.status(403).send('Missing Twilio signature');
    return;
  }
  const url = \`\${req.protocol}://\${req.get('host')}\${req.originalUrl}\`;
  if (!twilio.validateRequest(authToken, signature, url, req.body ?? {})) {
    res.status(403).send('Invalid Twilio signature');
    return;
  }

  await reply(req.body.From, req.body.Body);
  res.type('text/xml').send(new twilio.twiml.MessagingResponse().toString());
})»;
`,
  },
  'Twilio on Express by the runtime, and a parser for its forms': {
    path: 'src/server.js',
    options: { provider: 'twilio', framework: 'express' },
    project: { dependencies: new Set(['express']) },
    install: ['@seamlint/runtime'],
    input: `
const express = require('express');
const app = express();
«app.post('/sms', (req, res) => {
  reply(req.body.From);
  res.end();
})»;
`,
    output: `
const express = require('express');
const { verifyWebhook } = require('@seamlint/runtime');
const app = express();
«app.post('/sms', express.urlencoded({ extended: false }), (req, res) => {
  const authToken = process.env.TWILIO_AUTH_TOKEN;
  if (!authToken) {
    return res.status(500).send('Webhook secret is not configured');
  }
  try {
    verifyWebhook('twilio', {
      body: new URLSearchParams(req.body ?? {}).toString(),
      headers: req.headers,
      url: \`\${req.protocol}://\${req.get('host')}\${req.originalUrl}\`,
      secret: authToken,
    });
  } catch {
    return res.status(403).send('Invalid Twilio signature');
  }

  reply(req.body.From);
  res.end();
})»;
`,
  },
  'Twilio in a router that another file mounts': {
    path: 'src/sms.js',
    options: { provider: 'twilio', framework: 'express' },
    project: { dependencies: new Set(['express', 'twilio']) },
    input: `
import { Router } from 'express';
export const sms = Router();
«sms.post('/', async (req, res) => {
  await reply(req.body.From);
  res.end();
})»;
`,
    output: `
import { Router } from 'express';
import twilio from 'twilio';
export const sms = Router();
«sms.post('/', async (req, res) => {
  const authToken = process.env.TWILIO_AUTH_TOKEN;
  if (!authToken) {
    return res.status(500).send('Webhook secret is not configured');
  }
  const signature = req.headers['x-twilio-signature'];
  if (typeof signature !== 'string') {
    return res.status(403).send('Missing Twilio signature');
  }
  const url = \`\${req.protocol}://\${req.get('host')}\${req.originalUrl}\`;
  if (!twilio.validateRequest(authToken, signature, url, req.body ?? {})) {
    return res.status(403).send('Invalid Twilio signature');
  }

  await reply(req.body.From);
  res.end();
})»;
`,
  },
  'Twilio in an app route': {
    path: 'app/api/sms/route.ts',
    options: { provider: 'twilio', framework: 'next-app' },
    project: { dependencies: new Set(['next', 'twilio']) },
    input: `
«export async function POST(request: Request) {
  const form = await request.formData();
  await reply(form.get('From'));
  return new Response('<Response/>');
}»
`,
    output: `
import twilio from 'twilio';

«export async function POST(request: Request) {
  const payload = await request.clone().text();
  const authToken = process.env.TWILIO_AUTH_TOKEN;
  if (!authToken) {
    return new Response('Webhook secret is not configured', { status: 500 });
  }
  const signature = request.headers.get('x-twilio-signature');
  if (!signature) {
    return new Response('Missing Twilio signature', { status: 403 });
  }
  const url = request.url;
  if (!twilio.validateRequest(authToken, signature, url, Object.fromEntries(new URLSearchParams(payload)))) {
    return new Response('Invalid Twilio signature', { status: 403 });
  }

  const form = await request.formData();
  await reply(form.get('From'));
  return new Response('<Response/>');
}»
`,
  },
  'Twilio in a page': {
    path: 'pages/api/sms.js',
    options: { provider: 'twilio', framework: 'next-pages' },
    project: { dependencies: new Set(['next', 'twilio']) },
    input: `
import { reply } from '../../reply';

«export default async function handler(req, res) {
  await reply(req.body.From);
  res.status(200).end();
}»
`,
    output: `
import { reply } from '../../reply';
import twilio from 'twilio';

«export default async function handler(req, res) {
  const authToken = process.env.TWILIO_AUTH_TOKEN;
  if (!authToken) {
    return res.status(500).send('Webhook secret is not configured');
  }
  const signature = req.headers['x-twilio-signature'];
  if (typeof signature !== 'string') {
    return res.status(403).send('Missing Twilio signature');
  }
  const url = \`https://\${req.headers.host}\${req.url}\`;
  if (!twilio.validateRequest(authToken, signature, url, req.body ?? {})) {
    return res.status(403).send('Invalid Twilio signature');
  }

  await reply(req.body.From);
  res.status(200).end();
}»
`,
  },
  'Twilio on Hono': {
    path: 'src/server.ts',
    options: { provider: 'twilio', framework: 'hono' },
    project: { dependencies: new Set(['hono', 'twilio', '@hono/node-server']) },
    input: `
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
const app = new Hono();
«app.post('/sms', async (c) => {
  const { From } = await c.req.parseBody();
  return c.text(await reply(From));
})»;
serve(app);
`,
    output: `
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import twilio from 'twilio';
const app = new Hono();
«app.post('/sms', async (c) => {
  const payload = await c.req.text();
  const authToken = process.env.TWILIO_AUTH_TOKEN;
  if (!authToken) {
    return c.text('Webhook secret is not configured', 500);
  }
  const signature = c.req.header('x-twilio-signature');
  if (!signature) {
    return c.text('Missing Twilio signature', 403);
  }
  const url = c.req.url;
  if (!twilio.validateRequest(authToken, signature, url, Object.fromEntries(new URLSearchParams(payload)))) {
    return c.text('Invalid Twilio signature', 403);
  }

  const { From } = await c.req.parseBody();
  return c.text(await reply(From));
})»;
serve(app);
`,
  },
  'Twilio on Fastify': {
    path: 'src/server.ts',
    options: { provider: 'twilio', framework: 'fastify' },
    project: { dependencies: new Set(['fastify', 'twilio', '@fastify/formbody']) },
    input: `
import formbody from '@fastify/formbody';
import Fastify from 'fastify';
const app = Fastify();
app.register(formbody);
«app.post('/sms', async (request, reply) => {
  await answer((request.body as Sms).From);
  return reply.send('');
})»;
`,
    output: `
import formbody from '@fastify/formbody';
import Fastify from 'fastify';
import twilio from 'twilio';
const app = Fastify();
app.register(formbody);
«app.post('/sms', async (request, reply) => {
  const authToken = process.env.TWILIO_AUTH_TOKEN;
  if (!authToken) {
    return reply.code(500).send({ error: 'Webhook secret is not configured' });
  }
  const signature = request.headers['x-twilio-signature'];
  if (typeof signature !== 'string') {
    return reply.code(403).send({ error: 'Missing Twilio signature' });
  }
  const url = \`\${request.protocol}://\${request.headers.host}\${request.url}\`;
  if (!twilio.validateRequest(authToken, signature, url, (request.body ?? {}) as Record<string, string>)) {
    return reply.code(403).send({ error: 'Invalid Twilio signature' });
  }

  await answer((request.body as Sms).From);
  return reply.send('');
})»;
`,
  },
  'a provider whose scheme the runtime knows': {
    path: 'app/api/linear/route.ts',
    options: { provider: 'linear', framework: 'next-app' },
    project: { dependencies: new Set(['next']) },
    install: ['@seamlint/runtime'],
    input: `
import { act } from '@/issues';

«export const POST = async (request: Request) => {
  const { action, data } = await request.json();
  await act(action, data);
  return Response.json({ ok: true });
};»
`,
    output: `
import { act } from '@/issues';
import { verifyWebhook } from '@seamlint/runtime';

«export const POST = async (request: Request) => {
  const payload = await request.text();
  const webhookSecret = process.env.LINEAR_WEBHOOK_SECRET;
  if (!webhookSecret) {
    return Response.json({ error: 'Webhook secret is not configured' }, { status: 500 });
  }
  try {
    verifyWebhook('linear', {
      body: payload,
      headers: request.headers,
      secret: webhookSecret,
    });
  } catch {
    return Response.json({ error: 'Invalid Linear signature' }, { status: 401 });
  }

  const { action, data } = JSON.parse(payload);
  await act(action, data);
  return Response.json({ ok: true });
};»
`,
  },
  'a provider that signs its address': {
    path: 'src/server.js',
    options: { provider: 'square', framework: 'express' },
    project: { dependencies: new Set(['express']) },
    install: ['@seamlint/runtime'],
    input: `
import express from 'express';
const app = express();
app.use(express.json());
«app.post('/webhooks/square', (req, res) => {
  act(req.body.type);
  res.end();
})»;
`,
    output: `
import express from 'express';
import { verifyWebhook } from '@seamlint/runtime';
const app = express();
app.use(express.json({
  verify: (req, _res, buf) => {
    req.rawBody = buf;
  },
}));
«app.post('/webhooks/square', (req, res) => {
  const webhookSecret = process.env.SQUARE_WEBHOOK_SIGNATURE_KEY;
  if (!webhookSecret) {
    return res.status(500).send('Webhook secret is not configured');
  }
  if (!req.rawBody) {
    return res.status(401).send('Missing Square signature');
  }
  try {
    verifyWebhook('square', {
      body: req.rawBody,
      headers: req.headers,
      url: \`\${req.protocol}://\${req.get('host')}\${req.originalUrl}\`,
      secret: webhookSecret,
    });
  } catch {
    return res.status(401).send('Invalid Square signature');
  }

  act(req.body.type);
  res.end();
})»;
`,
  },
};

export const refused: Readonly<Record<string, RefusedCase>> = {
  ...expressRefused,
  ...fetchedRefused,
  'Linear on the edge': {
    path: 'app/api/linear/route.ts',
    options: { provider: 'linear', framework: 'next-app' },
    input: "export const runtime = 'edge';\n«export async function POST(req: Request) { act(await req.json()); }»",
    why: 'The route runs on the edge runtime, which has no node:crypto, and the runtime needs it.',
  },
  'the runtime on an older Node': {
    path: 'src/a.js',
    options: { provider: 'linear', framework: 'express' },
    project: { node: { major: 20, minor: 0, said: '"engines" in package.json (">=20") allows' } },
    input:
      "import express from 'express';\nconst app = express();\n«app.post('/linear', (req, res) => { act(req.body); res.end(); })»;",
    why: 'The helper for this is in @seamlint/runtime, which needs Node 20.19, and "engines" in package.json (">=20") allows Node 20.0.',
  },
  'a parser of Fastify that hands over something else': {
    path: 'src/a.js',
    options: { provider: 'shopify', framework: 'fastify' },
    input:
      "app.addContentTypeParser('application/json', { parseAs: 'string' }, (req, text, done) => done(null, parse(text)));\n«app.post('/shopify', async (request, reply) => { act(request.body); return reply.send(); })»;",
    why: 'The parser for JSON in this file passes on something other than the raw body.',
  },
  'a raw body of Fastify that is kept for single routes': {
    path: 'src/a.js',
    options: { provider: 'shopify', framework: 'fastify' },
    input:
      "app.register(require('fastify-raw-body'), { global: false });\n«app.post('/shopify', async (request, reply) => { act(request.body); return reply.send(); })»;",
    why: 'fastify-raw-body is registered for single routes: give this one config: { rawBody: true } first.',
  },
  'forms of Slack that a parser of Fastify takes': {
    path: 'src/a.js',
    options: { provider: 'slack', framework: 'fastify' },
    input:
      "app.register(require('@fastify/formbody'));\n«app.post('/slack', async (request, reply) => { act(request.body); return reply.send(); })»;",
    why: 'A parser for forms is registered, and how it keeps the raw body is not known here.',
  },
  'a request of Hono that is read beside it': {
    path: 'src/a.js',
    options: { provider: 'stripe', framework: 'hono' },
    input: "«app.post('/stripe', async (c) => { act(await c.req.raw.json()); return c.text(''); })»;",
    why: 'The handler reads the request itself, past Hono, which then has no body to keep.',
  },
  'a page whose body parser is off, of what signs fields': {
    path: 'pages/api/sms.js',
    options: { provider: 'twilio', framework: 'next-pages' },
    input:
      'export const config = { api: { bodyParser: false } };\n«export default async function handler(req, res) { act(await fields(req)); res.end(); }»',
    why: 'The body parser is off, and what the handler makes of the fields cannot be followed.',
  },
  'a provider whose scheme nobody knows': {
    options: { provider: 'mollie', framework: 'express' },
    input: '«app.post()»;',
    why: 'How events of the provider mollie are verified is not known here.',
  },
};
