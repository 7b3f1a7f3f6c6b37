import type { Case } from '../../cases/run-cases.ts';

/** Stores of documents and of Supabase, and frameworks that answer by what is returned. */
export const documentCases: Readonly<Record<string, Case>> = {
  'Mongoose on Express: a collection of its connection': {
    path: 'src/a.ts',
    options: { provider: 'stripe', framework: 'express', id: 'field:id', store: 'mongoose' },
    input: `
import { Types } from 'mongoose';
import { Order } from './models/order';
import { app, stripe } from './app';

«app.post('/stripe', async (req, res) => {
  const event = stripe.webhooks.constructEvent(req.body, signature, secret);
  await Order.create({ session: event.data.object.id });
  res.sendStatus(200);
})»;
`,
    output: `
import { Types, connection } from 'mongoose';
import { Order } from './models/order';
import { app, stripe } from './app';

app.post('/stripe', async (req, res) => {
  const event = stripe.webhooks.constructEvent(req.body, signature, secret);
  const eventKey = \`stripe:\${event.id}\`;
  try {
    await connection.collection('webhook_events').insertOne({ _id: eventKey, createdAt: new Date() });
  } catch (error) {
    if ((error as { code?: unknown }).code !== 11000) throw error;
    res.status(200).end();
    return;
  }
  try {
    await Order.create({ session: event.data.object.id });
    res.sendStatus(200);
  } catch (error) {
    await connection.collection('webhook_events').deleteOne({ _id: eventKey });
    throw error;
  }
});
`,
  },
  'MongoDB in a handler that gets its database itself': {
    path: 'app/api/github/route.js',
    options: { provider: 'github', framework: 'next-app', id: 'header:x-github-delivery', store: 'mongodb' },
    input: `
import { connect } from '../../../lib/mongo';

«export async function POST(request) {
  const event = await verifySignature(request);
  const db = await connect();
  await db.collection('pushes').insertOne({ ref: event.ref });
  return Response.json({ ok: true });
}»
`,
    output: `
import { connect } from '../../../lib/mongo';

export async function POST(request) {
  const event = await verifySignature(request);
  const db = await connect();
  const eventId = request.headers.get('x-github-delivery');
  if (!eventId) {
    return Response.json({ message: 'Missing event id' }, { status: 400 });
  }
  const eventKey = \`github:\${eventId}\`;
  try {
    await db.collection('webhook_events').insertOne({ _id: eventKey, createdAt: new Date() });
  } catch (error) {
    if (error.code !== 11000) throw error;
    return new Response(null, { status: 200 });
  }
  try {
    await db.collection('pushes').insertOne({ ref: event.ref });
    return Response.json({ ok: true });
  } catch (error) {
    await db.collection('webhook_events').deleteOne({ _id: eventKey });
    throw error;
  }
}
`,
  },
  'Firestore in a function of Firebase': {
    path: 'functions/index.js',
    options: { provider: 'stripe', framework: 'firebase', id: 'field:id', store: 'firestore' },
    input: `
const functions = require('firebase-functions');
const admin = require('firebase-admin');
const db = admin.firestore();

exports.stripe = functions.https.onRequest(«async (req, res) => {
  const event = stripe.webhooks.constructEvent(req.rawBody, req.headers['stripe-signature'], secret);
  await db.collection('orders').add({ session: event.data.object.id });
  res.json({ received: true });
}»);
`,
    output: `
const functions = require('firebase-functions');
const admin = require('firebase-admin');
const db = admin.firestore();

exports.stripe = functions.https.onRequest(async (req, res) => {
  const event = stripe.webhooks.constructEvent(req.rawBody, req.headers['stripe-signature'], secret);
  const eventKey = \`stripe:\${event.id}\`;
  try {
    await db.collection('webhookEvents').doc(eventKey).create({ createdAt: new Date() });
  } catch (error) {
    if (error.code !== 6) throw error;
    return res.status(200).end();
  }
  try {
    await db.collection('orders').add({ session: event.data.object.id });
    res.json({ received: true });
  } catch (error) {
    await db.collection('webhookEvents').doc(eventKey).delete();
    throw error;
  }
});
`,
  },
  'Supabase in its own function, whose client the handler makes': {
    path: 'supabase/functions/stripe/index.ts',
    options: { provider: 'stripe', framework: 'deno', id: 'field:id', store: 'postgrest' },
    input: `
import { createClient } from 'npm:@supabase/supabase-js@2';

Deno.serve(«async (req) => {
  const event = await stripe.webhooks.constructEventAsync(await req.text(), signature, secret);
  const supabase = createClient(url, key);
  await supabase.from('orders').insert({ session: event.data.object.id });
  return new Response('ok');
}»);
`,
    output: `
import { createClient } from 'npm:@supabase/supabase-js@2';

Deno.serve(async (req) => {
  const event = await stripe.webhooks.constructEventAsync(await req.text(), signature, secret);
  const supabase = createClient(url, key);
  const eventKey = \`stripe:\${event.id}\`;
  const { error: claimError } = await supabase.from('webhook_events').insert({ id: eventKey });
  if (claimError?.code === '23505') {
    return new Response(null, { status: 200 });
  }
  if (claimError) throw claimError;
  try {
    await supabase.from('orders').insert({ session: event.data.object.id });
    return new Response('ok');
  } catch (error) {
    await supabase.from('webhook_events').delete().eq('id', eventKey);
    throw error;
  }
});
`,
  },
  'the runtime in a controller of Nest': {
    path: 'src/hooks.controller.ts',
    options: { provider: 'stripe', framework: 'nest', id: 'field:id', store: 'runtime' },
    input: `
import { Body, Controller, Post } from '@nestjs/common';

@Controller()
export class HooksController {
  «@Post('/hooks')
  async receive(@Body() event: HookEvent) {
    await this.orders.create(event.data);
    return { received: true };
  }»
}
`,
    install: ['@seamlint/runtime'],
    output: `
import { Body, Controller, Post, BadRequestException, HttpException } from '@nestjs/common';
import { onceByEventId, memoryStore } from '@seamlint/runtime';

const webhookEvents = memoryStore();

@Controller()
export class HooksController {
  @Post('/hooks')
  async receive(@Body() event: HookEvent) {
    if (!event.id) {
      throw new BadRequestException('Missing event id');
    }
    const once = await onceByEventId(webhookEvents, \`stripe:\${event.id}\`, async () => {
      await this.orders.create(event.data);
      return { received: true };
    });
    if ('value' in once) return once.value;
    if (once.outcome === 'duplicate') {
      return { received: true };
    }
    throw new HttpException('Already being processed by another delivery', 409);
  }
}
`,
  },
  'Prisma in a handler of h3': {
    path: 'server/api/hook.post.ts',
    options: { provider: 'stripe', framework: 'h3', id: 'field:id', store: 'prisma' },
    input: `
import { prisma } from '../db';

export default «defineEventHandler(async (event) => {
  const raw = await readRawBody(event);
  const hook = stripe.webhooks.constructEvent(raw, getHeader(event, 'stripe-signature'), secret);
  await prisma.order.create({ data: { session: hook.data.object.id } });
  return { received: true };
})»;
`,
    output: `
import { prisma } from '../db';

export default defineEventHandler(async (event) => {
  const raw = await readRawBody(event);
  const hook = stripe.webhooks.constructEvent(raw, getHeader(event, 'stripe-signature'), secret);
  const eventKey = \`stripe:\${hook.id}\`;
  try {
    await prisma.webhookEvent.create({ data: { id: eventKey } });
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'P2002') throw error;
    return { received: true };
  }
  try {
    await prisma.order.create({ data: { session: hook.data.object.id } });
    return { received: true };
  } catch (error) {
    await prisma.webhookEvent.deleteMany({ where: { id: eventKey } });
    throw error;
  }
});
`,
  },
  'pg behind API Gateway: what is answered elsewhere is asked': {
    path: 'src/handler.js',
    options: { provider: 'github', framework: 'lambda', id: 'header:x-github-delivery', store: 'pg' },
    input: `
const { pool } = require('./pool');

exports.handler = «async (event) => {
  if (!verifySignature(event)) return { statusCode: 401, body: '' };
  await pool.query('INSERT INTO pushes (ref) VALUES ($1)', [JSON.parse(event.body).ref]);
  if (full) {
    return { statusCode: 503, body: '' };
  }
  return respond(event);
}»;
`,
    output: `
const { pool } = require('./pool');

exports.handler = async (event) => {
  if (!verifySignature(event)) return { statusCode: 401, body: '' };
  const eventId = event.headers['x-github-delivery'] ?? event.headers['X-GitHub-Delivery'];
  if (!eventId) {
    return { statusCode: 400, body: 'Missing event id' };
  }
  const eventKey = \`github:\${eventId}\`;
  const claim = await pool.query('INSERT INTO webhook_events (id) VALUES ($1) ON CONFLICT DO NOTHING', [eventKey]);
  if (claim.rowCount === 0) {
    return { statusCode: 200, body: '' };
  }
  try {
    await pool.query('INSERT INTO pushes (ref) VALUES ($1)', [JSON.parse(event.body).ref]);
    if (full) {
      await pool.query('DELETE FROM webhook_events WHERE id = $1', [eventKey]);
      return { statusCode: 503, body: '' };
    }
    const answer = await respond(event);
    if (answer.statusCode >= 400) await pool.query('DELETE FROM webhook_events WHERE id = $1', [eventKey]);
    return answer;
  } catch (error) {
    await pool.query('DELETE FROM webhook_events WHERE id = $1', [eventKey]);
    throw error;
  }
};
`,
  },
  'Drizzle in SvelteKit': {
    path: 'src/routes/hook/+server.ts',
    options: { provider: 'stripe', framework: 'sveltekit', id: 'field:id', store: 'drizzle' },
    input: `
import { json } from '@sveltejs/kit';
import { db } from '$lib/db';
import { orders } from '$lib/schema';

export const POST = «async ({ request }) => {
  const event = stripe.webhooks.constructEvent(await request.text(), signature, secret);
  await db.insert(orders).values({ session: event.data.object.id });
  if (!event.livemode) return json({ error: 'test' }, { status: 422 });
  return json({ received: true });
}»;
`,
    install: ['drizzle-orm'],
    output: `
import { json } from '@sveltejs/kit';
import { db } from '$lib/db';
import { orders, webhookEvents } from '$lib/schema';
import { eq } from 'drizzle-orm';

export const POST = async ({ request }) => {
  const event = stripe.webhooks.constructEvent(await request.text(), signature, secret);
  const eventKey = \`stripe:\${event.id}\`;
  const claimed = await db.insert(webhookEvents).values({ id: eventKey }).onConflictDoNothing().returning();
  if (claimed.length === 0) {
    return new Response(null, { status: 200 });
  }
  try {
    await db.insert(orders).values({ session: event.data.object.id });
    if (!event.livemode) {
      await db.delete(webhookEvents).where(eq(webhookEvents.id, eventKey));
      return json({ error: 'test' }, { status: 422 });
    }
    return json({ received: true });
  } catch (error) {
    await db.delete(webhookEvents).where(eq(webhookEvents.id, eventKey));
    throw error;
  }
};
`,
  },
};
