import { bothWays } from './both-ways.ts';

/** Where a route is put up, and what says so, lie in other files. */
export const mounts = bothWays({
  'joined middleware has a name': {
    files: {
      'app.js': `
        import Koa from 'koa';
        import { routes } from './routes/index.js';
        const app = new Koa();
        routes.forEach((r) => app.use(r.routes()).use(r.allowedMethods()));
        app.listen(3000);
      `,
      'routes/index.js': `
        import { shopify } from './shopify.js';
        export const routes = [shopify];
      `,
      'routes/shopify.js': `
        import Router from '@koa/router';
        import compose from 'koa-compose';
        import { rawBody } from '../middleware/raw-body.js';
        import { verifyShopify } from '../middleware/verify-shopify.js';
        import { onOrder } from '../handlers/order.js';
        export const shopify = new Router({ prefix: '/webhooks/shopify' });
        const guarded = compose([rawBody(), verifyShopify({ secret: process.env.SHOPIFY_API_SECRET })]); // check, else const guarded = compose([rawBody()]);
        shopify.post('/orders/create', guarded, onOrder); // reported
      `,
      'middleware/raw-body.js': `
        import getRawBody from 'raw-body';
        export const rawBody = () => async (ctx, next) => {
          ctx.state.raw = await getRawBody(ctx.req);
          ctx.request.body = JSON.parse(ctx.state.raw.toString('utf8'));
          await next();
        };
      `,
      'middleware/verify-shopify.js': `
        import { createHmac, timingSafeEqual } from 'node:crypto';
        export function verifyShopify({ secret }) {
          return async function check(ctx, next) {
            const digest = createHmac('sha256', secret).update(ctx.state.raw).digest('base64');
            const header = ctx.get('X-Shopify-Hmac-Sha256');
            ctx.assert(header.length === digest.length && timingSafeEqual(Buffer.from(digest), Buffer.from(header)), 401);
            return next();
          };
        }
      `,
      'handlers/order.js': `
        import { Order } from '../models.js';
        export const onOrder = async (ctx) => {
          await Order.create({ shopifyId: ctx.request.body.id, total: ctx.request.body.total_price });
          ctx.status = 200;
        };
      `,
      'models.js': `
        import { Sequelize, DataTypes } from 'sequelize';
        const db = new Sequelize(process.env.DB);
        export const Order = db.define('order', { shopifyId: DataTypes.STRING });
      `,
    },
  },
  'a class tells paths apart by method and path in one text': {
    files: {
      'wrangler.toml': `
        name = "x"
      `,
      'src/worker.ts': `
        import { App } from './app';
        import type { Env } from './env';
        export default { fetch: (req: Request, env: Env, ctx: ExecutionContext) => new App(env, ctx).handle(req) } satisfies ExportedHandler<Env>;
      `,
      'src/env.ts': `
        export interface Env { GITHUB_SECRET: string; DB: D1Database }
      `,
      'src/app.ts': `
        import type { Env } from './env';
        import { Verifier } from './verifier';
        export class App {
          private verifier = new Verifier(this.env.GITHUB_SECRET);
          constructor(private env: Env, private ctx: ExecutionContext) {}
          async handle(req: Request): Promise<Response> {
            const url = new URL(req.url);
            switch (\`\${req.method} \${url.pathname}\`) {
              case 'POST /webhooks/github': return this.github(req); // reported
              default: return new Response(null, { status: 404 });
            }
          }
          private async github(req: Request) {
            const body = await req.text();
            if (!(await this.verifier.isValid(body, req.headers.get('X-Hub-Signature-256')))) return new Response(null, { status: 401 }); // check
            this.ctx.waitUntil(this.env.DB.prepare('insert into p values (?)').bind(JSON.parse(body).after).run());
            return new Response('ok');
          }
        }
      `,
      'src/verifier.ts': `
        const enc = new TextEncoder();
        export class Verifier {
          #key?: Promise<CryptoKey>;
          constructor(private secret: string) {}
          private get key() { return (this.#key ??= crypto.subtle.importKey('raw', enc.encode(this.secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['verify'])); }
          async isValid(body: string, header: string | null): Promise<boolean> {
            if (!header?.startsWith('sha256=')) return false;
            const sig = Uint8Array.from(header.slice(7).match(/.{2}/g)!.map((b) => parseInt(b, 16)));
            return crypto.subtle.verify('HMAC', await this.key, sig, enc.encode(body));
          }
        }
      `,
    },
  },
  'a map holds handlers under method and path': {
    files: {
      'src/index.ts': `
        import { table } from './table';
        export default {
          async fetch(request: Request, env: any, ctx: any): Promise<Response> {
            const url = new URL(request.url);
            const handler = table.get(\`\${request.method}:\${url.pathname}\`);
            return handler ? handler(request, env, ctx) : new Response('not found', { status: 404 });
          },
        };
      `,
      'src/table.ts': `
        import { stripe } from './stripe'; // reported
        import { health } from './health';
        export const table = new Map<string, (r: Request, e: any, c: any) => Promise<Response>>([['POST:/webhooks/stripe', stripe], ['GET:/health', health]]);
      `,
      'src/health.ts': `
        export const health = async () => new Response('ok');
      `,
      'src/stripe.ts': `
        import Stripe from 'stripe';
        export const stripe = async (request: Request, env: any) => {
          const s = new Stripe(env.STRIPE_KEY, { httpClient: Stripe.createFetchHttpClient() });
          const text = await request.text();
          let e; try { e = await s.webhooks.constructEventAsync(text, request.headers.get('stripe-signature')!, env.STRIPE_WEBHOOK_SECRET); } catch { return new Response('bad', { status: 400 }); } // check, else const e = JSON.parse(text);
          await env.KV.put(e.data.object.id, 'paid');
          return new Response('ok');
        };
      `,
    },
  },
  'an object holds handlers under their paths': {
    files: {
      'index.ts': `
        import { routes } from './routes';
        Bun.serve({ port: 1, async fetch(req) {
          const { pathname } = new URL(req.url);
          const route = routes[pathname];
          return route ? route(req) : new Response('', { status: 404 });
        } });
      `,
      'routes.ts': `
        import { stripe } from './stripe'; // reported
        export const routes: Record<string, (r: Request) => Promise<Response>> = { '/webhooks/stripe': stripe };
      `,
      'stripe.ts': `
        import Stripe from 'stripe';
        import { sql } from 'bun';
        const client = new Stripe(Bun.env.STRIPE_KEY!);
        const read = async (req: Request) => client.webhooks.constructEventAsync(await req.text(), req.headers.get('stripe-signature')!, Bun.env.STRIPE_WEBHOOK_SECRET!); // check, else const read = async (req: Request) => req.json();
        export const stripe = async (req: Request) => {
          const event = await read(req);
          await sql\`update orders set paid = true where id = \${event.data.object.id}\`;
          return new Response('ok');
        };
      `,
    },
  },
  'a handler writes to Firestore': {
    files: {
      'functions/package.json': `
        { "name": "functions", "main": "lib/index.js" }
      `,
      'functions/src/index.ts': `
        import { onRequest } from 'firebase-functions/v2/https';
        import { defineSecret } from 'firebase-functions/params';
        import { receive } from './receive';
        const secret = defineSecret('STRIPE_WEBHOOK_SECRET');
        const key = defineSecret('STRIPE_KEY');
        export const stripeWebhook = onRequest({ secrets: [secret, key] }, receive({ secret, key })); // reported
      `,
      'functions/src/receive.ts': `
        import type { Request } from 'firebase-functions/v2/https';
        import Stripe from 'stripe';
        import { getFirestore } from 'firebase-admin/firestore';
        type Deps = { secret: { value(): string }; key: { value(): string } };
        export const receive = ({ secret, key }: Deps) => async (req: Request, res: any) => {
          const stripe = new Stripe(key.value());
          let event = req.body;
          try { event = stripe.webhooks.constructEvent(req.rawBody, req.headers['stripe-signature']!, secret.value()); } // check
          catch { res.sendStatus(400); return; } // check
          await getFirestore().collection('orders').doc(event.data.object.id).set({ paid: true });
          res.sendStatus(200);
        };
      `,
    },
  },
  'only the file that mounts the router says what it is for': {
    files: {
      'app.ts': `
        import express from 'express';
        import payments from './routes/payments';
        const app = express();
        app.use('/webhooks/stripe', payments);
      `,
      'routes/payments.ts': `
        import { Router } from 'express';
        import { verify } from '../verify';
        import { save } from '../save';
        const router = Router();
        router.post('/', async (req, res) => { // reported
          verify(req); // check
          await save(req.body.data.object); res.end();
        });
        export default router;
      `,
      'verify.ts': `
        import Stripe from 'stripe';
        const s = new Stripe(process.env.K!);
        export const verify = (req: any) => s.webhooks.constructEvent(req.rawBody, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET!);
      `,
      'save.ts': `
        export const save = (o: any) => fetch('http://db', { method: 'POST', body: o.id });
      `,
    },
  },
  'only the prefix of the plugin says what it is for': {
    files: {
      'app.ts': `
        import Fastify from 'fastify';
        import payments from './routes/payments';
        const app = Fastify();
        app.register(payments, { prefix: '/webhooks/stripe' });
      `,
      'routes/payments.ts': `
        import type { FastifyInstance } from 'fastify';
        import { verify } from '../verify';
        import { save } from '../save';
        export default async function (app: FastifyInstance) {
          app.post('/', async (req, reply) => { // reported
            verify(req); // check
            await save((req.body as any).data.object); return 'ok';
          });
        }
      `,
      'verify.ts': `
        import Stripe from 'stripe';
        const s = new Stripe(process.env.K!);
        export const verify = (req: any) => s.webhooks.constructEvent(req.rawBody, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET!);
      `,
      'save.ts': `
        export const save = (o: any) => fetch('http://db', { method: 'POST', body: o.id });
      `,
    },
  },
  'a router is built by a function that is handed its guard': {
    files: {
      'src/main.js': `
        const { createApp } = require('./app');
        const { createVerifier } = require('./verifier');
        const { createOrders } = require('./orders');
        const app = createApp({ verifier: createVerifier({ secret: process.env.GITHUB_SECRET }), orders: createOrders() });
        app.listen(1);
      `,
      'src/app.js': `
        const express = require('express');
        const createHookRoutes = require('./hook-routes');
        exports.createApp = (deps) => {
          const app = express();
          app.use('/hooks', createHookRoutes(deps));
          return app;
        };
      `,
      'src/hook-routes.js': `
        const { Router } = require('express');
        module.exports = function createHookRoutes({ verifier, orders }) {
          const router = Router();
          router.use(verifier.middleware); // check
          router.post('/github', async (req, res) => { await orders.create(req.body); res.end(); }); // reported
          return router;
        };
      `,
      'src/verifier.js': `
        const crypto = require('crypto');
        function createVerifier({ secret }) {
          const sign = (raw) => 'sha256=' + crypto.createHmac('sha256', secret).update(raw).digest('hex');
          const isValid = (raw, given = '') => given.length === sign(raw).length && crypto.timingSafeEqual(Buffer.from(given), Buffer.from(sign(raw)));
          function middleware(req, res, next) { return isValid(req.rawBody, req.get('x-hub-signature-256')) ? next() : res.sendStatus(403); }
          return { isValid, middleware };
        }
        exports.createVerifier = createVerifier;
      `,
      'src/orders.js': `
        exports.createOrders = () => ({ create: async (o) => { await fetch('http://orders', { method: 'POST', body: JSON.stringify(o) }); } });
      `,
    },
  },
  'an auto-imported wrapper is handed the check': {
    files: {
      'server/utils/define-webhook.ts': `
        import type { H3Event } from 'h3';
        export const defineWebhook = <T>(verify: (e: H3Event, raw: string) => boolean, run: (payload: T, e: H3Event) => Promise<unknown>) =>
          defineEventHandler(async (event) => {
            const raw = (await readRawBody(event)) ?? '';
            if (!verify(event, raw)) throw createError({ statusCode: 401 }); // check
            return run(JSON.parse(raw), event);
          });
      `,
      'server/utils/github.ts': `
        import { createHmac, timingSafeEqual } from 'node:crypto';
        export const verifyGithub = (event: any, raw: string) => {
          const mac = Buffer.from('sha256=' + createHmac('sha256', useRuntimeConfig().githubSecret).update(raw).digest('hex'));
          const given = Buffer.from(getRequestHeader(event, 'x-hub-signature-256') ?? '');
          return mac.length === given.length && timingSafeEqual(mac, given);
        };
      `,
      'server/api/webhooks/github.post.ts': `
        import { builds } from '../../db';
        export default defineWebhook<{ after: string }>(verifyGithub, async (payload) => { await builds.insert(payload); return { ok: true }; }); // reported
      `,
      'server/db.ts': `
        import { drizzle } from 'drizzle-orm/node-postgres';
        const d = drizzle(process.env.DB!);
        export const builds = { insert: (p: any) => d.insert({} as any).values(p) };
      `,
    },
  },
  'a class is chosen that inherits its constructor': {
    files: {
      'src/app.js': `
        import express from 'express';
        import { WebhookRegistry } from './webhooks/registry.js';
        import './webhooks/handlers/index.js';
        const app = express();
        app.post('/webhooks/:provider', express.text({ type: '*/*' }), async (req, res, next) => { // reported
          try {
            const Handler = WebhookRegistry.get(req.params.provider);
            if (!Handler) return res.status(404).end();
            const handler = new Handler(req);
            await handler.run();
            res.status(200).end();
          } catch (err) { next(err); }
        });
        export default app;
      `,
      'src/webhooks/registry.js': `
        export class WebhookRegistry {
          static #handlers = new Map();
          static register(name, cls) { WebhookRegistry.#handlers.set(name, cls); }
          static get(name) { return this.#handlers.get(name); }
        }
      `,
      'src/webhooks/handler.js': `
        export class WebhookHandler {
          constructor(req) { this.req = req; this.payload = null; }
          verify() { throw new Error('not implemented'); }
          async process() {}
          async run() {
            this.payload = await this.verify(); // check, else this.payload = JSON.parse(this.req.body);
            await this.process(this.payload);
          }
        }
      `,
      'src/webhooks/handlers/index.js': `
        import { WebhookRegistry } from '../registry.js';
        import { StripeHandler } from './stripe.js';
        WebhookRegistry.register('stripe', StripeHandler);
      `,
      'src/webhooks/handlers/stripe.js': `
        import Stripe from 'stripe';
        import { WebhookHandler } from '../handler.js';
        import { db } from '../../db.js';
        const stripe = new Stripe(process.env.STRIPE_KEY);
        export class StripeHandler extends WebhookHandler {
          verify() { return stripe.webhooks.constructEvent(this.req.body, this.req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET); }
          async process(event) { await db.collection('orders').insertOne(event.data.object); }
        }
      `,
      'src/db.js': `
        import { MongoClient } from 'mongodb';
        export const db = new MongoClient(process.env.DB).db();
      `,
    },
  },
});
