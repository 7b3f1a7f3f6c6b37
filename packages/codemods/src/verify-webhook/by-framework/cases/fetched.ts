import type { Case, RefusedCase } from '../../../cases/run-cases.ts';

/** Frameworks that hand over a Fetch request, and those with a way of their own to the bytes. */
export const fetchedCases: Readonly<Record<string, Case>> = {
  'GitHub in a worker, where there is no node:crypto': {
    path: 'src/index.ts',
    options: { provider: 'github', framework: 'worker' },
    input: `
interface Env {
  GITHUB_WEBHOOK_SECRET: string;
}

export default {
  async «fetch(request: Request, env: Env): Promise<Response> {
    if (request.method !== 'POST') return new Response('Method not allowed', { status: 405 });
    const event = await request.json<any>();
    await notify(event.action);
    return new Response('ok');
  }»,
};
`,
    output: `
interface Env {
  GITHUB_WEBHOOK_SECRET: string;
}

export default {
  async «fetch(request: Request, env: Env): Promise<Response> {
    if (request.method !== 'POST') return new Response('Method not allowed', { status: 405 });

    const payload = await request.text();
    const webhookSecret = env.GITHUB_WEBHOOK_SECRET;
    if (!webhookSecret) {
      return new Response('Webhook secret is not configured', { status: 500 });
    }
    const signature = request.headers.get('x-hub-signature-256');
    if (!signature) {
      return new Response('Missing GitHub signature', { status: 401 });
    }
    if (!/^sha256=[0-9a-f]{64}$/.test(signature)) {
      return new Response('Invalid GitHub signature', { status: 401 });
    }
    const encoder = new TextEncoder();
    const key = await crypto.subtle.importKey(
      'raw',
      encoder.encode(webhookSecret),
      { name: 'HMAC', hash: 'SHA-256' },
      false,
      ['verify'],
    );
    const received = Uint8Array.from(signature.slice(7).match(/../g) ?? [], (byte) => parseInt(byte, 16));
    if (!(await crypto.subtle.verify('HMAC', key, received, encoder.encode(payload)))) {
      return new Response('Invalid GitHub signature', { status: 401 });
    }

    const event = JSON.parse(payload);
    await notify(event.action);
    return new Response('ok');
  }»,
};
`,
  },
  'Stripe in a function of Supabase, behind its preflight': {
    path: 'supabase/functions/stripe-webhook/index.ts',
    options: { provider: 'stripe', framework: 'deno' },
    input: `
import Stripe from 'https://esm.sh/stripe@14?target=deno';

const stripe = new Stripe(Deno.env.get('STRIPE_SECRET_KEY') ?? '');

Deno.serve(«async (req) => {
  if (req.method === 'OPTIONS') {
    return new Response('ok', { headers: corsHeaders });
  }
  const event = await req.json();
  await record(event.id);
  return new Response(JSON.stringify({ received: true }));
}»);
`,
    output: `
import Stripe from 'https://esm.sh/stripe@14?target=deno';

const stripe = new Stripe(Deno.env.get('STRIPE_SECRET_KEY') ?? '');

Deno.serve(«async (req) => {
  if (req.method === 'OPTIONS') {
    return new Response('ok', { headers: corsHeaders });
  }

  const payload = await req.text();
  const webhookSecret = Deno.env.get('STRIPE_WEBHOOK_SECRET');
  if (!webhookSecret) {
    return new Response('Webhook secret is not configured', { status: 500 });
  }
  const signature = req.headers.get('stripe-signature');
  if (!signature) {
    return new Response('Missing Stripe signature', { status: 400 });
  }
  let event: Stripe.Event;
  try {
    event = await stripe.webhooks.constructEventAsync(payload, signature, webhookSecret);
  } catch {
    return new Response('Invalid Stripe signature', { status: 400 });
  }

  await record(event.id);
  return new Response(JSON.stringify({ received: true }));
}»);
`,
  },
  'Shopify in a Pages function': {
    path: 'functions/api/shopify.js',
    options: { provider: 'shopify', framework: 'pages-function' },
    input: `
export const onRequestPost = «async ({ request, env }) => {
  const order = await request.json();
  await env.ORDERS.put(order.id, '1');
  return Response.json({ ok: true });
}»;
`,
    output: `
export const onRequestPost = «async ({ request, env }) => {
  const payload = await request.text();
  const webhookSecret = env.SHOPIFY_API_SECRET;
  if (!webhookSecret) {
    return Response.json({ error: 'Webhook secret is not configured' }, { status: 500 });
  }
  const signature = request.headers.get('x-shopify-hmac-sha256');
  if (!signature) {
    return Response.json({ error: 'Missing Shopify signature' }, { status: 401 });
  }
  if (!/^[A-Za-z0-9+\\/]{43}=$/.test(signature)) {
    return Response.json({ error: 'Invalid Shopify signature' }, { status: 401 });
  }
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey(
    'raw',
    encoder.encode(webhookSecret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['verify'],
  );
  const received = Uint8Array.from(atob(signature), (char) => char.charCodeAt(0));
  if (!(await crypto.subtle.verify('HMAC', key, received, encoder.encode(payload)))) {
    return Response.json({ error: 'Invalid Shopify signature' }, { status: 401 });
  }

  const order = JSON.parse(payload);
  await env.ORDERS.put(order.id, '1');
  return Response.json({ ok: true });
}»;
`,
  },
  'Shopify on Hono where nothing says that it runs on Node': {
    options: { provider: 'shopify', framework: 'hono' },
    input: `
import { Hono } from 'hono';

const app = new Hono();

«app.post('/hook', async (c) => {
  return c.json(await act(await c.req.json()));
})»;
`,
    install: ['hono'],
    output: `
import { Hono } from 'hono';
import { env } from 'hono/adapter';

const app = new Hono();

«app.post('/hook', async (c) => {
  const payload = await c.req.text();
  const webhookSecret = env<{ SHOPIFY_API_SECRET?: string }>(c).SHOPIFY_API_SECRET;
  if (!webhookSecret) {
    return c.text('Webhook secret is not configured', 500);
  }
  const signature = c.req.header('x-shopify-hmac-sha256');
  if (!signature) {
    return c.text('Missing Shopify signature', 401);
  }
  if (!/^[A-Za-z0-9+\\/]{43}=$/.test(signature)) {
    return c.text('Invalid Shopify signature', 401);
  }
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey(
    'raw',
    encoder.encode(webhookSecret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['verify'],
  );
  const received = Uint8Array.from(atob(signature), (char) => char.charCodeAt(0));
  if (!(await crypto.subtle.verify('HMAC', key, received, encoder.encode(payload)))) {
    return c.text('Invalid Shopify signature', 401);
  }

  return c.json(await act(await c.req.json()));
})»;
`,
  },
  'Slack on the edge': {
    path: 'app/api/slack/route.ts',
    options: { provider: 'slack', framework: 'next-app' },
    input: `
export const runtime = 'edge';

«export async function POST(req: Request) {
  await act(await req.json());
}»
`,
    output: `
export const runtime = 'edge';

«export async function POST(req: Request) {
  const payload = await req.text();
  const signingSecret = process.env.SLACK_SIGNING_SECRET;
  if (!signingSecret) {
    return new Response('Webhook secret is not configured', { status: 500 });
  }
  const signature = req.headers.get('x-slack-signature');
  const timestamp = req.headers.get('x-slack-request-timestamp');
  if (!signature || !timestamp) {
    return new Response('Missing Slack signature', { status: 401 });
  }
  const age = Math.abs(Date.now() / 1000 - Number(timestamp));
  if (!(age <= 300)) {
    return new Response('Stale Slack request', { status: 401 });
  }
  if (!/^v0=[0-9a-f]{64}$/.test(signature)) {
    return new Response('Invalid Slack signature', { status: 401 });
  }
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey(
    'raw',
    encoder.encode(signingSecret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['verify'],
  );
  const received = Uint8Array.from(signature.slice(3).match(/../g) ?? [], (byte) => parseInt(byte, 16));
  if (!(await crypto.subtle.verify('HMAC', key, received, encoder.encode(\`v0:\${timestamp}:\${payload}\`)))) {
    return new Response('Invalid Slack signature', { status: 401 });
  }
  const event = JSON.parse(payload);

  await act(event);
}»
`,
  },
  'Slack in a worker': {
    path: 'src/worker.js',
    options: { provider: 'slack', framework: 'worker' },
    input: `
export default {
  fetch: «async (request, env) => {
    const form = new URLSearchParams(await request.text());
    await act(form.get('command'));
    return new Response('ok');
  }»,
};
`,
    output: `
export default {
  fetch: «async (request, env) => {
    const payload = await request.clone().text();
    const signingSecret = env.SLACK_SIGNING_SECRET;
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
    if (!/^v0=[0-9a-f]{64}$/.test(signature)) {
      return new Response('Invalid Slack signature', { status: 401 });
    }
    const encoder = new TextEncoder();
    const key = await crypto.subtle.importKey(
      'raw',
      encoder.encode(signingSecret),
      { name: 'HMAC', hash: 'SHA-256' },
      false,
      ['verify'],
    );
    const received = Uint8Array.from(signature.slice(3).match(/../g) ?? [], (byte) => parseInt(byte, 16));
    if (!(await crypto.subtle.verify('HMAC', key, received, encoder.encode(\`v0:\${timestamp}:\${payload}\`)))) {
      return new Response('Invalid Slack signature', { status: 401 });
    }

    const form = new URLSearchParams(await request.text());
    await act(form.get('command'));
    return new Response('ok');
  }»,
};
`,
  },
  'Stripe in SvelteKit, whose event has the request': {
    path: 'src/routes/api/stripe/+server.ts',
    options: { provider: 'stripe', framework: 'sveltekit' },
    project: { dependencies: new Set(['stripe', '@sveltejs/kit']) },
    input: `
import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = «async ({ request }) => {
  const event = await request.json();
  await fulfil(event.data.object.metadata.order);
  return json({ received: true });
}»;
`,
    output: `
import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import { env } from '$env/dynamic/private';
import Stripe from 'stripe';

export const POST: RequestHandler = «async ({ request }) => {
  const payload = await request.text();
  const webhookSecret = env.STRIPE_WEBHOOK_SECRET;
  if (!webhookSecret) {
    return json({ error: 'Webhook secret is not configured' }, { status: 500 });
  }
  const signature = request.headers.get('stripe-signature');
  if (!signature) {
    return json({ error: 'Missing Stripe signature' }, { status: 400 });
  }
  try {
    Stripe.webhooks.constructEvent(payload, signature, webhookSecret);
  } catch {
    return json({ error: 'Invalid Stripe signature' }, { status: 400 });
  }

  const event = JSON.parse(payload);
  await fulfil(event.data.object.metadata.order);
  return json({ received: true });
}»;
`,
  },
  'GitHub in SvelteKit, by the secret that the file imports': {
    path: 'src/routes/hooks/+server.js',
    options: { provider: 'github', framework: 'sveltekit' },
    input: `
import { GITHUB_WEBHOOK_SECRET } from '$env/static/private';
import { error } from '@sveltejs/kit';

export async function «POST(event) {
  const { request } = event;
  const payload = await request.json();
  if (!payload.repository) throw error(400, 'No repository');
  await build(payload.repository);
  return new Response('ok');
}»
`,
    output: `
import { GITHUB_WEBHOOK_SECRET } from '$env/static/private';
import { error } from '@sveltejs/kit';
import { createHmac, timingSafeEqual } from 'node:crypto';

export async function «POST(event) {
  const rawBody = await event.request.text();
  if (!GITHUB_WEBHOOK_SECRET) {
    return new Response('Webhook secret is not configured', { status: 500 });
  }
  const signature = event.request.headers.get('x-hub-signature-256');
  if (!signature) {
    return new Response('Missing GitHub signature', { status: 401 });
  }
  const digest = createHmac('sha256', GITHUB_WEBHOOK_SECRET).update(rawBody).digest('hex');
  const expected = Buffer.from(\`sha256=\${digest}\`);
  const received = Buffer.from(signature);
  if (received.length !== expected.length || !timingSafeEqual(received, expected)) {
    return new Response('Invalid GitHub signature', { status: 401 });
  }

  const { request } = event;
  const payload = JSON.parse(rawBody);
  if (!payload.repository) throw error(400, 'No repository');
  await build(payload.repository);
  return new Response('ok');
}»
`,
  },
  'Shopify in an action of Remix': {
    path: 'app/routes/webhooks.orders.tsx',
    options: { provider: 'shopify', framework: 'remix' },
    input: `
import { type ActionFunctionArgs, json } from '@remix-run/node';

export const action = «async ({ request }: ActionFunctionArgs) => {
  const order = await request.json();
  await save(order.id);
  return json({ ok: true });
}»;
`,
    output: `
import { type ActionFunctionArgs, json } from '@remix-run/node';
import { createHmac, timingSafeEqual } from 'node:crypto';

export const action = «async ({ request }: ActionFunctionArgs) => {
  const payload = await request.text();
  const webhookSecret = process.env.SHOPIFY_API_SECRET;
  if (!webhookSecret) {
    return json({ error: 'Webhook secret is not configured' }, { status: 500 });
  }
  const signature = request.headers.get('x-shopify-hmac-sha256');
  if (!signature) {
    return json({ error: 'Missing Shopify signature' }, { status: 401 });
  }
  const digest = createHmac('sha256', webhookSecret).update(payload).digest('base64');
  const expected = Buffer.from(digest);
  const received = Buffer.from(signature);
  if (received.length !== expected.length || !timingSafeEqual(received, expected)) {
    return json({ error: 'Invalid Shopify signature' }, { status: 401 });
  }

  const order = JSON.parse(payload);
  await save(order.id);
  return json({ ok: true });
}»;
`,
  },
  'Stripe on Bun': {
    path: 'src/server.ts',
    options: { provider: 'stripe', framework: 'bun' },
    project: { dependencies: new Set(['stripe']) },
    input: `
import Stripe from 'stripe';

Bun.serve({
  async «fetch(req) {
    const event: any = await req.json();
    await record(event.id);
    return new Response('ok');
  }»,
});
`,
    output: `
import Stripe from 'stripe';

Bun.serve({
  async «fetch(req) {
    const payload = await req.text();
    const webhookSecret = process.env.STRIPE_WEBHOOK_SECRET;
    if (!webhookSecret) {
      return new Response('Webhook secret is not configured', { status: 500 });
    }
    const signature = req.headers.get('stripe-signature');
    if (!signature) {
      return new Response('Missing Stripe signature', { status: 400 });
    }
    try {
      await Stripe.webhooks.constructEventAsync(payload, signature, webhookSecret);
    } catch {
      return new Response('Invalid Stripe signature', { status: 400 });
    }

    const event: any = JSON.parse(payload);
    await record(event.id);
    return new Response('ok');
  }»,
});
`,
  },
  'Stripe in a handler of Nuxt, whose helpers nobody imports': {
    path: 'server/api/stripe.post.ts',
    options: { provider: 'stripe', framework: 'h3' },
    project: { dependencies: new Set(['stripe', 'nuxt']) },
    input: `
import Stripe from 'stripe';

export default «defineEventHandler(async (event) => {
  const body = await readBody(event);
  await fulfil(body.data.object.id);
  return { received: true };
})»;
`,
    output: `
import Stripe from 'stripe';

export default «defineEventHandler(async (event) => {
  const payload = await readRawBody(event);
  const webhookSecret = process.env.STRIPE_WEBHOOK_SECRET;
  if (!webhookSecret) {
    throw createError({ statusCode: 500, statusMessage: 'Webhook secret is not configured' });
  }
  const signature = getHeader(event, 'stripe-signature');
  if (!signature || !payload) {
    throw createError({ statusCode: 400, statusMessage: 'Missing Stripe signature' });
  }
  try {
    Stripe.webhooks.constructEvent(payload, signature, webhookSecret);
  } catch {
    throw createError({ statusCode: 400, statusMessage: 'Invalid Stripe signature' });
  }

  const body = await readBody(event);
  await fulfil(body.data.object.id);
  return { received: true };
})»;
`,
  },
  'GitHub in a handler of h3 that reads the raw body': {
    path: 'server/routes/hook.ts',
    options: { provider: 'github', framework: 'h3' },
    input: `
import { defineEventHandler, readRawBody } from 'h3';

export default «defineEventHandler(async (event) => {
  const raw = await readRawBody(event);
  const payload = JSON.parse(raw ?? '{}');
  await build(payload.repository);
  return 'ok';
})»;
`,
    output: `
import { «defineEventHandler, readRawBody, createError, getHeader } from 'h3';
import { createHmac, timingSafeEqual } from 'node:crypto';

export default defineEventHandler(async (event) => {
  const raw = await readRawBody(event);

  const webhookSecret = process.env.GITHUB_WEBHOOK_SECRET;
  if (!webhookSecret) {
    throw createError({ statusCode: 500, statusMessage: 'Webhook secret is not configured' });
  }
  const signature = getHeader(event, 'x-hub-signature-256');
  if (!signature || !raw) {
    throw createError({ statusCode: 401, statusMessage: 'Missing GitHub signature' });
  }
  const digest = createHmac('sha256', webhookSecret).update(raw).digest('hex');
  const expected = Buffer.from(\`sha256=\${digest}\`);
  const received = Buffer.from(signature);
  if (received.length !== expected.length || !timingSafeEqual(received, expected)) {
    throw createError({ statusCode: 401, statusMessage: 'Invalid GitHub signature' });
  }

  const payload = JSON.parse(raw ?? '{}');
  await build(payload.repository);
  return 'ok';
})»;
`,
  },
  'Shopify behind API Gateway': {
    path: 'src/handler.js',
    options: { provider: 'shopify', framework: 'lambda' },
    input: `
exports.handler = «async (event) => {
  const order = JSON.parse(event.body);
  await save(order.id);
  return { statusCode: 200, body: 'ok' };
}»;
`,
    output: `
const { createHmac, timingSafeEqual } = require('node:crypto');

exports.handler = «async (event) => {
  const payload = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  const headers = Object.fromEntries(
    Object.entries(event.headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const webhookSecret = process.env.SHOPIFY_API_SECRET;
  if (!webhookSecret) {
    return { statusCode: 500, body: 'Webhook secret is not configured' };
  }
  const signature = headers['x-shopify-hmac-sha256'];
  if (!signature) {
    return { statusCode: 401, body: 'Missing Shopify signature' };
  }
  const digest = createHmac('sha256', webhookSecret).update(payload).digest('base64');
  const expected = Buffer.from(digest);
  const received = Buffer.from(signature);
  if (received.length !== expected.length || !timingSafeEqual(received, expected)) {
    return { statusCode: 401, body: 'Invalid Shopify signature' };
  }

  const order = JSON.parse(event.body);
  await save(order.id);
  return { statusCode: 200, body: 'ok' };
}»;
`,
  },
  'Stripe in a function of Netlify': {
    path: 'netlify/functions/stripe.ts',
    options: { provider: 'stripe', framework: 'lambda' },
    project: { dependencies: new Set(['stripe']) },
    input: `
import type { Handler } from '@netlify/functions';
import Stripe from 'stripe';

const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);

export const handler: Handler = «async (event) => {
  const stripeEvent = JSON.parse(event.body!);
  switch (stripeEvent.type) {
    case 'checkout.session.completed':
      await fulfil(stripeEvent.data.object.id);
  }
  return { statusCode: 200 };
}»;
`,
    output: `
import type { Handler } from '@netlify/functions';
import Stripe from 'stripe';

const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);

export const handler: Handler = «async (event) => {
  const payload = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  const headers = Object.fromEntries(
    Object.entries(event.headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const webhookSecret = process.env.STRIPE_WEBHOOK_SECRET;
  if (!webhookSecret) {
    return { statusCode: 500, body: 'Webhook secret is not configured' };
  }
  const signature = headers['stripe-signature'];
  if (!signature) {
    return { statusCode: 400, body: 'Missing Stripe signature' };
  }
  try {
    stripe.webhooks.constructEvent(payload, signature, webhookSecret);
  } catch {
    return { statusCode: 400, body: 'Invalid Stripe signature' };
  }

  const stripeEvent = JSON.parse(event.body!);
  switch (stripeEvent.type) {
    case 'checkout.session.completed':
      await fulfil(stripeEvent.data.object.id);
  }
  return { statusCode: 200 };
}»;
`,
  },
  'Shopify on Koa, whose parser keeps the text': {
    path: 'src/hooks.js',
    options: { provider: 'shopify', framework: 'koa' },
    project: { dependencies: new Set(['koa', 'koa-bodyparser']) },
    input: `
const Router = require('@koa/router');
const router = new Router();

«router.post('/webhooks/orders', async (ctx) => {
  await save(ctx.request.body.id);
  ctx.status = 200;
})»;
`,
    output: `
const Router = require('@koa/router');
const { createHmac, timingSafeEqual } = require('node:crypto');
const router = new Router();

«router.post('/webhooks/orders', async (ctx) => {
  const { rawBody } = ctx.request;
  const webhookSecret = process.env.SHOPIFY_API_SECRET;
  if (!webhookSecret) {
    ctx.throw(500, 'Webhook secret is not configured');
    return;
  }
  const signature = ctx.get('x-shopify-hmac-sha256');
  if (!signature || !rawBody) {
    ctx.throw(401, 'Missing Shopify signature');
    return;
  }
  const digest = createHmac('sha256', webhookSecret).update(rawBody).digest('base64');
  const expected = Buffer.from(digest);
  const received = Buffer.from(signature);
  if (received.length !== expected.length || !timingSafeEqual(received, expected)) {
    ctx.throw(401, 'Invalid Shopify signature');
    return;
  }

  await save(ctx.request.body.id);
  ctx.status = 200;
})»;
`,
  },
  'Shopify in a function of Firebase': {
    path: 'functions/index.js',
    options: { provider: 'shopify', framework: 'firebase' },
    input: `
const functions = require('firebase-functions');

exports.orders = functions.https.onRequest(«async (req, res) => {
  await save(req.body.id);
  res.sendStatus(200);
}»);
`,
    output: `
const functions = require('firebase-functions');
const { createHmac, timingSafeEqual } = require('node:crypto');

exports.orders = functions.https.onRequest(«async (req, res) => {
  const webhookSecret = process.env.SHOPIFY_API_SECRET;
  if (!webhookSecret) {
    return res.status(500).send('Webhook secret is not configured');
  }
  const signature = req.headers['x-shopify-hmac-sha256'];
  if (typeof signature !== 'string') {
    return res.status(401).send('Missing Shopify signature');
  }
  const digest = createHmac('sha256', webhookSecret).update(req.rawBody).digest('base64');
  const expected = Buffer.from(digest);
  const received = Buffer.from(signature);
  if (received.length !== expected.length || !timingSafeEqual(received, expected)) {
    return res.status(401).send('Invalid Shopify signature');
  }

  await save(req.body.id);
  res.sendStatus(200);
}»);
`,
  },
  'Stripe in a controller of Nest that takes the body alone': {
    path: 'src/billing/billing.controller.ts',
    options: { provider: 'stripe', framework: 'nest' },
    project: { dependencies: new Set(['stripe', '@nestjs/common', '@nestjs/platform-express']) },
    input: `
import { Body, Controller, Post } from '@nestjs/common';
import Stripe from 'stripe';
import { BillingService } from './billing.service';

@Controller('billing')
export class BillingController {
  constructor(private readonly billing: BillingService) {}

  @Post('webhook')
  async «receive(@Body() event: Stripe.Event) {
    await this.billing.apply(event);
    return { received: true };
  }»
}
`,
    output: `
import { Body, Controller, Post, Req, InternalServerErrorException, BadRequestException } from '@nestjs/common';
import Stripe from 'stripe';
import { BillingService } from './billing.service';
import type { RawBodyRequest } from '@nestjs/common';
import type { Request } from 'express';

@Controller('billing')
export class BillingController {
  constructor(private readonly billing: BillingService) {}

  @Post('webhook')
  async «receive(@Body() event: Stripe.Event, @Req() request: RawBodyRequest<Request>) {
    const { rawBody } = request;
    const webhookSecret = process.env.STRIPE_WEBHOOK_SECRET;
    if (!webhookSecret) {
      throw new InternalServerErrorException('Webhook secret is not configured');
    }
    const signature = request.headers['stripe-signature'];
    if (typeof signature !== 'string' || !rawBody) {
      throw new BadRequestException('Missing Stripe signature');
    }
    try {
      Stripe.webhooks.constructEvent(rawBody, signature, webhookSecret);
    } catch {
      throw new BadRequestException('Invalid Stripe signature');
    }

    await this.billing.apply(event);
    return { received: true };
  }»
}
`,
  },
  'GitHub in a controller of Nest that has its request and its settings': {
    path: 'src/hooks/hooks.controller.ts',
    options: { provider: 'github', framework: 'nest' },
    project: { dependencies: new Set(['@nestjs/common', '@nestjs/config']) },
    input: `
import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import type { Request } from 'express';

@Controller()
export class HooksController {
  constructor(private config: ConfigService) {}

  @Post('/hooks/github')
  @HttpCode(200)
  «receive(@Req() req: Request) {
    return this.build(req.body.repository);
  }»
}
`,
    output: `
import { Controller, HttpCode, Post, Req, InternalServerErrorException, UnauthorizedException } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import type { Request } from 'express';
import type { RawBodyRequest } from '@nestjs/common';
import { createHmac, timingSafeEqual } from 'node:crypto';

@Controller()
export class HooksController {
  constructor(private config: ConfigService) {}

  @Post('/hooks/github')
  @HttpCode(200)
  «receive(@Req() req: RawBodyRequest<Request>) {
    const { rawBody } = req;
    const webhookSecret = this.config.get<string>('GITHUB_WEBHOOK_SECRET');
    if (!webhookSecret) {
      throw new InternalServerErrorException('Webhook secret is not configured');
    }
    const signature = req.headers['x-hub-signature-256'];
    if (typeof signature !== 'string' || !rawBody) {
      throw new UnauthorizedException('Missing GitHub signature');
    }
    const digest = createHmac('sha256', webhookSecret).update(rawBody).digest('hex');
    const expected = Buffer.from(\`sha256=\${digest}\`);
    const received = Buffer.from(signature);
    if (received.length !== expected.length || !timingSafeEqual(received, expected)) {
      throw new UnauthorizedException('Invalid GitHub signature');
    }

    return this.build(req.body.repository);
  }»
}
`,
  },
};

export const fetchedRefused: Readonly<Record<string, RefusedCase>> = {
  'a worker that tells its paths apart by itself': {
    options: { provider: 'stripe', framework: 'worker' },
    input:
      "export default { async «fetch(request, env) { if (new URL(request.url).pathname === '/hook') await act(await request.json()); return new Response('ok'); }» };",
    why: 'The function serves several paths, and only one of them is the webhook.',
  },
  'a Lambda with a callback': {
    options: { provider: 'stripe', framework: 'lambda' },
    input: 'exports.handler = «(event, context, callback) => { act(JSON.parse(event.body)); callback(null, {}); }»;',
    why: 'The handler answers through a callback, and how it would refuse is not known here.',
  },
  'Koa without a parser that keeps the text': {
    options: { provider: 'stripe', framework: 'koa' },
    input: "«router.post('/hook', async (ctx) => { await act(ctx.request.body); })»;",
    why: 'Which parser reads the body, and whether it keeps the text, is not seen.',
  },
};
