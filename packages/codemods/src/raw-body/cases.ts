import type { Case, RefusedCase } from '../cases/run-cases.ts';

export const cases: Readonly<Record<string, Case>> = {
  'a name of the body that nothing but the signature wants': {
    path: 'src/hooks.js',
    options: { provider: 'stripe', framework: 'express', kind: 'parsed' },
    project: { dependencies: new Set(['express', 'stripe']) },
    input: `
import express from 'express';
const app = express();
app.use(express.json());
app.post('/billing', async (req, res) => {
  const incoming = req.body;
  const given = req.headers['stripe-signature'];
  const event = stripe.webhooks.constructEvent(«incoming», given, secret);
  await settle(event);
  res.end();
});
`,
    output: `
import express from 'express';
const app = express();
app.use(express.json({
  verify: (req, _res, buf) => {
    req.rawBody = buf;
  },
}));
app.post('/billing', async (req, res) => {
  if (!req.rawBody) {
    return res.status(400).send('Missing raw body');
  }

  const given = req.headers['stripe-signature'];
  const event = stripe.webhooks.constructEvent(«req.rawBody», given, secret);
  await settle(event);
  res.end();
});
`,
  },
  'a name of the body that is wanted again, and a text that is logged': {
    path: 'src/hooks.js',
    options: { framework: 'express', kind: 'reserialised' },
    project: { dependencies: new Set(['express']) },
    input: `
import express from 'express';
const app = express();
app.use(express.json());
app.post('/orders', async (req, res) => {
  const order = req.body;
  const text = «JSON.stringify(order)»;
  log.debug(text);
  if (!matches(sign(text), req.headers['x-sign'])) return res.status(401).end();
  await settle(order);
  res.end();
});
`,
    output: `
import express from 'express';
const app = express();
app.use(express.json({
  verify: (req, _res, buf) => {
    req.rawBody = buf;
  },
}));
app.post('/orders', async (req, res) => {
  if (!req.rawBody) {
    return res.status(400).send('Missing raw body');
  }

  const order = req.body;
  const text = «req.rawBody.toString('utf8')»;
  log.debug(text);
  if (!matches(sign(text), req.headers['x-sign'])) return res.status(401).end();
  await settle(order);
  res.end();
});
`,
  },
  'Next.js: a text that is made of the body to be signed': {
    path: 'app/api/hook/route.ts',
    options: { framework: 'next-app', kind: 'reserialised' },
    input: `
import { createHmac } from 'node:crypto';

export async function POST(request: Request) {
  const order = await request.json();
  const text = «JSON.stringify(order)»;
  const wanted = createHmac('sha256', secret).update(text).digest('hex');
  if (!matches(wanted, request.headers.get('x-sign'))) return new Response(null, { status: 401 });
  await settle(order);
  return new Response(null);
}
`,
    output: `
import { createHmac } from 'node:crypto';

export async function POST(request: Request) {
  const payload = await request.text();

  const order = JSON.parse(payload);
  const wanted = createHmac('sha256', secret).update(«payload»).digest('hex');
  if (!matches(wanted, request.headers.get('x-sign'))) return new Response(null, { status: 401 });
  await settle(order);
  return new Response(null);
}
`,
  },
  'Next.js: a file that begins with a blank line': {
    path: 'pages/api/hook.js',
    options: { framework: 'next-pages', kind: 'reserialised' },
    input: `

export default async function handler(req, res) {
  if (!matches(sign(«JSON.stringify(req.body)»), req.headers['x-sign'])) return res.status(401).end();
  await settle(req.body);
  res.status(200).end();
}
`,
    output: `

import { buffer } from 'node:stream/consumers';

export const config = {
  api: { bodyParser: false },
};

export default async function handler(req, res) {
  const payload = await buffer(req);
  const event = JSON.parse(payload.toString('utf8'));

  if (!matches(sign(«payload.toString('utf8')»), req.headers['x-sign'])) return res.status(401).end();
  await settle(event);
  res.status(200).end();
}
`,
  },
  'a router that another file mounts': {
    path: 'src/a.js',
    options: { framework: 'express' },
    input: `
import { Router } from 'express';

export const hooks = Router();
hooks.post('/', (req, res) => {
  if (!verify(«JSON.stringify(req.body)»)) return res.status(401).end();
  act(req.body);
});
`,
    output: `
import { Router } from 'express';

export const hooks = Router();
hooks.post('/', (req, res) => {
  if (!req.rawBody) {
    return res.status(400).send('Missing raw body');
  }

  if (!verify(«req.rawBody».toString('utf8'))) return res.status(401).end();
  act(req.body);
});
`,
  },
  'a method of a controller that another file registers': {
    options: { provider: 'paystack', framework: 'express' },
    input: `
import type { Request, Response } from 'express';
import { createHmac } from 'node:crypto';

export class HookController {
  async receive(req: Request, res: Response) {
    const wanted = createHmac('sha512', secret).update(«JSON.stringify(req.body)»).digest('hex');
    if (!safeEqual(wanted, req.get('x-paystack-signature'))) return res.sendStatus(401);
    await this.payments.apply(req.body.data);
    return res.sendStatus(200);
  }
}
`,
    output: `
import type { Request, Response } from 'express';
import { createHmac } from 'node:crypto';

export class HookController {
  async receive(req: Request, res: Response) {
    const { rawBody } = req as typeof req & { rawBody?: Buffer };
    if (!rawBody) {
      return res.status(400).send('Missing raw body');
    }

    const wanted = createHmac('sha512', secret).update(«rawBody»).digest('hex');
    if (!safeEqual(wanted, req.get('x-paystack-signature'))) return res.sendStatus(401);
    await this.payments.apply(req.body.data);
    return res.sendStatus(200);
  }
}
`,
  },
  'Next.js: the place is where the body is read, for nothing but the signature': {
    path: 'app/api/hook/route.ts',
    options: { provider: 'stripe', framework: 'next-app', kind: 'parsed' },
    input: `
export async function POST(request: Request) {
  const body = «await request.json()»;
  const event = stripe.webhooks.constructEvent(body, request.headers.get('stripe-signature'), SECRET);
  return act(event);
}
`,
    output: `
export async function POST(request: Request) {
  const body = «await request.text()»;
  const event = stripe.webhooks.constructEvent(body, request.headers.get('stripe-signature'), SECRET);
  return act(event);
}
`,
  },
  'Express: the parser for all routes keeps the bytes': {
    path: 'src/server.ts',
    options: { provider: 'shopify', framework: 'express', kind: 'reserialised' },
    project: { dependencies: new Set(['express']) },
    input: `
import { createHmac } from 'node:crypto';
import express from 'express';

const app = express();
app.use(express.json({ limit: '1mb' }));

app.post('/webhooks/shopify', async (req, res) => {
  const hmac = createHmac('sha256', secret).update(«JSON.stringify(req.body)»).digest('base64');
  if (!safeEqual(hmac, req.get('x-shopify-hmac-sha256'))) {
    res.sendStatus(401);
    return;
  }
  await save(req.body.id);
  res.sendStatus(200);
});
`,
    output: `
import { createHmac } from 'node:crypto';
import express from 'express';
import type { IncomingMessage } from 'node:http';

const app = express();
app.use(express.json({
  limit: '1mb',
  verify: (req: IncomingMessage & { rawBody?: Buffer }, _res, buf) => {
    req.rawBody = buf;
  },
}));

app.post('/webhooks/shopify', async (req, res) => {
  const { rawBody } = req as typeof req & { rawBody?: Buffer };
  if (!rawBody) {
    res.status(400).send('Missing raw body');
    return;
  }

  const hmac = createHmac('sha256', secret).update(«rawBody»).digest('base64');
  if (!safeEqual(hmac, req.get('x-shopify-hmac-sha256'))) {
    res.sendStatus(401);
    return;
  }
  await save(req.body.id);
  res.sendStatus(200);
});
`,
  },
  'Express: a constant of the text, and a middleware that stands apart': {
    path: 'src/server.js',
    options: { provider: '', framework: 'express' },
    project: { dependencies: new Set(['express']) },
    input: `
const crypto = require('crypto');
const express = require('express');

const app = express();
app.use(express.json());

function verifySignature(req, res, next) {
  const payload = «JSON.stringify(req.body)»;
  const expected = crypto.createHmac('sha256', secret).update(payload).digest('hex');
  if (!safeEqual(expected, req.headers['x-signature'])) return res.status(401).end();
  next();
}

app.post('/hook', verifySignature, (req, res) => {
  act(req.body);
  res.end();
});
`,
    output: `
const crypto = require('crypto');
const express = require('express');

const app = express();
app.use(express.json({
  verify: (req, _res, buf) => {
    req.rawBody = buf;
  },
}));

function verifySignature(req, res, next) {
  if (!req.rawBody) {
    return res.status(400).send('Missing raw body');
  }

  const expected = crypto.createHmac('sha256', secret).update(«req.rawBody»).digest('hex');
  if (!safeEqual(expected, req.headers['x-signature'])) return res.status(401).end();
  next();
}

app.post('/hook', verifySignature, (req, res) => {
  act(req.body);
  res.end();
});
`,
  },
  'Express: the parsed body is handed to the helper of the SDK, and the only parser is that of the route': {
    path: 'src/server.js',
    options: { provider: 'stripe', framework: 'express', kind: 'parsed' },
    project: { dependencies: new Set(['express', 'stripe']) },
    input: `
import express from 'express';
import Stripe from 'stripe';

const app = express();
const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);

app.post('/stripe', express.json(), (req, res) => {
  let event;
  try {
    event = stripe.webhooks.constructEvent(«req.body», req.headers['stripe-signature'], endpointSecret);
  } catch (err) {
    return res.status(400).send('Bad signature');
  }
  act(event);
  res.end();
});
`,
    output: `
import express from 'express';
import Stripe from 'stripe';

const app = express();
const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);

app.post('/stripe', express.json({
  verify: (req, _res, buf) => {
    req.rawBody = buf;
  },
}), (req, res) => {
  if (!req.rawBody) {
    return res.status(400).send('Missing raw body');
  }

  let event;
  try {
    event = stripe.webhooks.constructEvent(«req.rawBody», req.headers['stripe-signature'], endpointSecret);
  } catch (err) {
    return res.status(400).send('Bad signature');
  }
  act(event);
  res.end();
});
`,
  },
  'Express: no parser at all before the route': {
    path: 'src/server.js',
    options: { provider: 'github', framework: 'express' },
    project: { dependencies: new Set(['express']) },
    input: `
import express from 'express';
const app = express();
app.post('/github', (req, res) => {
  const given = req.headers['x-hub-signature-256'];
  if (!verify(given, secret, «JSON.stringify(req.body)»)) return res.status(401).end();
  deploy(req.body.ref);
  res.end();
});
`,
    output: `
import express from 'express';
const app = express();
app.post('/github', express.raw({ type: 'application/json' }), (req, res) => {
  if (!Buffer.isBuffer(req.body)) {
    return res.status(400).send('Missing raw body');
  }
  const event = JSON.parse(req.body.toString('utf8'));

  const given = req.headers['x-hub-signature-256'];
  if (!verify(given, secret, «req.body.toString('utf8')»)) return res.status(401).end();
  deploy(event.ref);
  res.end();
});
`,
  },
  'Express: a function of the file that is handed the body': {
    path: 'src/server.ts',
    options: { provider: '', framework: 'express' },
    project: { dependencies: new Set(['express']) },
    input: `
import { createHmac } from 'node:crypto';
import express from 'express';

const sign = (body: unknown, secret: string): string =>
  createHmac('sha256', secret).update(«JSON.stringify(body)»).digest('hex');

const app = express();
app.use(express.json());
app.post('/hook', (req, res) => {
  if (!safeEqual(sign(req.body, SECRET), req.headers['x-signature'])) {
    res.sendStatus(401);
    return;
  }
  act(req.body);
  res.end();
});
`,
    output: `
import { createHmac } from 'node:crypto';
import express from 'express';
import type { IncomingMessage } from 'node:http';

const sign = (body: string | Buffer, secret: string): string =>
  createHmac('sha256', secret).update(«body»).digest('hex');

const app = express();
app.use(express.json({
  verify: (req: IncomingMessage & { rawBody?: Buffer }, _res, buf) => {
    req.rawBody = buf;
  },
}));
app.post('/hook', (req, res) => {
  const { rawBody } = req as typeof req & { rawBody?: Buffer };
  if (!rawBody) {
    res.status(400).send('Missing raw body');
    return;
  }

  if (!safeEqual(sign(rawBody, SECRET), req.headers['x-signature'])) {
    res.sendStatus(401);
    return;
  }
  act(req.body);
  res.end();
});
`,
  },
  'Next app: the text is read first': {
    path: 'app/api/hook/route.ts',
    options: { provider: '', framework: 'next-app' },
    project: { dependencies: new Set(['next']) },
    input: `
import { createHmac } from 'node:crypto';

export async function POST(request: Request) {
  const body = await request.json();
  const expected = createHmac('sha256', secret).update(«JSON.stringify(body)»).digest('hex');
  if (!safeEqual(expected, request.headers.get('x-signature'))) {
    return new Response('Invalid signature', { status: 401 });
  }
  await act(body.event as Event);
  return new Response('ok');
}
`,
    output: `
import { createHmac } from 'node:crypto';

export async function POST(request: Request) {
  const payload = await request.text();

  const body = JSON.parse(payload);
  const expected = createHmac('sha256', secret).update(«payload»).digest('hex');
  if (!safeEqual(expected, request.headers.get('x-signature'))) {
    return new Response('Invalid signature', { status: 401 });
  }
  await act(body.event as Event);
  return new Response('ok');
}
`,
  },
  'Next app: with a type, into a verifier that takes text': {
    path: 'app/api/hook/route.ts',
    options: { provider: '', framework: 'next-app' },
    project: { dependencies: new Set(['next']) },
    input: `
import { verify } from '@/lib/verify';

export async function POST(req: Request) {
  const body = (await req.json()) as Payload;
  const raw = «JSON.stringify(body)»;
  if (!verify(raw, req.headers.get('x-signature'))) return Response.json({ error: 'no' }, { status: 401 });
  console.log(raw);
  return Response.json({ id: body.id });
}
`,
    output: `
import { verify } from '@/lib/verify';

export async function POST(req: Request) {
  const payload = await req.text();

  const body = JSON.parse(payload) as Payload;
  const raw = «payload»;
  if (!verify(raw, req.headers.get('x-signature'))) return Response.json({ error: 'no' }, { status: 401 });
  console.log(raw);
  return Response.json({ id: body.id });
}
`,
  },
  'Next app: read where it is signed': {
    path: 'app/api/hook/route.js',
    options: { provider: '', framework: 'next-app' },
    project: { dependencies: new Set(['next']) },
    input: `
export async function POST(req) {
  if (!verify('' + «JSON.stringify(await req.json())», req.headers.get('x-signature'))) return new Response('', { status: 401 });
  return new Response('ok');
}
`,
    output: `
export async function POST(req) {
  const payload = await req.text();

  if (!verify('' + «payload», req.headers.get('x-signature'))) return new Response('', { status: 401 });
  return new Response('ok');
}
`,
  },
  'the text that it was parsed from': {
    path: 'src/lambda.ts',
    options: { provider: '', framework: 'lambda' },
    input: `
export const handler = async (event: APIGatewayProxyEvent) => {
  const payload = JSON.parse(event.body ?? '{}');
  const other = JSON.parse(event.body);
  const expected = sign(\`v0:\${«JSON.stringify(other)»}\`);
  return { statusCode: safeEqual(expected, event.headers['x-signature']) ? 200 : 401 };
};
`,
    output: `
export const handler = async (event: APIGatewayProxyEvent) => {
  const payload = JSON.parse(event.body ?? '{}');
  const other = JSON.parse(event.body);
  const expected = sign(\`v0:\${«event.body»}\`);
  return { statusCode: safeEqual(expected, event.headers['x-signature']) ? 200 : 401 };
};
`,
  },
  'Next pages: the body parser is off': {
    path: 'pages/api/hook.ts',
    options: { provider: 'stripe', framework: 'next-pages' },
    project: { dependencies: new Set(['next', 'stripe', 'micro']) },
    input: `
import type { NextApiRequest, NextApiResponse } from 'next';
import { stripe } from '../../stripe';

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== 'POST') return res.status(405).end();
  const signature = req.headers['stripe-signature'] as string;
  let event;
  try {
    event = stripe.webhooks.constructEvent(«JSON.stringify(req.body)», signature, secret);
  } catch {
    return res.status(400).send('Bad signature');
  }
  await save(req.body.id);
  return res.json({ type: event.type });
}
`,
    output: `
import type { NextApiRequest, NextApiResponse } from 'next';
import { stripe } from '../../stripe';
import { buffer } from 'micro';

export const config = {
  api: { bodyParser: false },
};

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== 'POST') return res.status(405).end();

  const payload = await buffer(req);
  const webhookEvent = JSON.parse(payload.toString('utf8'));

  const signature = req.headers['stripe-signature'] as string;
  let event;
  try {
    event = stripe.webhooks.constructEvent(«payload», signature, secret);
  } catch {
    return res.status(400).send('Bad signature');
  }
  await save(webhookEvent.id);
  return res.json({ type: event.type });
}
`,
  },
  'Fastify: the parser keeps the bytes': {
    path: 'src/server.ts',
    options: { provider: '', framework: 'fastify' },
    project: { dependencies: new Set(['fastify']) },
    input: `
import Fastify from 'fastify';
import { createHmac } from 'node:crypto';

const app = Fastify();
app.post('/hook', async (request, reply) => {
  const expected = createHmac('sha256', secret).update(«JSON.stringify(request.body)»).digest('hex');
  if (!safeEqual(expected, request.headers['x-signature'])) return reply.code(401).send();
  await act(request.body);
  return reply.send();
});
`,
    output: `
import Fastify from 'fastify';
import { createHmac } from 'node:crypto';

const app = Fastify();
const parseJson = app.getDefaultJsonParser('error', 'error');
app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
  Object.assign(request, { rawBody: body });
  void parseJson(request, body.toString(), done);
});

app.post('/hook', async (request, reply) => {
  const { rawBody } = request as typeof request & { rawBody?: Buffer };
  if (!rawBody) {
    return reply.code(400).send({ error: 'Missing raw body' });
  }

  const expected = createHmac('sha256', secret).update(«rawBody»).digest('hex');
  if (!safeEqual(expected, request.headers['x-signature'])) return reply.code(401).send();
  await act(request.body);
  return reply.send();
});
`,
  },
  'Hono: the text before the JSON': {
    path: 'src/server.ts',
    options: { provider: '', framework: 'hono' },
    project: { dependencies: new Set(['hono']) },
    input: `
import { Hono } from 'hono';
import { sign } from './sign';

const app = new Hono();
app.post('/hook', async (c) => {
  const body = await c.req.json();
  const expected = await sign(«JSON.stringify(body)»);
  if (expected !== c.req.header('x-signature')) return c.text('', 401);
  return c.json({ id: body.id });
});
`,
    output: `
import { Hono } from 'hono';
import { sign } from './sign';

const app = new Hono();
app.post('/hook', async (c) => {
  const payload = await c.req.text();

  const body = await c.req.json();
  const expected = await sign(«payload»);
  if (expected !== c.req.header('x-signature')) return c.text('', 401);
  return c.json({ id: body.id });
});
`,
  },
  'Koa: the parser has the text': {
    path: 'src/server.ts',
    options: { provider: '', framework: 'koa' },
    project: { dependencies: new Set(['koa', 'koa-bodyparser']) },
    input: `
import Router from '@koa/router';
export const router = new Router();
router.post('/hook', async (ctx) => {
  const expected = createHmac('sha256', secret).update(«JSON.stringify(ctx.request.body)»).digest('hex');
  if (!safeEqual(expected, ctx.get('x-signature'))) ctx.throw(401);
  ctx.body = 'ok';
});
`,
    output: `
import Router from '@koa/router';
export const router = new Router();
router.post('/hook', async (ctx) => {
  const expected = createHmac('sha256', secret).update(«ctx.request.rawBody ?? ''»).digest('hex');
  if (!safeEqual(expected, ctx.get('x-signature'))) ctx.throw(401);
  ctx.body = 'ok';
});
`,
  },
  'Koa: the parser is told to keep it': {
    path: 'src/server.js',
    options: { provider: '', framework: 'koa' },
    project: { dependencies: new Set(['koa', 'koa-body']) },
    input: `
const { koaBody } = require('koa-body');
app.use(koaBody({ multipart: true }));
router.post('/hook', async (ctx) => {
  const { body } = ctx.request;
  if (!verify(«JSON.stringify(body)», ctx.get('x-signature'))) ctx.throw(401);
  ctx.body = 'ok';
});
`,
    output: `
const { koaBody } = require('koa-body');
app.use(koaBody({ multipart: true, includeUnparsed: true }));
router.post('/hook', async (ctx) => {
  const { body } = ctx.request;
  if (!verify(«ctx.request.body[Symbol.for('unparsedBody')]», ctx.get('x-signature'))) ctx.throw(401);
  ctx.body = 'ok';
});
`,
  },
  'Nest: a guard': {
    path: 'src/hook.guard.ts',
    options: { provider: '', framework: 'nest' },
    project: { dependencies: new Set(['@nestjs/common']) },
    input: `
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request } from 'express';

@Injectable()
export class HookGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    const expected = createHmac('sha256', secret).update(«JSON.stringify(request.body)»).digest('hex');
    return safeEqual(expected, request.headers['x-signature']);
  }
}
`,
    output: `
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { RawBodyRequest } from '@nestjs/common';

@Injectable()
export class HookGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<RawBodyRequest<Request>>();
    const expected = createHmac('sha256', secret).update(«request.rawBody ?? ''»).digest('hex');
    return safeEqual(expected, request.headers['x-signature']);
  }
}
`,
  },
  'Nest: a controller beside its application': {
    path: 'src/main.ts',
    options: { provider: '', framework: 'nest' },
    project: { dependencies: new Set(['@nestjs/common']) },
    input: `
import { Controller, Post, Req } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Request } from 'express';

@Controller('hook')
class HookController {
  @Post()
  receive(@Req() req: Request) {
    verifyOrThrow(«JSON.stringify(req.body)», req.headers['x-signature']);
    return { ok: true };
  }
}
const app = await NestFactory.create(AppModule);
`,
    output: `
import { Controller, Post, Req } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Request } from 'express';
import type { RawBodyRequest } from '@nestjs/common';

@Controller('hook')
class HookController {
  @Post()
  receive(@Req() req: RawBodyRequest<Request>) {
    verifyOrThrow(«req.rawBody ?? ''», req.headers['x-signature']);
    return { ok: true };
  }
}
const app = await NestFactory.create(AppModule, { rawBody: true });
`,
  },
};

