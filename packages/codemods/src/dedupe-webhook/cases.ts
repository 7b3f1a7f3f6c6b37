import type { Case, RefusedCase } from '../cases/run-cases.ts';

export const ownStores: Readonly<Record<string, Case>> = {
  'Prisma in a function that another file registers on Express': {
    options: { provider: 'stripe', framework: 'express', id: 'field:id', store: 'prisma' },
    input: `
import type { Handler } from './framework';
import { prisma } from './prisma';

«const onPaid: Handler = async (request, response) => {
  const event = stripe.webhooks.constructEvent(request.body, request.headers['stripe-signature'], secret);
  await prisma.credit.create({ data: { account: event.account, amount: 100 } });
  return response.status(204).send();
}»;
export { onPaid };
`,
    output: `
import type { Handler } from './framework';
import { prisma } from './prisma';

const onPaid: Handler = async (request, response) => {
  const event = stripe.webhooks.constructEvent(request.body, request.headers['stripe-signature'], secret);
  const eventKey = \`stripe:\${event.id}\`;
  try {
    await prisma.webhookEvent.create({ data: { id: eventKey } });
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'P2002') throw error;
    return response.status(200).end();
  }
  try {
    await prisma.credit.create({ data: { account: event.account, amount: 100 } });
    return response.status(204).send();
  } catch (error) {
    await prisma.webhookEvent.deleteMany({ where: { id: eventKey } });
    throw error;
  }
};
export { onPaid };
`,
  },
  'Prisma in Next.js, behind a function that answers the event of the SDK': {
    path: 'app/api/stripe/route.ts',
    options: { provider: 'stripe', framework: 'next-app', id: 'field:id', store: 'prisma' },
    input: `
import type Stripe from 'stripe';
import { prisma } from './prisma';
import { opened } from './opened';

«export async function POST(request: Request) {
  let event: Stripe.Event;
  try {
    event = opened(await request.text(), request.headers.get('stripe-signature'));
  } catch {
    return new Response('Not genuine', { status: 400 });
  }
  await prisma.credit.create({ data: { account: event.account, amount: 100 } });
  return new Response(null);
}»
`,
    output: `
import type Stripe from 'stripe';
import { prisma } from './prisma';
import { opened } from './opened';

export async function POST(request: Request) {
  let event: Stripe.Event;
  try {
    event = opened(await request.text(), request.headers.get('stripe-signature'));
  } catch {
    return new Response('Not genuine', { status: 400 });
  }
  const eventKey = \`stripe:\${event.id}\`;
  try {
    await prisma.webhookEvent.create({ data: { id: eventKey } });
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'P2002') throw error;
    return new Response(null, { status: 200 });
  }
  try {
    await prisma.credit.create({ data: { account: event.account, amount: 100 } });
    return new Response(null);
  } catch (error) {
    await prisma.webhookEvent.deleteMany({ where: { id: eventKey } });
    throw error;
  }
}
`,
  },
  'Prisma in a function on Express, behind a function of the file that answers the event': {
    path: 'src/paid.js',
    options: { provider: 'stripe', framework: 'express', id: 'field:id', store: 'prisma' },
    input: `
import { prisma } from './prisma';

«export const onPaid = async (request, response) => {
  const paid = opened(request);
  await prisma.credit.create({ data: { account: paid.account, amount: 100 } });
  return response.status(204).send();
}»;

function opened(request) {
  return stripe.webhooks.constructEvent(request.body, request.headers['stripe-signature'], secret);
}
`,
    output: `
import { prisma } from './prisma';

export const onPaid = async (request, response) => {
  const paid = opened(request);
  const eventKey = \`stripe:\${paid.id}\`;
  try {
    await prisma.webhookEvent.create({ data: { id: eventKey } });
  } catch (error) {
    if (error.code !== 'P2002') throw error;
    return response.status(200).end();
  }
  try {
    await prisma.credit.create({ data: { account: paid.account, amount: 100 } });
    return response.status(204).send();
  } catch (error) {
    await prisma.webhookEvent.deleteMany({ where: { id: eventKey } });
    throw error;
  }
};

function opened(request) {
  return stripe.webhooks.constructEvent(request.body, request.headers['stripe-signature'], secret);
}
`,
  },
  'Prisma on Hono, with a route that is described': {
    options: { provider: 'stripe', framework: 'hono', id: 'field:id', store: 'prisma' },
    input: `
import { prisma } from './prisma';

«app.openapi(createRoute({ method: 'post', path: '/' }), async (c) => {
  const names = new Map();
  const event = stripe.webhooks.constructEvent(await c.req.text(), c.req.header('stripe-signature'), secret);
  await prisma.credit.create({ data: { account: event.account, name: names.get(event.account, 'none') } });
  return c.json({ success: true });
})»;
`,
    output: `
import { prisma } from './prisma';

app.openapi(createRoute({ method: 'post', path: '/' }), async (c) => {
  const names = new Map();
  const event = stripe.webhooks.constructEvent(await c.req.text(), c.req.header('stripe-signature'), secret);
  const eventKey = \`stripe:\${event.id}\`;
  try {
    await prisma.webhookEvent.create({ data: { id: eventKey } });
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'P2002') throw error;
    return c.body(null, 200);
  }
  try {
    await prisma.credit.create({ data: { account: event.account, name: names.get(event.account, 'none') } });
    return c.json({ success: true });
  } catch (error) {
    await prisma.webhookEvent.deleteMany({ where: { id: eventKey } });
    throw error;
  }
});
`,
  },
  'Prisma on Express in TypeScript: the unique insert first, the work within a try': {
    options: { provider: 'stripe', framework: 'express', id: 'field:id', store: 'prisma' },
    input: `
import express from 'express';
import Stripe from 'stripe';
import { prisma } from './prisma';

const app = express();
const stripe = new Stripe(process.env.STRIPE_SECRET_KEY as string);

«app.post('/webhooks/stripe', express.raw({ type: 'application/json' }), async (req, res) => {
  let event: Stripe.Event;
  try {
    event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'] as string, secret);
  } catch {
    res.status(400).send('Invalid Stripe signature');
    return;
  }

  // What was paid is sent.
  switch (event.type) {
    case 'checkout.session.completed':
      await prisma.order.create({ data: { session: event.data.object.id } });
      break;
  }
  res.json({ received: true });
})»;
`,
    output: `
import express from 'express';
import Stripe from 'stripe';
import { prisma } from './prisma';

const app = express();
const stripe = new Stripe(process.env.STRIPE_SECRET_KEY as string);

app.post('/webhooks/stripe', express.raw({ type: 'application/json' }), async (req, res) => {
  let event: Stripe.Event;
  try {
    event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'] as string, secret);
  } catch {
    res.status(400).send('Invalid Stripe signature');
    return;
  }

  const eventKey = \`stripe:\${event.id}\`;
  try {
    await prisma.webhookEvent.create({ data: { id: eventKey } });
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'P2002') throw error;
    res.status(200).end();
    return;
  }
  try {
    // What was paid is sent.
    switch (event.type) {
      case 'checkout.session.completed':
        await prisma.order.create({ data: { session: event.data.object.id } });
        break;
    }
    res.json({ received: true });
  } catch (error) {
    await prisma.webhookEvent.deleteMany({ where: { id: eventKey } });
    throw error;
  }
});
`,
  },
  'ioredis on Express in CommonJS: an answer that fails releases the claim, and so does next(error)': {
    path: 'src/server.js',
    options: { provider: 'github', framework: 'express', id: 'header:x-github-delivery', store: 'redis' },
    input: `
const express = require('express');
const Redis = require('ioredis');
const { verify } = require('./verify');
const { deploy } = require('./deploy');

const redis = new Redis(process.env.REDIS_URL);
const app = express();

«app.post('/hooks/github', express.raw({ type: '*/*' }), async (req, res, next) => {
  if (!verify(req.body, req.headers['x-hub-signature-256'], process.env.GITHUB_WEBHOOK_SECRET)) {
    return res.status(401).end();
  }
  const event = JSON.parse(req.body.toString('utf8'));
  if (event.ref !== 'refs/heads/main') return res.status(204).end();
  try {
    const release = await deploy(event.after);
    if (!release) return res.status(503).end();
    await redis.publish('deployed', release);
    res.json({ release });
  } catch (error) {
    next(error);
  }
})»;
`,
    output: `
const express = require('express');
const Redis = require('ioredis');
const { verify } = require('./verify');
const { deploy } = require('./deploy');

const redis = new Redis(process.env.REDIS_URL);
const app = express();

app.post('/hooks/github', express.raw({ type: '*/*' }), async (req, res, next) => {
  if (!verify(req.body, req.headers['x-hub-signature-256'], process.env.GITHUB_WEBHOOK_SECRET)) {
    return res.status(401).end();
  }
  const event = JSON.parse(req.body.toString('utf8'));
  if (event.ref !== 'refs/heads/main') return res.status(204).end();
  const eventId = req.headers['x-github-delivery'];
  if (typeof eventId !== 'string') {
    return res.status(400).send('Missing event id');
  }
  const eventKey = \`github:\${eventId}\`;
  const claimed = await redis.set(eventKey, 'claimed', 'EX', 1209600, 'NX');
  if (claimed === null) {
    return res.status(200).end();
  }
  try {
    try {
      const release = await deploy(event.after);
      if (!release) {
        await redis.del(eventKey);
        return res.status(503).end();
      }
      await redis.publish('deployed', release);
      res.json({ release });
    } catch (error) {
      await redis.del(eventKey);
      next(error);
    }
  } catch (error) {
    await redis.del(eventKey);
    throw error;
  }
});
`,
  },
  'pg on Express behind a middleware: the id is taken out of the body with the rest': {
    options: { provider: 'shop', framework: 'express', id: 'field:id', store: 'pg' },
    input: `
import express from 'express';
import { Pool } from 'pg';
import { verifySignature } from './verify-signature';

const pool = new Pool();
const hooks = express.Router();

hooks.use(verifySignature);
«hooks.post('/orders', async (req, res) => {
  const { type, data } = req.body;
  console.log('received', type);
  await pool.query('UPDATE accounts SET credit = credit + $1 WHERE id = $2', [data.amount, data.account]);
  res.sendStatus(200);
})»;
`,
    output: `
import express from 'express';
import { Pool } from 'pg';
import { verifySignature } from './verify-signature';

const pool = new Pool();
const hooks = express.Router();

hooks.use(verifySignature);
hooks.post('/orders', async (req, res) => {
  const { type, data, id: eventId } = req.body;
  console.log('received', type);
  if (!eventId) {
    res.status(400).send('Missing event id');
    return;
  }
  const eventKey = \`shop:\${eventId}\`;
  const claim = await pool.query('INSERT INTO webhook_events (id) VALUES ($1) ON CONFLICT DO NOTHING', [eventKey]);
  if (claim.rowCount === 0) {
    res.status(200).end();
    return;
  }
  try {
    await pool.query('UPDATE accounts SET credit = credit + $1 WHERE id = $2', [data.amount, data.account]);
    res.sendStatus(200);
  } catch (error) {
    await pool.query('DELETE FROM webhook_events WHERE id = $1', [eventKey]);
    throw error;
  }
});
`,
  },
  'a body that is read where it is needed': {
    options: { provider: 'paddle', framework: 'express', id: 'field:event_id', store: 'pg' },
    input: `
import { app } from './app';
import { db } from './db';

«app.post('/paddle', async (req, res): Promise<void> => {
  await db.query('INSERT INTO payments (amount) VALUES ($1)', [req.body.data.amount]);
  res.sendStatus(200);
})»;
`,
    output: `
import { app } from './app';
import { db } from './db';

app.post('/paddle', async (req, res): Promise<void> => {
  if (!req.body.event_id) {
    res.status(400).send('Missing event id');
    return;
  }
  const eventKey = \`paddle:\${req.body.event_id}\`;
  const claim = await db.query('INSERT INTO webhook_events (id) VALUES ($1) ON CONFLICT DO NOTHING', [eventKey]);
  if (claim.rowCount === 0) {
    res.status(200).end();
    return;
  }
  try {
    await db.query('INSERT INTO payments (amount) VALUES ($1)', [req.body.data.amount]);
    res.sendStatus(200);
  } catch (error) {
    await db.query('DELETE FROM webhook_events WHERE id = $1', [eventKey]);
    throw error;
  }
});
`,
  },
  'Drizzle on Next.js, app router: failures that are returned release the claim': {
    path: 'app/api/github/route.ts',
    options: { provider: 'github', framework: 'next-app', id: 'header:x-github-delivery', store: 'drizzle' },
    install: ['drizzle-orm'],
    input: `
import { NextResponse } from 'next/server';
import { db } from '@/db';
import { orders } from '@/db/schema';
import { verifySignature } from '@/lib/verify';

«export async function POST(request: Request) {
  const body = await request.text();
  if (!verifySignature(body, request.headers.get('x-hub-signature-256'))) {
    return NextResponse.json({ error: 'Not verified' }, { status: 401 });
  }
  try {
    const { action, issue } = JSON.parse(body);
    if (action !== 'opened') return NextResponse.json({ ok: true });
    await db.insert(orders).values({ issue: issue.id });
    if (!issue.assignee) return NextResponse.json({ error: 'Nobody is assigned' }, { status: 422 });
    return NextResponse.json({ ok: true });
  } catch (error) {
    console.error(error);
    return NextResponse.json({ error: 'Failed' }, { status: 500 });
  }
}»
`,
    output: `
import { NextResponse } from 'next/server';
import { db } from '@/db';
import { orders, webhookEvents } from '@/db/schema';
import { verifySignature } from '@/lib/verify';
import { eq } from 'drizzle-orm';

export async function POST(request: Request) {
  const body = await request.text();
  if (!verifySignature(body, request.headers.get('x-hub-signature-256'))) {
    return NextResponse.json({ error: 'Not verified' }, { status: 401 });
  }
  try {
    const { action, issue } = JSON.parse(body);
    if (action !== 'opened') return NextResponse.json({ ok: true });
    const eventId = request.headers.get('x-github-delivery');
    if (!eventId) {
      return NextResponse.json({ message: 'Missing event id' }, { status: 400 });
    }
    const eventKey = \`github:\${eventId}\`;
    const claimed = await db.insert(webhookEvents).values({ id: eventKey }).onConflictDoNothing().returning();
    if (claimed.length === 0) {
      return new NextResponse(null, { status: 200 });
    }
    try {
      await db.insert(orders).values({ issue: issue.id });
      if (!issue.assignee) {
        await db.delete(webhookEvents).where(eq(webhookEvents.id, eventKey));
        return NextResponse.json({ error: 'Nobody is assigned' }, { status: 422 });
      }
      return NextResponse.json({ ok: true });
    } catch (error) {
      await db.delete(webhookEvents).where(eq(webhookEvents.id, eventKey));
      throw error;
    }
  } catch (error) {
    console.error(error);
    return NextResponse.json({ error: 'Failed' }, { status: 500 });
  }
}
`,
  },
  'Prisma on Next.js, app router, with an event that Svix verified': {
    path: 'app/api/clerk/route.ts',
    options: { provider: 'clerk', framework: 'next-app', id: 'header:svix-id', store: 'prisma' },
    input: `
import { Webhook } from 'svix';
import { db } from '@/lib/db';

«export const POST = async (req: Request) => {
  const payload = await req.text();
  const wh = new Webhook(process.env.CLERK_WEBHOOK_SECRET!);
  let evt: any;
  try {
    evt = wh.verify(payload, Object.fromEntries(req.headers));
  } catch {
    return new Response('Not verified', { status: 400 });
  }

  const { id, email } = evt.data;
  if (evt.type === 'user.created') {
    await db.user.create({ data: { id, email } });
    await sendWelcome(email);
  }
  return new Response('OK', { status: 200 });
}»;
`,
    output: `
import { Webhook } from 'svix';
import { db } from '@/lib/db';

export const POST = async (req: Request) => {
  const payload = await req.text();
  const wh = new Webhook(process.env.CLERK_WEBHOOK_SECRET!);
  let evt: any;
  try {
    evt = wh.verify(payload, Object.fromEntries(req.headers));
  } catch {
    return new Response('Not verified', { status: 400 });
  }

  const { id, email } = evt.data;
  const eventId = req.headers.get('svix-id');
  if (!eventId) {
    return new Response('Missing event id', { status: 400 });
  }
  const eventKey = \`clerk:\${eventId}\`;
  try {
    await db.webhookEvent.create({ data: { id: eventKey } });
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'P2002') throw error;
    return new Response(null, { status: 200 });
  }
  try {
    if (evt.type === 'user.created') {
      await db.user.create({ data: { id, email } });
      await sendWelcome(email);
    }
    return new Response('OK', { status: 200 });
  } catch (error) {
    await db.webhookEvent.deleteMany({ where: { id: eventKey } });
    throw error;
  }
};
`,
  },
  'Knex on Next.js, pages router: an answer given by somebody else releases the claim where it fails': {
    path: 'pages/api/webhooks/stripe.js',
    options: { provider: 'stripe', framework: 'next-pages', id: 'field:id', store: 'knex' },
    input: `
import { buffer } from 'micro';
import { knex } from '../../../lib/knex';
import { fulfil, stripe } from '../../../lib/orders';

export const config = { api: { bodyParser: false } };

«export default async function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).end();
  const raw = await buffer(req);
  try {
    const event = stripe.webhooks.constructEvent(raw, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
    await knex('payments').insert({ session: event.data.object.id });
    await fulfil(event, res);
  } catch (err) {
    res.status(400).send(err.message);
  }
}»
`,
    output: `
import { buffer } from 'micro';
import { knex } from '../../../lib/knex';
import { fulfil, stripe } from '../../../lib/orders';

export const config = { api: { bodyParser: false } };

export default async function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).end();
  const raw = await buffer(req);
  try {
    const event = stripe.webhooks.constructEvent(raw, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
    const eventKey = \`stripe:\${event.id}\`;
    try {
      await knex('webhook_events').insert({ id: eventKey });
    } catch (error) {
      if (!/^(?:23505|ER_DUP_ENTRY|SQLITE_CONSTRAINT)/.test(String(error.code))) throw error;
      return res.status(200).end();
    }
    try {
      await knex('payments').insert({ session: event.data.object.id });
      await fulfil(event, res);
    } catch (error) {
      await knex('webhook_events').where({ id: eventKey }).del();
      throw error;
    } finally {
      if (res.statusCode >= 400) await knex('webhook_events').where({ id: eventKey }).del();
    }
  } catch (err) {
    res.status(400).send(err.message);
  }
}
`,
  },
  'pg on Hono: behind what the check answered': {
    options: { provider: 'paddle', framework: 'hono', id: 'field:event_id', store: 'pg' },
    input: `
import { Hono } from 'hono';
import { pool } from './pool';
import { verifyPaddle } from './verify-paddle';

const app = new Hono();

«app.post('/hooks/paddle', async (c) => {
  const raw = await c.req.text();
  const ok = await verifyPaddle(raw, c.req.header('paddle-signature'));
  if (!ok) return c.text('Not verified', 401);
  const event = JSON.parse(raw);
  await pool.query('INSERT INTO payments (amount) VALUES ($1)', [event.data.amount]);
  await send(event.data.email);
  return c.json({ ok: true });
})»;
`,
    output: `
import { Hono } from 'hono';
import { pool } from './pool';
import { verifyPaddle } from './verify-paddle';

const app = new Hono();

app.post('/hooks/paddle', async (c) => {
  const raw = await c.req.text();
  const ok = await verifyPaddle(raw, c.req.header('paddle-signature'));
  if (!ok) return c.text('Not verified', 401);
  const event = JSON.parse(raw);
  if (!event.event_id) {
    return c.text('Missing event id', 400);
  }
  const eventKey = \`paddle:\${event.event_id}\`;
  const claim = await pool.query('INSERT INTO webhook_events (id) VALUES ($1) ON CONFLICT DO NOTHING', [eventKey]);
  if (claim.rowCount === 0) {
    return c.body(null, 200);
  }
  try {
    await pool.query('INSERT INTO payments (amount) VALUES ($1)', [event.data.amount]);
    await send(event.data.email);
    return c.json({ ok: true });
  } catch (error) {
    await pool.query('DELETE FROM webhook_events WHERE id = $1', [eventKey]);
    throw error;
  }
});
`,
  },
  'Kysely on Hono: work within the branch of what is genuine': {
    options: { provider: 'github', framework: 'hono', id: 'header:x-github-delivery', store: 'kysely' },
    input: `
import { Hono } from 'hono';
import { db } from './database.js';
import { isGenuine } from './is-genuine.js';

export const hooks = new Hono().post('/ping', (c) => c.text('pong'));

«hooks.post('/github', async (c) => {
  const body = await c.req.text();
  const verified = isGenuine(body, c.req.header('x-hub-signature-256'), c.env.SECRET);
  if (verified) {
    const { issue } = JSON.parse(body);
    await db.insertInto('issues').values({ number: issue.number }).execute();
    if (issue.locked) return c.json({ error: 'It is locked' }, 423);
  } else {
    return c.text('Not verified', 401);
  }
  return c.json({ ok: true });
})»;
`,
    output: `
import { Hono } from 'hono';
import { db } from './database.js';
import { isGenuine } from './is-genuine.js';

export const hooks = new Hono().post('/ping', (c) => c.text('pong'));

hooks.post('/github', async (c) => {
  const body = await c.req.text();
  const verified = isGenuine(body, c.req.header('x-hub-signature-256'), c.env.SECRET);
  if (verified) {
    const { issue } = JSON.parse(body);
    const eventId = c.req.header('x-github-delivery');
    if (!eventId) {
      return c.text('Missing event id', 400);
    }
    const eventKey = \`github:\${eventId}\`;
    try {
      await db.insertInto('webhook_events').values({ id: eventKey }).execute();
    } catch (error) {
      if (!/^(?:23505|ER_DUP_ENTRY|SQLITE_CONSTRAINT)/.test(String((error as { code?: unknown }).code))) throw error;
      return c.body(null, 200);
    }
    try {
      await db.insertInto('issues').values({ number: issue.number }).execute();
      if (issue.locked) {
        await db.deleteFrom('webhook_events').where('id', '=', eventKey).execute();
        return c.json({ error: 'It is locked' }, 423);
      }
    } catch (error) {
      await db.deleteFrom('webhook_events').where('id', '=', eventKey).execute();
      throw error;
    }
  } else {
    return c.text('Not verified', 401);
  }
  return c.json({ ok: true });
});
`,
  },
  'Redis on Fastify: the handler gets the reply it did without': {
    path: 'src/server.mjs',
    options: { provider: 'shopify', framework: 'fastify', id: 'header:x-shopify-event-id', store: 'redis' },
    input: `
import Fastify from 'fastify';
import { createClient } from 'redis';
import { credit, verifyShopifySignature } from './shop.mjs';

const redis = createClient();
const fastify = Fastify();

«fastify.post('/hooks/shopify', { config: { rawBody: true } }, async (request) => {
  verifyShopifySignature(request);
  await credit(request.body.customer);
  return { ok: true };
})»;
`,
    output: `
import Fastify from 'fastify';
import { createClient } from 'redis';
import { credit, verifyShopifySignature } from './shop.mjs';

const redis = createClient();
const fastify = Fastify();

fastify.post('/hooks/shopify', { config: { rawBody: true } }, async (request, reply) => {
  verifyShopifySignature(request);
  const eventId = request.headers['x-shopify-event-id'];
  if (typeof eventId !== 'string') {
    return reply.code(400).send('Missing event id');
  }
  const eventKey = \`shopify:\${eventId}\`;
  const claimed = await redis.set(eventKey, 'claimed', { NX: true, EX: 1209600 });
  if (claimed === null) {
    return reply.code(200).send();
  }
  try {
    await credit(request.body.customer);
    return { ok: true };
  } catch (error) {
    await redis.del(eventKey);
    throw error;
  }
});
`,
  },
  'mysql2 on Fastify, in a plugin, with failures by code': {
    options: { provider: 'linear', framework: 'fastify', id: 'header:linear-delivery', store: 'mysql2' },
    input: `
import type { FastifyInstance } from 'fastify';
import mysql from 'mysql2/promise';
import { verifyLinearSignature } from './verify';

const connections = mysql.createPool(process.env.DATABASE_URL ?? '');

export default async function hooks(fastify: FastifyInstance) {
  fastify.addHook('preHandler', verifyLinearSignature);
  «fastify.post('/linear', async (request, reply) => {
    const event = request.body as { data: { title: string } };
    const [result] = await connections.execute('INSERT INTO tickets (title) VALUES (?)', [event.data.title]);
    if (!result) return reply.code(500).send({ error: 'Not stored' });
    return { ok: true };
  })»;
}
`,
    output: `
import type { FastifyInstance } from 'fastify';
import mysql from 'mysql2/promise';
import { verifyLinearSignature } from './verify';

const connections = mysql.createPool(process.env.DATABASE_URL ?? '');

export default async function hooks(fastify: FastifyInstance) {
  fastify.addHook('preHandler', verifyLinearSignature);
  fastify.post('/linear', async (request, reply) => {
    const event = request.body as { data: { title: string } };
    const eventId = request.headers['linear-delivery'];
    if (typeof eventId !== 'string') {
      return reply.code(400).send('Missing event id');
    }
    const eventKey = \`linear:\${eventId}\`;
    try {
      await connections.execute('INSERT INTO webhook_events (id) VALUES (?)', [eventKey]);
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'ER_DUP_ENTRY') throw error;
      return reply.code(200).send();
    }
    try {
      const [result] = await connections.execute('INSERT INTO tickets (title) VALUES (?)', [event.data.title]);
      if (!result) {
        await connections.execute('DELETE FROM webhook_events WHERE id = ?', [eventKey]);
        return reply.code(500).send({ error: 'Not stored' });
      }
      return { ok: true };
    } catch (error) {
      await connections.execute('DELETE FROM webhook_events WHERE id = ?', [eventKey]);
      throw error;
    }
  });
}
`,
  },
  'Upstash on Next.js': {
    path: 'src/app/api/hooks/route.ts',
    options: { provider: 'resend', framework: 'next-app', id: 'header:svix-id', store: 'redis' },
    input: `
import { Redis } from '@upstash/redis';
import { verifySignature } from '@/verify';

const redis = Redis.fromEnv();

«export async function POST(request: Request) {
  const event = await verifySignature(request);
  await redis.incr(\`bounces:\${event.data.to}\`);
  return Response.json({ ok: true });
}»
`,
    output: `
import { Redis } from '@upstash/redis';
import { verifySignature } from '@/verify';

const redis = Redis.fromEnv();

export async function POST(request: Request) {
  const event = await verifySignature(request);
  const eventId = request.headers.get('svix-id');
  if (!eventId) {
    return Response.json({ message: 'Missing event id' }, { status: 400 });
  }
  const eventKey = \`resend:\${eventId}\`;
  const claimed = await redis.set(eventKey, 'claimed', { nx: true, ex: 1209600 });
  if (claimed === null) {
    return new Response(null, { status: 200 });
  }
  try {
    await redis.incr(\`bounces:\${event.data.to}\`);
    return Response.json({ ok: true });
  } catch (error) {
    await redis.del(eventKey);
    throw error;
  }
}
`,
  },
};

