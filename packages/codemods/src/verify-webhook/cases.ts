/** Code as it is met, and as the transform leaves it. */
export interface Case {
  readonly path: string;
  readonly dependencies: readonly string[];
  /** Where the place is handed in; elsewhere it is searched for as for a file alone. */
  readonly site?: { readonly from: string; readonly provider: string; readonly framework: string };
  readonly install?: readonly string[];
  readonly input: string;
  readonly output: string;
}

export const cases: Readonly<Record<string, Case>> = {
  'Stripe on Express in TypeScript: the route gets the raw body and its declared event the verified one': {
    path: 'src/server.ts',
    dependencies: ['express', 'stripe'],
    input: `
import express from 'express';
import Stripe from 'stripe';

const app = express();
const stripe = new Stripe(process.env.STRIPE_SECRET_KEY as string);

app.post('/webhooks/stripe', async (req, res) => {
  const event = req.body as Stripe.Event;

  switch (event.type) {
    case 'checkout.session.completed':
      await fulfil(event.data.object as Stripe.Checkout.Session);
      break;
  }
  res.json({ received: true });
});

app.use(express.json());
app.listen(3000);
`,
    output: `
import express from 'express';
import Stripe from 'stripe';

const app = express();
const stripe = new Stripe(process.env.STRIPE_SECRET_KEY as string);

app.post('/webhooks/stripe', express.raw({ type: 'application/json' }), async (req, res) => {
  const webhookSecret = process.env.STRIPE_WEBHOOK_SECRET;
  if (!webhookSecret) {
    res.status(500).send('Webhook secret is not configured');
    return;
  }
  const signature = req.headers['stripe-signature'];
  if (typeof signature !== 'string' || !Buffer.isBuffer(req.body)) {
    res.status(400).send('Missing Stripe signature');
    return;
  }
  let event: Stripe.Event;
  try {
    event = stripe.webhooks.constructEvent(req.body, signature, webhookSecret);
  } catch {
    res.status(400).send('Invalid Stripe signature');
    return;
  }

  switch (event.type) {
    case 'checkout.session.completed':
      await fulfil(event.data.object as Stripe.Checkout.Session);
      break;
  }
  res.json({ received: true });
});

app.use(express.json());
app.listen(3000);
`,
  },
  'Stripe on Express in TypeScript: an event used as any keeps being one': {
    path: 'src/server.ts',
    dependencies: ['express', 'stripe'],
    input: `
import express, { type Request, type Response } from 'express';
import { stripe } from './stripe';

const app = express();
app.use(express.json({ limit: '1mb' }));

app.post('/webhooks/stripe', async (req: Request, res: Response): Promise<void> => {
  const event = req.body;
  await save(event.data.object.metadata.userId);
  res.sendStatus(200);
});
`,
    output: `
import express, { type Request, type Response } from 'express';
import { stripe } from './stripe';
import type { IncomingMessage } from 'node:http';

const app = express();
app.use(express.json({
  limit: '1mb',
  verify: (req: IncomingMessage & { rawBody?: Buffer }, _res, buf) => {
    req.rawBody = buf;
  },
}));

app.post('/webhooks/stripe', async (req: Request, res: Response): Promise<void> => {
  const { rawBody } = req as typeof req & { rawBody?: Buffer };
  const webhookSecret = process.env.STRIPE_WEBHOOK_SECRET;
  if (!webhookSecret) {
    res.status(500).send('Webhook secret is not configured');
    return;
  }
  const signature = req.headers['stripe-signature'];
  if (typeof signature !== 'string' || !rawBody) {
    res.status(400).send('Missing Stripe signature');
    return;
  }
  try {
    stripe.webhooks.constructEvent(rawBody, signature, webhookSecret);
  } catch {
    res.status(400).send('Invalid Stripe signature');
    return;
  }

  const event = req.body;
  await save(event.data.object.metadata.userId);
  res.sendStatus(200);
});
`,
  },
  'Stripe on Express in CommonJS without semicolons: an earlier JSON parser keeps the bytes': {
    path: 'src/server.js',
    dependencies: ['express', 'stripe'],
    input: `
const express = require('express')
const stripe = require('stripe')(process.env.STRIPE_SECRET_KEY)
const { fulfil } = require('./orders')

const app = express()
app.use(express.json())

app.post('/webhooks/stripe', (req, res) => {
  const event = req.body

  if (event.type === 'checkout.session.completed') fulfil(event.data.object)
  res.json({ received: true })
})

app.listen(3000)
`,
    output: `
const express = require('express')
const stripe = require('stripe')(process.env.STRIPE_SECRET_KEY)
const { fulfil } = require('./orders')

const app = express()
app.use(express.json({
  verify: (req, _res, buf) => {
    req.rawBody = buf
  },
}))

app.post('/webhooks/stripe', (req, res) => {
  const webhookSecret = process.env.STRIPE_WEBHOOK_SECRET
  if (!webhookSecret) {
    return res.status(500).send('Webhook secret is not configured')
  }
  const signature = req.headers['stripe-signature']
  if (typeof signature !== 'string' || !req.rawBody) {
    return res.status(400).send('Missing Stripe signature')
  }
  let event
  try {
    event = stripe.webhooks.constructEvent(req.rawBody, signature, webhookSecret)
  } catch {
    return res.status(400).send('Invalid Stripe signature')
  }

  if (event.type === 'checkout.session.completed') fulfil(event.data.object)
  res.json({ received: true })
})

app.listen(3000)
`,
  },
  'Stripe on Express: a raw body that was only parsed is verified first': {
    path: 'src/server.js',
    dependencies: ['express', 'stripe'],
    input: `
import express from 'express';
import Stripe from 'stripe';

const app = express();
const endpointSecret = process.env.STRIPE_ENDPOINT_SECRET;

app.post('/webhook', express.raw({ type: 'application/json' }), async (request, response) => {
  let event;
  try {
    event = JSON.parse(request.body);
  } catch (err) {
    return response.status(400).send('no JSON');
  }
  if (event.type === 'payment_intent.succeeded') await fulfil(event.data.object);
  response.send();
});
`,
    output: `
import express from 'express';
import Stripe from 'stripe';

const app = express();
const endpointSecret = process.env.STRIPE_ENDPOINT_SECRET;

app.post('/webhook', express.raw({ type: 'application/json' }), async (request, response) => {
  if (!endpointSecret) {
    return response.status(500).send('Webhook secret is not configured');
  }
  const signature = request.headers['stripe-signature'];
  if (typeof signature !== 'string' || !Buffer.isBuffer(request.body)) {
    return response.status(400).send('Missing Stripe signature');
  }
  try {
    Stripe.webhooks.constructEvent(request.body, signature, endpointSecret);
  } catch {
    return response.status(400).send('Invalid Stripe signature');
  }

  let event;
  try {
    event = JSON.parse(request.body);
  } catch (err) {
    return response.status(400).send('no JSON');
  }
  if (event.type === 'payment_intent.succeeded') await fulfil(event.data.object);
  response.send();
});
`,
  },
  'Stripe on Express: a handler declared apart is mended where it stands': {
    path: 'src/server.js',
    dependencies: ['express', 'stripe'],
    input: `
const bodyParser = require('body-parser');
const express = require('express');

const app = express();

// Orders are paid here.
async function onStripe(req, res) {
  const { type, data } = req.body; // an event
  if (type === 'invoice.paid') await markPaid(data.object.id);
  res.sendStatus(200);
}

app.post('/stripe/webhook', bodyParser.json({ limit: '2mb' }), onStripe);
`,
    output: `
const bodyParser = require('body-parser');
const express = require('express');
const Stripe = require('stripe');

const app = express();

// Orders are paid here.
async function onStripe(req, res) {
  const webhookSecret = process.env.STRIPE_WEBHOOK_SECRET;
  if (!webhookSecret) {
    return res.status(500).send('Webhook secret is not configured');
  }
  const signature = req.headers['stripe-signature'];
  if (typeof signature !== 'string' || !Buffer.isBuffer(req.body)) {
    return res.status(400).send('Missing Stripe signature');
  }
  let event;
  try {
    event = Stripe.webhooks.constructEvent(req.body, signature, webhookSecret);
  } catch {
    return res.status(400).send('Invalid Stripe signature');
  }

  const { type, data } = event; // an event
  if (type === 'invoice.paid') await markPaid(data.object.id);
  res.sendStatus(200);
}

app.post('/stripe/webhook', bodyParser.raw({ type: 'application/json', limit: '2mb' }), onStripe);
`,
  },
  'Stripe on Express: an options object on lines of its own gets one more': {
    path: 'src/server.js',
    dependencies: ['express', 'stripe'],
    site: { from: "app.post('/webhooks/stripe'", provider: 'stripe', framework: 'express' },
    input: `
import express from 'express';

const app = express();
app.use(
  express.json({
    limit: '2mb', // large carts
  }),
);

app.post('/webhooks/stripe', asyncHandler(async (req, res) => {
  await handle(req.body);
  res.sendStatus(200);
}));
`,
    output: `
import express from 'express';
import Stripe from 'stripe';

const app = express();
app.use(
  express.json({
    limit: '2mb', // large carts
    verify: (req, _res, buf) => {
      req.rawBody = buf;
    },
  }),
);

app.post('/webhooks/stripe', asyncHandler(async (req, res) => {
  const webhookSecret = process.env.STRIPE_WEBHOOK_SECRET;
  if (!webhookSecret) {
    return res.status(500).send('Webhook secret is not configured');
  }
  const signature = req.headers['stripe-signature'];
  if (typeof signature !== 'string' || !req.rawBody) {
    return res.status(400).send('Missing Stripe signature');
  }
  let event;
  try {
    event = Stripe.webhooks.constructEvent(req.rawBody, signature, webhookSecret);
  } catch {
    return res.status(400).send('Invalid Stripe signature');
  }

  await handle(event);
  res.sendStatus(200);
}));
`,
  },
  'Stripe on Express: a router of the same file counts what its application parses': {
    path: 'src/server.js',
    dependencies: ['express', 'stripe'],
    input: `
import express, { Router } from 'express';

const app = express();
const hooks = Router();

hooks.post('/stripe', (req, res) => {
  record(req.body.type, req.body.data);
  res.sendStatus(200);
});

app.use('/api', express.json());
app.use('/webhooks', hooks);
`,
    output: `
import express, { Router } from 'express';
import Stripe from 'stripe';

const app = express();
const hooks = Router();

hooks.post('/stripe', express.raw({ type: 'application/json' }), (req, res) => {
  const webhookSecret = process.env.STRIPE_WEBHOOK_SECRET;
  if (!webhookSecret) {
    return res.status(500).send('Webhook secret is not configured');
  }
  const signature = req.headers['stripe-signature'];
  if (typeof signature !== 'string' || !Buffer.isBuffer(req.body)) {
    return res.status(400).send('Missing Stripe signature');
  }
  let event;
  try {
    event = Stripe.webhooks.constructEvent(req.body, signature, webhookSecret);
  } catch {
    return res.status(400).send('Invalid Stripe signature');
  }

  record(event.type, event.data);
  res.sendStatus(200);
});

app.use('/api', express.json());
app.use('/webhooks', hooks);
`,
  },
  'GitHub on Express in CommonJS: the HMAC is compared by hand': {
    path: 'src/server.js',
    dependencies: ['express'],
    input: `
'use strict';

const express = require('express');
const fs = require('fs');

const app = express();

app.post('/webhooks/github', express.json(), (req, res) => {
  const { action, repository } = req.body;
  fs.appendFileSync('log', action);
  deploy(repository.full_name);
  res.status(204).end();
});
`,
    output: `
'use strict';

const express = require('express');
const fs = require('fs');
const { createHmac, timingSafeEqual } = require('crypto');

const app = express();

app.post('/webhooks/github', express.raw({ type: 'application/json' }), (req, res) => {
  const webhookSecret = process.env.GITHUB_WEBHOOK_SECRET;
  if (!webhookSecret) {
    return res.status(500).send('Webhook secret is not configured');
  }
  const signature = req.headers['x-hub-signature-256'];
  if (typeof signature !== 'string' || !Buffer.isBuffer(req.body)) {
    return res.status(401).send('Missing GitHub signature');
  }
  const digest = createHmac('sha256', webhookSecret).update(req.body).digest('hex');
  const expected = Buffer.from(\`sha256=\${digest}\`);
  const received = Buffer.from(signature);
  if (received.length !== expected.length || !timingSafeEqual(received, expected)) {
    return res.status(401).send('Invalid GitHub signature');
  }

  const { action, repository } = JSON.parse(req.body.toString('utf8'));
  fs.appendFileSync('log', action);
  deploy(repository.full_name);
  res.status(204).end();
});
`,
  },
  'GitHub on Express: octokit verifies where a handler awaits': {
    path: 'src/server.ts',
    dependencies: ['express', 'octokit'],
    install: ['@octokit/webhooks-methods'],
    input: `
import express from 'express';

const app = express();

app.post('/webhooks/github', async (req, res) => {
  await deploy(req.body.repository.full_name, req.body.action);
  res.sendStatus(204);
});
`,
    output: `
import express from 'express';
import { verify } from '@octokit/webhooks-methods';

const app = express();

app.post('/webhooks/github', express.raw({ type: 'application/json' }), async (req, res) => {
  const webhookSecret = process.env.GITHUB_WEBHOOK_SECRET;
  if (!webhookSecret) {
    res.status(500).send('Webhook secret is not configured');
    return;
  }
  const signature = req.headers['x-hub-signature-256'];
  if (typeof signature !== 'string' || !Buffer.isBuffer(req.body)) {
    res.status(401).send('Missing GitHub signature');
    return;
  }
  if (!(await verify(webhookSecret, req.body.toString('utf8'), signature))) {
    res.status(401).send('Invalid GitHub signature');
    return;
  }
  const event = JSON.parse(req.body.toString('utf8'));

  await deploy(event.repository.full_name, event.action);
  res.sendStatus(204);
});
`,
  },
  'GitHub on Express: a request that is handed on carries the event in its body': {
    path: 'src/server.js',
    dependencies: ['express'],
    site: { from: "app.post('/webhooks/github'", provider: 'github', framework: 'express' },
    input: `
import { createHash } from 'crypto';
import express from 'express';

const app = express();

app.post('/webhooks/github', (req, res) => handleGithub(req, res));

function handleGithub({ body }, res) {
  deploy(body.ref, createHash('sha1'));
  res.end();
}
`,
    output: `
import { createHash, createHmac, timingSafeEqual } from 'crypto';
import express from 'express';

const app = express();

app.post('/webhooks/github', express.raw({ type: 'application/json' }), (req, res) => {
  const webhookSecret = process.env.GITHUB_WEBHOOK_SECRET;
  if (!webhookSecret) {
    return res.status(500).send('Webhook secret is not configured');
  }
  const signature = req.headers['x-hub-signature-256'];
  if (typeof signature !== 'string' || !Buffer.isBuffer(req.body)) {
    return res.status(401).send('Missing GitHub signature');
  }
  const digest = createHmac('sha256', webhookSecret).update(req.body).digest('hex');
  const expected = Buffer.from(\`sha256=\${digest}\`);
  const received = Buffer.from(signature);
  if (received.length !== expected.length || !timingSafeEqual(received, expected)) {
    return res.status(401).send('Invalid GitHub signature');
  }
  req.body = JSON.parse(req.body.toString('utf8'));

  return handleGithub(req, res);
});

function handleGithub({ body }, res) {
  deploy(body.ref, createHash('sha1'));
  res.end();
}
`,
  },
  'Slack on Express in TypeScript: forms and JSON keep their bytes, the challenge is still answered': {
    path: 'src/server.ts',
    dependencies: ['express'],
    input: `
import express from 'express';

const app = express();
app.use(express.json());
app.use(express.urlencoded({ extended: true }));

app.post('/slack/events', (req, res) => {
  if (req.body.type === 'url_verification') {
    return res.json({ challenge: req.body.challenge });
  }
  handle(req.body.event);
  return res.sendStatus(200);
});
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
app.use(express.urlencoded({
  extended: true,
  verify: (req: IncomingMessage & { rawBody?: Buffer }, _res, buf) => {
    req.rawBody = buf;
  },
}));

app.post('/slack/events', (req, res) => {
  const { rawBody } = req as typeof req & { rawBody?: Buffer };
  const signingSecret = process.env.SLACK_SIGNING_SECRET;
  if (!signingSecret) {
    return res.status(500).send('Webhook secret is not configured');
  }
  const signature = req.headers['x-slack-signature'];
  const timestamp = req.headers['x-slack-request-timestamp'];
  if (typeof signature !== 'string' || typeof timestamp !== 'string' || !rawBody) {
    return res.status(401).send('Missing Slack signature');
  }
  const age = Math.abs(Date.now() / 1000 - Number(timestamp));
  if (!(age <= 300)) {
    return res.status(401).send('Stale Slack request');
  }
  const digest = createHmac('sha256', signingSecret).update(\`v0:\${timestamp}:\`).update(rawBody).digest('hex');
  const expected = Buffer.from(\`v0=\${digest}\`);
  const received = Buffer.from(signature);
  if (received.length !== expected.length || !timingSafeEqual(received, expected)) {
    return res.status(401).send('Invalid Slack signature');
  }

  if (req.body.type === 'url_verification') {
    return res.json({ challenge: req.body.challenge });
  }
  handle(req.body.event);
  return res.sendStatus(200);
});
`,
  },
  'Slack on Express: Bolt verifies where it is there': {
    path: 'src/server.js',
    dependencies: ['express', '@slack/bolt'],
    input: `
const express = require('express');

const app = express();

app.post('/slack/events', (req, res) => {
  const body = req.body;
  if (body.type === 'url_verification') return res.json({ challenge: body.challenge });
  handle(body.event);
  res.sendStatus(200);
});
`,
    output: `
const express = require('express');
const { verifySlackRequest } = require('@slack/bolt');

const app = express();

app.post('/slack/events', express.raw({ type: 'application/json' }), (req, res) => {
  const signingSecret = process.env.SLACK_SIGNING_SECRET;
  if (!signingSecret) {
    return res.status(500).send('Webhook secret is not configured');
  }
  const signature = req.headers['x-slack-signature'];
  const timestamp = req.headers['x-slack-request-timestamp'];
  if (typeof signature !== 'string' || typeof timestamp !== 'string' || !Buffer.isBuffer(req.body)) {
    return res.status(401).send('Missing Slack signature');
  }
  try {
    verifySlackRequest({
      signingSecret,
      body: req.body.toString('utf8'),
      headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': Number(timestamp) },
    });
  } catch {
    return res.status(401).send('Invalid Slack signature');
  }

  const body = JSON.parse(req.body.toString('utf8'));
  if (body.type === 'url_verification') return res.json({ challenge: body.challenge });
  handle(body.event);
  res.sendStatus(200);
});
`,
  },
  'Stripe in the app router: the text is read once': {
    path: 'app/api/webhooks/stripe/route.ts',
    dependencies: ['next', 'stripe'],
    input: `
import { NextResponse, type NextRequest } from 'next/server';
import type Stripe from 'stripe';
import { stripe } from '@/lib/stripe';

export async function POST(req: NextRequest) {
  const event = (await req.json()) as Stripe.Event;

  if (event.type === 'invoice.paid') {
    await markPaid(event.data.object.id);
  }
  return NextResponse.json({ received: true });
}
`,
    output: `
import { NextResponse, type NextRequest } from 'next/server';
import type Stripe from 'stripe';
import { stripe } from '@/lib/stripe';

export async function POST(req: NextRequest) {
  const payload = await req.text();
  const webhookSecret = process.env.STRIPE_WEBHOOK_SECRET;
  if (!webhookSecret) {
    return NextResponse.json({ error: 'Webhook secret is not configured' }, { status: 500 });
  }
  const signature = req.headers.get('stripe-signature');
  if (!signature) {
    return NextResponse.json({ error: 'Missing Stripe signature' }, { status: 400 });
  }
  let event: Stripe.Event;
  try {
    event = stripe.webhooks.constructEvent(payload, signature, webhookSecret);
  } catch {
    return NextResponse.json({ error: 'Invalid Stripe signature' }, { status: 400 });
  }

  if (event.type === 'invoice.paid') {
    await markPaid(event.data.object.id);
  }
  return NextResponse.json({ received: true });
}
`,
  },
  'Stripe in the app router on the edge: the asynchronous helper': {
    path: 'app/api/webhooks/stripe/route.js',
    dependencies: ['next'],
    install: ['stripe'],
    input: `
export const runtime = 'edge';

export const POST = async (request) => {
  const event = await request.json();
  await save(event.data.object);
  return new Response(null, { status: 204 });
};
`,
    output: `
import Stripe from 'stripe';

export const runtime = 'edge';

export const POST = async (request) => {
  const payload = await request.text();
  const webhookSecret = process.env.STRIPE_WEBHOOK_SECRET;
  if (!webhookSecret) {
    return new Response('Webhook secret is not configured', { status: 500 });
  }
  const signature = request.headers.get('stripe-signature');
  if (!signature) {
    return new Response('Missing Stripe signature', { status: 400 });
  }
  let event;
  try {
    event = await Stripe.webhooks.constructEventAsync(payload, signature, webhookSecret);
  } catch {
    return new Response('Invalid Stripe signature', { status: 400 });
  }

  await save(event.data.object);
  return new Response(null, { status: 204 });
};
`,
  },
  'GitHub in the app router: octokit verifies': {
    path: 'src/app/api/github/webhook/route.ts',
    dependencies: ['next', '@octokit/webhooks-methods'],
    input: `
export const POST = async (request: Request) => {
  const { action, repository } = await request.json();
  await deploy(repository.full_name, action);
  return new Response('ok');
};
`,
    output: `
import { verify } from '@octokit/webhooks-methods';

export const POST = async (request: Request) => {
  const payload = await request.text();
  const webhookSecret = process.env.GITHUB_WEBHOOK_SECRET;
  if (!webhookSecret) {
    return new Response('Webhook secret is not configured', { status: 500 });
  }
  const signature = request.headers.get('x-hub-signature-256');
  if (!signature) {
    return new Response('Missing GitHub signature', { status: 401 });
  }
  if (!(await verify(webhookSecret, payload, signature))) {
    return new Response('Invalid GitHub signature', { status: 401 });
  }

  const { action, repository } = JSON.parse(payload);
  await deploy(repository.full_name, action);
  return new Response('ok');
};
`,
  },
  'Slack in the app router: a text that is read already is verified before it is parsed': {
    path: 'app/api/slack/events/route.ts',
    dependencies: ['next'],
    input: `
export async function POST(request: Request) {
  try {
    const body = await request.text();
    const event = JSON.parse(body);
    if (event.type === 'url_verification') return Response.json({ challenge: event.challenge });
    await handle(event.event);
    return Response.json({ ok: true });
  } catch {
    return Response.json({ error: 'failed' }, { status: 500 });
  }
}
`,
    output: `
import { createHmac, timingSafeEqual } from 'node:crypto';

export async function POST(request: Request) {
  try {
    const body = await request.text();

    const signingSecret = process.env.SLACK_SIGNING_SECRET;
    if (!signingSecret) {
      return Response.json({ error: 'Webhook secret is not configured' }, { status: 500 });
    }
    const signature = request.headers.get('x-slack-signature');
    const timestamp = request.headers.get('x-slack-request-timestamp');
    if (!signature || !timestamp) {
      return Response.json({ error: 'Missing Slack signature' }, { status: 401 });
    }
    const age = Math.abs(Date.now() / 1000 - Number(timestamp));
    if (!(age <= 300)) {
      return Response.json({ error: 'Stale Slack request' }, { status: 401 });
    }
    const digest = createHmac('sha256', signingSecret).update(\`v0:\${timestamp}:\`).update(body).digest('hex');
    const expected = Buffer.from(\`v0=\${digest}\`);
    const received = Buffer.from(signature);
    if (received.length !== expected.length || !timingSafeEqual(received, expected)) {
      return Response.json({ error: 'Invalid Slack signature' }, { status: 401 });
    }

    const event = JSON.parse(body);
    if (event.type === 'url_verification') return Response.json({ challenge: event.challenge });
    await handle(event.event);
    return Response.json({ ok: true });
  } catch {
    return Response.json({ error: 'failed' }, { status: 500 });
  }
}
`,
  },
  'Slack in the app router: a form is read after its clone': {
    path: 'app/api/slack/commands/route.ts',
    dependencies: ['next'],
    site: { from: 'export async function POST', provider: 'slack', framework: 'next-app' },
    input: `
export async function POST(request: Request) {
  const form = await request.formData();
  await run(form.get('command'), form.get('text'));
  return new Response('done');
}
`,
    output: `
import { createHmac, timingSafeEqual } from 'node:crypto';

export async function POST(request: Request) {
  const payload = await request.clone().text();
  const signingSecret = process.env.SLACK_SIGNING_SECRET;
  if (!signingSecret) {
    return new Response('Webhook secret is not configured', { status: 500 });
  }
  const signature = request.headers.get('x-slack-signature');
  const timestamp = request.headers.get('x-slack-request-timestamp');
  if (!signature || !timestamp) {
    return new Response('Missing Slack signature', { status: 401 });
  }
  const age = Math.abs(Date.now() / 1000 - Number(timestamp));
  if (!(age <= 300)) {
    return new Response('Stale Slack request', { status: 401 });
  }
  const digest = createHmac('sha256', signingSecret).update(\`v0:\${timestamp}:\`).update(payload).digest('hex');
  const expected = Buffer.from(\`v0=\${digest}\`);
  const received = Buffer.from(signature);
  if (received.length !== expected.length || !timingSafeEqual(received, expected)) {
    return new Response('Invalid Slack signature', { status: 401 });
  }

  const form = await request.formData();
  await run(form.get('command'), form.get('text'));
  return new Response('done');
}
`,
  },
  'Stripe in the pages router: the body parser is turned off': {
    path: 'pages/api/webhooks/stripe.ts',
    dependencies: ['next', 'stripe'],
    input: `
import type { NextApiRequest, NextApiResponse } from 'next';

// Receives what was paid.
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== 'POST') {
    return res.status(405).end();
  }

  const event = req.body;
  if (event.type === 'invoice.paid') {
    await markPaid(event.id);
  }
  return res.status(200).json({ received: true });
}
`,
    output: `
import type { NextApiRequest, NextApiResponse } from 'next';
import { buffer } from 'node:stream/consumers';
import Stripe from 'stripe';

export const config = {
  api: { bodyParser: false },
};

// Receives what was paid.
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== 'POST') {
    return res.status(405).end();
  }

  const payload = await buffer(req);
  const webhookSecret = process.env.STRIPE_WEBHOOK_SECRET;
  if (!webhookSecret) {
    return res.status(500).send('Webhook secret is not configured');
  }
  const signature = req.headers['stripe-signature'];
  if (typeof signature !== 'string') {
    return res.status(400).send('Missing Stripe signature');
  }
  let event: Stripe.Event;
  try {
    event = Stripe.webhooks.constructEvent(payload, signature, webhookSecret);
  } catch {
    return res.status(400).send('Invalid Stripe signature');
  }

  if (event.type === 'invoice.paid') {
    await markPaid(event.id);
  }
  return res.status(200).json({ received: true });
}
`,
  },
  'GitHub in the pages router: a size limit goes with the parser, raw-body has one': {
    path: 'pages/api/webhooks/github.js',
    dependencies: ['next', 'raw-body'],
    input: `
import { deploy } from '../../../lib/deploy';

export const config = {
  api: {
    bodyParser: { sizeLimit: '1mb' },
  },
};

const handler = async (req, res) => {
  if (req.method === 'POST') {
    await deploy(req.body.repository);
    res.status(200).json({ ok: true });
  } else {
    res.status(405).end();
  }
};

export default handler;
`,
    output: `
import { deploy } from '../../../lib/deploy';
import getRawBody from 'raw-body';
import { createHmac, timingSafeEqual } from 'node:crypto';

export const config = {
  api: {
    bodyParser: false,
  },
};

const handler = async (req, res) => {
  if (req.method === 'POST') {
    const payload = await getRawBody(req, { limit: '1mb' });
    const webhookSecret = process.env.GITHUB_WEBHOOK_SECRET;
    if (!webhookSecret) {
      return res.status(500).send('Webhook secret is not configured');
    }
    const signature = req.headers['x-hub-signature-256'];
    if (typeof signature !== 'string') {
      return res.status(401).send('Missing GitHub signature');
    }
    const digest = createHmac('sha256', webhookSecret).update(payload).digest('hex');
    const expected = Buffer.from(\`sha256=\${digest}\`);
    const received = Buffer.from(signature);
    if (received.length !== expected.length || !timingSafeEqual(received, expected)) {
      return res.status(401).send('Invalid GitHub signature');
    }
    const event = JSON.parse(payload.toString('utf8'));

    await deploy(event.repository);
    res.status(200).json({ ok: true });
  } else {
    res.status(405).end();
  }
};

export default handler;
`,
  },
  'Stripe in the pages router: a switch over the method': {
    path: 'pages/api/webhooks/stripe.js',
    dependencies: ['next', 'stripe'],
    input: `
import { markPaid } from '../../../lib/orders';

export default async function handler(req, res) {
  switch (req.method) {
    case 'POST': {
      if (req.body.type === 'invoice.paid') await markPaid(req.body.id);
      return res.status(200).end();
    }
    default:
      return res.status(405).end();
  }
}
`,
    output: `
import { markPaid } from '../../../lib/orders';
import { buffer } from 'node:stream/consumers';
import Stripe from 'stripe';

export const config = {
  api: { bodyParser: false },
};

export default async function handler(req, res) {
  switch (req.method) {
    case 'POST': {
      const payload = await buffer(req);
      const webhookSecret = process.env.STRIPE_WEBHOOK_SECRET;
      if (!webhookSecret) {
        return res.status(500).send('Webhook secret is not configured');
      }
      const signature = req.headers['stripe-signature'];
      if (typeof signature !== 'string') {
        return res.status(400).send('Missing Stripe signature');
      }
      let event;
      try {
        event = Stripe.webhooks.constructEvent(payload, signature, webhookSecret);
      } catch {
        return res.status(400).send('Invalid Stripe signature');
      }

      if (event.type === 'invoice.paid') await markPaid(event.id);
      return res.status(200).end();
    }
    default:
      return res.status(405).end();
  }
}
`,
  },
  'Stripe in the pages router: an event that is stored anew': {
    path: 'pages/api/webhooks/stripe.js',
    dependencies: ['next', 'stripe'],
    input: `
import { markPaid } from '../../../lib/orders';

export default async function handler(req, res) {
  let event = req.body;
  if (event.type === 'invoice.paid') await markPaid(event.id);
  event = null;
  await markPaid(req.body.id);
  res.status(200).end();
}
`,
    output: `
import { markPaid } from '../../../lib/orders';
import { buffer } from 'node:stream/consumers';
import Stripe from 'stripe';

export const config = {
  api: { bodyParser: false },
};

export default async function handler(req, res) {
  const payload = await buffer(req);
  const webhookSecret = process.env.STRIPE_WEBHOOK_SECRET;
  if (!webhookSecret) {
    return res.status(500).send('Webhook secret is not configured');
  }
  const signature = req.headers['stripe-signature'];
  if (typeof signature !== 'string') {
    return res.status(400).send('Missing Stripe signature');
  }
  let stripeEvent;
  try {
    stripeEvent = Stripe.webhooks.constructEvent(payload, signature, webhookSecret);
  } catch {
    return res.status(400).send('Invalid Stripe signature');
  }

  let event = stripeEvent;
  if (event.type === 'invoice.paid') await markPaid(event.id);
  event = null;
  await markPaid(stripeEvent.id);
  res.status(200).end();
}
`,
  },
};