const FOREIGN = 'What is signed there does not come from the body that the handler gets.';

export const refused: Readonly<Record<string, RefusedCase>> = {
  'a body that is read for more than the signature, where it is read': {
    path: 'app/api/hook/route.ts',
    options: { provider: 'stripe', framework: 'next-app', kind: 'parsed' },
    input:
      'export async function POST(request: Request) { const body = «await request.json()»; verify(body); constructEvent(body, key); return act(body.id); }',
    why: 'body is also used for something other than the signature: read the text first, and parse it afterwards.',
  },
  'a body that Nest hands over': {
    path: 'src/hook.controller.ts',
    options: { provider: 'github', framework: 'nest', kind: 'reserialised' },
    input:
      "class Hook { @Post('hook') async take(@Body() body: Push) { if (!same(hash(«JSON.stringify(body)»))) throw new Error('forged'); } }",
    why: 'What is signed there comes without its request: take the request with @Req(), which has the rawBody.',
  },
  'a part of the body': {
    path: 'src/a.js',
    options: { framework: 'express' },
    input:
      "import express from 'express';\nconst app = express();\napp.post('/', (req, res) => { verify(«JSON.stringify(req.body.data)»); res.end(); });",
    why: FOREIGN,
  },
  'something else': {
    options: { framework: 'next-app' },
    input: 'export async function POST(request: Request) { const key = load(); verify(«JSON.stringify(key)»); }',
    why: FOREIGN,
  },
  'a function that others call, too': {
    options: { framework: 'express' },
    input: 'export const sign = (body: Body): string => hash(«JSON.stringify(body)»);',
    why: 'sign is passed on, or exported, and who else calls it is not known here.',
  },
  'a function that reads the body, too': {
    options: { framework: 'express' },
    input: 'const sign = (body) => body.id + hash(«JSON.stringify(body)»);\nsign(req.body);',
    why: 'body is also used for something other than the signature.',
  },
  'a method': {
    options: { framework: 'express' },
    input: 'class Signer { sign(body) { return hash(«JSON.stringify(body)»); } }',
    why: 'Where body is passed in is not seen in this file.',
  },
  'bytes that arrived': {
    options: { framework: 'next-app' },
    input: 'export async function POST(request: Request) { const raw = await request.text(); verify(«raw»); }',
    why: 'What is signed there is already what arrived.',
  },
  'parts that are put together': {
    options: { framework: 'express' },
    input: "app.post('/', (req, res) => { verify(«`${req.body.id}:${req.body.at}`»); });",
    why: 'Which part of what is signed there is the body is not clear.',
  },
  'a parser of Koa that is not seen': {
    options: { framework: 'koa' },
    input: "router.post('/', (ctx) => { verify(«JSON.stringify(ctx.request.body)»); });",
    why: 'Which parser reads the body, and whether it keeps the text, is not seen.',
  },
  'a parser of Koa that is set up elsewhere': {
    options: { framework: 'koa' },
    project: { dependencies: new Set(['koa-body']) },
    input: "router.post('/', (ctx) => { verify(«JSON.stringify(ctx.request.body)»); });",
    why: 'koa-body is set up in another file: give it includeUnparsed: true there first.',
  },
  'a controller of Nest that takes the body alone': {
    options: { framework: 'nest' },
    input: 'class Hooks { @Post() receive(@Body() body: Event) { verify(«JSON.stringify({ ...body })»); } }',
    why: 'What is signed there comes without its request: take the request with @Req(), which has the rawBody.',
  },
  'a framework that is not known here': {
    options: { framework: 'elysia' },
    input: "app.post('/hook', ({ body }) => { verify(«JSON.stringify(body)»); });",
    why: 'How the framework elysia provides a raw body is not known here.',
  },
};