export const runtime: Readonly<Record<string, Case>> = {
  'no store in reach on Express: the runtime runs the work': {
    options: { provider: 'stripe', framework: 'express', id: 'field:id', store: 'prisma' },
    install: ['@seamlint/runtime'],
    input: `
import express from 'express';
import { fulfil, stripe } from './orders';

const app = express();

// Stripe tells what was paid.
«app.post('/webhooks/stripe', express.raw({ type: 'application/json' }), async (req, res) => {
  const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
  if (event.type !== 'checkout.session.completed') return res.json({ received: true });
  const order = await fulfil(event.data.object);
  if (!order) return res.status(500).json({ error: 'No order' });
  return res.json({ received: true });
})»;
`,
    output: `
import express from 'express';
import { fulfil, stripe } from './orders';
import { onceByEventId, memoryStore } from '@seamlint/runtime';

const app = express();

const webhookEvents = memoryStore();

// Stripe tells what was paid.
app.post('/webhooks/stripe', express.raw({ type: 'application/json' }), async (req, res) => {
  const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
  if (event.type !== 'checkout.session.completed') return res.json({ received: true });
  const { outcome } = await onceByEventId(webhookEvents, \`stripe:\${event.id}\`, async () => {
    const order = await fulfil(event.data.object);
    if (!order) return res.status(500).json({ error: 'No order' });
    return res.json({ received: true });
  }, { isDone: () => res.statusCode < 400 });
  if (outcome === 'duplicate') {
    return res.status(200).end();
  }
  if (outcome === 'in-progress') {
    return res.status(409).send('Already being processed by another delivery');
  }
});
`,
  },
  'the runtime in CommonJS, where nothing behind the work runs': {
    path: 'src/server.js',
    options: { provider: 'github', framework: 'express', id: 'header:x-github-delivery', store: 'runtime' },
    install: ['@seamlint/runtime'],
    input: `
const express = require('express');
const { requireSignature } = require('./require-signature');

const app = express();
const onPush = async (req, res) => {
  await deploy(req.body.ref);
  res.end();
};

«app.post('/hooks/github', requireSignature, onPush)»;
`,
    output: `
const express = require('express');
const { requireSignature } = require('./require-signature');
const { onceByEventId, memoryStore } = require('@seamlint/runtime');

const app = express();
const webhookEvents = memoryStore();

const onPush = async (req, res) => {
  const eventId = req.headers['x-github-delivery'];
  if (typeof eventId !== 'string') {
    return res.status(400).send('Missing event id');
  }
  const { outcome } = await onceByEventId(webhookEvents, \`github:\${eventId}\`, async () => {
    await deploy(req.body.ref);
    res.end();
  });
  if (outcome === 'duplicate') {
    return res.status(200).end();
  }
  if (outcome === 'in-progress') {
    return res.status(409).send('Already being processed by another delivery');
  }
};

app.post('/hooks/github', requireSignature, onPush);
`,
  },
  'the runtime on Next.js, app router: a failure that is returned is none that is done': {
    path: 'app/api/hook/route.ts',
    options: { provider: 'github', framework: 'next-app', id: 'header:x-github-delivery', store: 'runtime' },
    install: ['@seamlint/runtime'],
    input: `
import { handlePush, verifySignature } from '@/github';

«export async function POST(request: Request) {
  const body = await request.text();
  if (!verifySignature(body, request.headers)) return new Response('Not verified', { status: 401 });
  const push = JSON.parse(body);
  await handlePush(push);
  return respond(push);
}»
`,
    output: `
import { handlePush, verifySignature } from '@/github';
import { onceByEventId, memoryStore } from '@seamlint/runtime';

const webhookEvents = memoryStore();

export async function POST(request: Request) {
  const body = await request.text();
  if (!verifySignature(body, request.headers)) return new Response('Not verified', { status: 401 });
  const push = JSON.parse(body);
  const eventId = request.headers.get('x-github-delivery');
  if (!eventId) {
    return new Response('Missing event id', { status: 400 });
  }
  const once = await onceByEventId(webhookEvents, \`github:\${eventId}\`, async () => {
    await handlePush(push);
    return respond(push);
  }, { isDone: (response) => response?.ok !== false });
  if ('value' in once) return once.value;
  if (once.outcome === 'duplicate') {
    return new Response(null, { status: 200 });
  }
  return new Response('Already being processed by another delivery', { status: 409 });
}
`,
  },
  'the runtime on Next.js, pages router, within a try': {
    path: 'pages/api/hook.ts',
    options: { provider: 'stripe', framework: 'next-pages', id: 'field:id', store: 'runtime' },
    install: ['@seamlint/runtime'],
    input: `
import type { NextApiRequest, NextApiResponse } from 'next';
import { fulfil, readEvent, stripe } from '../../lib/stripe';

export const config = { api: { bodyParser: false } };

«export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  try {
    const event = await stripe.webhooks.constructEventAsync(await readEvent(req), String(req.headers['stripe-signature']), secret);
    await fulfil(event.data.object);
    res.json({ received: true });
  } catch (err) {
    res.status(400).send('Failed');
  }
}»
`,
    output: `
import type { NextApiRequest, NextApiResponse } from 'next';
import { fulfil, readEvent, stripe } from '../../lib/stripe';
import { onceByEventId, memoryStore } from '@seamlint/runtime';

export const config = { api: { bodyParser: false } };

const webhookEvents = memoryStore();

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  try {
    const event = await stripe.webhooks.constructEventAsync(await readEvent(req), String(req.headers['stripe-signature']), secret);
    const { outcome } = await onceByEventId(webhookEvents, \`stripe:\${event.id}\`, async () => {
      await fulfil(event.data.object);
      res.json({ received: true });
    });
    if (outcome === 'duplicate') {
      res.status(200).end();
      return;
    }
    if (outcome === 'in-progress') {
      res.status(409).send('Already being processed by another delivery');
      return;
    }
  } catch (err) {
    res.status(400).send('Failed');
  }
}
`,
  },
  'the runtime on Fastify: what the handler returns is sent': {
    options: { provider: 'shopify', framework: 'fastify', id: 'header:x-shopify-event-id', store: 'runtime' },
    install: ['@seamlint/runtime'],
    input: `
import { app } from './app.js';
import { credit, verifyShopifySignature } from './shop.js';

«app.post('/hooks/shopify', async (request, reply) => {
  verifyShopifySignature(request);
  const credited = await credit(request.body);
  if (!credited) reply.code(500);
  return { credited };
})»;
`,
    output: `
import { app } from './app.js';
import { credit, verifyShopifySignature } from './shop.js';
import { onceByEventId, memoryStore } from '@seamlint/runtime';

const webhookEvents = memoryStore();

app.post('/hooks/shopify', async (request, reply) => {
  verifyShopifySignature(request);
  const eventId = request.headers['x-shopify-event-id'];
  if (typeof eventId !== 'string') {
    return reply.code(400).send('Missing event id');
  }
  const once = await onceByEventId(webhookEvents, \`shopify:\${eventId}\`, async () => {
    const credited = await credit(request.body);
    if (!credited) reply.code(500);
    return { credited };
  }, { isDone: () => reply.statusCode < 400 });
  if ('value' in once) return once.value;
  if (once.outcome === 'duplicate') {
    return reply.code(200).send();
  }
  return reply.code(409).send('Already being processed by another delivery');
});
`,
  },
  'the runtime on Hono': {
    options: { provider: 'slack', framework: 'hono', id: 'field:event_id', store: 'runtime' },
    install: ['@seamlint/runtime'],
    input: `
import { Hono } from 'hono';
import { answerMention, verifySlackSignature } from './slack';

const app = new Hono();

«app.post('/slack/events', async (c) => {
  const raw = await c.req.text();
  verifySlackSignature(raw, c.req.header());
  const payload = JSON.parse(raw);
  if (payload.type === 'url_verification') return c.json({ challenge: payload.challenge });
  await answerMention(payload.event);
  return c.body(null, 204);
})»;
`,
    output: `
import { Hono } from 'hono';
import { answerMention, verifySlackSignature } from './slack';
import { onceByEventId, memoryStore } from '@seamlint/runtime';

const app = new Hono();

const webhookEvents = memoryStore();

app.post('/slack/events', async (c) => {
  const raw = await c.req.text();
  verifySlackSignature(raw, c.req.header());
  const payload = JSON.parse(raw);
  if (payload.type === 'url_verification') return c.json({ challenge: payload.challenge });
  if (!payload.event_id) {
    return c.text('Missing event id', 400);
  }
  const once = await onceByEventId(webhookEvents, \`slack:\${payload.event_id}\`, async () => {
    await answerMention(payload.event);
    return c.body(null, 204);
  }, { isDone: (response) => response?.ok !== false });
  if ('value' in once) return once.value;
  if (once.outcome === 'duplicate') {
    return c.body(null, 200);
  }
  return c.text('Already being processed by another delivery', 409);
});
`,
  },
};

export const refused: Readonly<Record<string, RefusedCase>> = {
  'a call that is no route, which holds one that looks like one': {
    options: { provider: 'stripe', framework: 'hono', id: 'field:id', store: 'prisma' },
    input: '«serve({ path: "/" }, async (c) => { cache.get(c.key, async (one) => load(one)); })»;',
    why: 'The route is registered in another file, or in a way that is not seen here.',
  },
  'a handler that waits for nothing': {
    options: { provider: 'stripe', framework: 'express', id: 'field:id', store: 'pg' },
    input: `
import { pool } from './pool';
«app.post('/hook', (req, res) => {
  fulfil(req.body);
  res.end();
})»;
`,
    why: 'The handler does not await its work, so nothing would tell when to release the claim.',
  },
  'a handler that is one expression': {
    options: { provider: 'stripe', framework: 'express', id: 'field:id', store: 'pg' },
    input: `
import { pool } from './pool';
«app.post('/hook', async (req, res) => fulfil(req, res))»;
`,
    why: 'The handler is a single expression, which leaves no place for a claim.',
  },
  'a handler of another file': {
    options: { provider: 'stripe', framework: 'express', id: 'field:id', store: 'pg' },
    input: `
import { handle } from './handle';
«app.post('/hook', handle)»;
`,
    why: 'The handler handle is in another file, ./handle.',
  },
  'a framework nobody knows': {
    options: { provider: 'stripe', framework: 'koa', id: 'field:id', store: 'pg' },
    input: `
import { pool } from './pool';
«app.post('/hook', async (req, res) => {
  const event = stripe.webhooks.constructEvent(req.body, signature, secret);
  await fulfil(event);
})»;
`,
    why: 'How a handler of the framework koa answers is not known here.',
  },
  'work that is let go': {
    options: { provider: 'stripe', framework: 'express', id: 'field:id', store: 'pg' },
    input: `
import { pool } from './pool';
«app.post('/hook', async (req, res) => {
  const event = stripe.webhooks.constructEvent(req.body, signature, secret);
  fulfil(event).catch(console.error);
  res.end();
})»;
`,
    why: 'Part of the work is not awaited, so nothing would release the claim if it fails.',
  },
  'work behind the answer': {
    options: { provider: 'stripe', framework: 'next-app', id: 'header:svix-id', store: 'pg' },
    input: `
import { pool } from './pool';
«export async function POST(request: Request) {
  const event = await verifySignature(request);
  after(() => fulfil(event));
  return new Response('OK');
}»
`,
    why: 'Part of the work is not awaited, so nothing would release the claim if it fails.',
  },
  'a function that runs by itself': {
    options: { provider: 'stripe', framework: 'express', id: 'field:id', store: 'pg' },
    input: `
import { pool } from './pool';
«app.post('/hook', async (req, res) => {
  const event = stripe.webhooks.constructEvent(req.body, signature, secret);
  (async () => {
    await fulfil(event);
  })();
  res.end();
})»;
`,
    why: 'Part of the work is not awaited, so nothing would release the claim if it fails.',
  },
  'a handshake among the work': {
    options: { provider: 'slack', framework: 'express', id: 'field:event_id', store: 'pg' },
    input: `
import { pool } from './pool';
«app.post('/slack', async (req, res) => {
  verifySignature(req);
  switch (req.body.type) {
    case 'url_verification':
      return res.json({ challenge: req.body.challenge });
    default:
      await act(req.body.event);
  }
  res.end();
})»;
`,
    why: 'The handler answers a handshake, which has no event id, in the middle of its work.',
  },
  'a request of several events': {
    options: { provider: 'stripe', framework: 'express', id: 'field:[].sg_event_id', store: 'pg' },
    input: `
import { pool } from './pool';
«app.post('/hook', async (req, res) => {
  const event = stripe.webhooks.constructEvent(req.body, signature, secret);
  await fulfil(event);
})»;
`,
    why: 'One request holds several events, each with an id of its own.',
  },
  'an event that nobody named': {
    options: { provider: 'stripe', framework: 'next-app', id: 'field:id', store: 'pg' },
    input: `
import { pool } from './pool';
«export async function POST(request: Request) {
  await handle(request);
  return new Response('OK');
}»
`,
    why: 'Where the handler has its event is not clear, so its id cannot be read.',
  },
  'an event taken apart before its id': {
    options: { provider: 'stripe', framework: 'express', id: 'field:id', store: 'pg' },
    input: `
import { pool } from './pool';
«app.post('/hook', async (req, res) => {
  const { type, ...rest } = req.body;
  await fulfil(type, rest);
  res.end();
})»;
`,
    why: 'The handler destructures its event before its id can be read.',
  },
  'an id that is no name': {
    options: { provider: 'stripe', framework: 'express', id: '', store: 'pg' },
    input: `
import { pool } from './pool';
«app.post('/hook', async (req, res) => {
  const event = stripe.webhooks.constructEvent(req.body, signature, secret);
  await fulfil(event);
})»;
`,
    why: 'Whether the sender gives each event an id of its own is not known here: claim, by hand, a key made from what identifies the event, such as its name, the id of its object, and what has changed.',
  },
  'a status from elsewhere': {
    options: { provider: 'stripe', framework: 'next-app', id: 'header:svix-id', store: 'pg' },
    input: `
import { pool } from './pool';
«export async function POST(request: Request) {
  const event = await verifySignature(request);
  const { status } = await fulfil(event);
  return new Response('', { status: status });
}»
`,
    why: "Whether new Response('', { status: status }) answers with a failure is not clear here.",
  },
  'an answer made elsewhere': {
    options: { provider: 'stripe', framework: 'next-app', id: 'header:svix-id', store: 'pg' },
    input: `
import { pool } from './pool';
«export async function POST(request: Request) {
  const event = await verifySignature(request);
  await pool.query('UPDATE a SET b = b + 1');
  return event.done ? yes : no;
}»
`,
    why: 'Whether event.done ? yes : no answers with a failure is not clear here.',
  },
  'the runtime where more is done behind': {
    options: { provider: 'stripe', framework: 'express', id: 'field:id', store: 'runtime' },
    input: `
«app.post('/hook', async (req, res) => {
  try {
    const event = stripe.webhooks.constructEvent(req.body, signature, secret);
    if (!(await fulfil(event))) return res.end();
  } catch (error) {
    console.error(error);
  }
  await log(req);
  res.end();
})»;
`,
    why: 'The handler returns from within its work, and does more after it.',
  },
  'the runtime on the edge': {
    options: { provider: 'stripe', framework: 'next-app', id: 'header:svix-id', store: 'runtime' },
    input: `
export const runtime = 'edge';
«export async function POST(request: Request) {
  const event = await verifySignature(request);
  await fulfil(event);
  return new Response('OK');
}»
`,
    why: 'The route runs on the edge runtime, which has no node:crypto.',
  },
  'a handler that does it already': {
    options: { provider: 'stripe', framework: 'express', id: 'field:id', store: 'pg' },
    input: `
import { pool } from './pool';
«app.post('/hook', async (req, res) => {
  const event = stripe.webhooks.constructEvent(req.body, signature, secret);
  await pool.query('INSERT INTO webhook_events (id) VALUES ($1)', [event.id]);
  await fulfil(event);
})»;
`,
    why: 'The handler already recognises an event that is delivered again.',
  },
  'a check with nothing behind it': {
    options: { provider: 'stripe', framework: 'express', id: 'field:id', store: 'pg' },
    input: `
import { pool } from './pool';
«app.post('/hook', async (req, res) => {
  const event = stripe.webhooks.constructEvent(req.body, signature, secret);
  if (event.type !== 'a') return res.end();
})»;
`,
    why: 'Nothing is done after the check of the event.',
  },
  'a function that is used in front of the work around it': {
    options: { provider: 'stripe', framework: 'express', id: 'field:id', store: 'pg' },
    input: `
import { pool } from './pool';
«app.post('/hook', async (req, res) => {
  const event = stripe.webhooks.constructEvent(req.body, signature, later());
  await fulfil(event);
  function later() {
    return secret;
  }
  res.end();
})»;
`,
    why: 'later is used before the work that declares it.',
  },
  'work on the line of something else': {
    options: { provider: 'stripe', framework: 'express', id: 'field:id', store: 'pg' },
    input: `
import { pool } from './pool';
«app.post('/hook', async (req, res) => { const event = req.body; await fulfil(event); res.end(); })»;
`,
    why: 'The work shares its line with code that is not part of it.',
  },
  'a store that has another meaning within': {
    options: { provider: 'stripe', framework: 'express', id: 'field:id', store: 'pg' },
    input: `
import { pool } from './pool';
await pool.query('SELECT 1');
«app.post('/hook', async (req, res) => {
  const event = stripe.webhooks.constructEvent(req.body, signature, secret);
  await fulfil(event);
  const pool = 1;
  res.json(pool);
})»;
`,
    why: 'Inside the handler, pool means something other than at the top of the file.',
  },
};
