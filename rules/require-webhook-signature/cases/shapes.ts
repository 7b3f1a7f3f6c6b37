import { bothWays } from './both-ways.ts';

/** Shapes in which real code wraps, hands on and looks up what verifies. */
export const shapes = bothWays({
  'routers are mounted under the keys of an object': {
    files: {
      'tsconfig.json': `
        { "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["src/*"], "~lib": ["src/lib/index.ts"] } } }
      `,
      'src/main.ts': `
        import 'reflect-metadata';
        import { createServer } from '@/server';
        createServer().listen(3000);
      `,
      'src/server.ts': `
        import express, { type Express } from 'express';
        import * as routes from '@/routes';
        export function createServer(): Express {
          const app = express();
          for (const [path, router] of Object.entries(routes.table)) app.use(path, router);
          return app;
        }
      `,
      'src/routes/index.ts': `
        import github from './github';
        export const table = { '/github': github } as const;
      `,
      'src/routes/github.ts': `
        import { Router } from 'express';
        import { middleware } from '~lib';
        import { GithubController } from '../controllers/github.controller';
        const router = Router();
        const controller = new GithubController();
        router.use(middleware.verifyGithub); // check
        router.post('/webhook', (req, res, next) => controller.handle(req, res).catch(next)); // reported
        export default router;
      `,
      'src/lib/index.ts': `
        export * as middleware from './middleware';
        export { default as logger } from './logger';
      `,
      'src/lib/logger.ts': `
        export default console;
      `,
      'src/lib/middleware.ts': `
        import crypto from 'node:crypto';
        import type { RequestHandler } from 'express';
        export const verifyGithub: RequestHandler = (req, res, next) => {
          const theirs = req.header('x-hub-signature-256') ?? '';
          const ours = 'sha256=' + crypto.createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET!).update(req.body).digest('hex');
          if (theirs.length !== ours.length || !crypto.timingSafeEqual(Buffer.from(theirs), Buffer.from(ours))) {
            res.status(401).send('bad signature');
            return;
          }
          next();
        };
      `,
      'src/controllers/github.controller.ts': `
        import type { Request, Response } from 'express';
        import { deploy } from '../services/deploy';
        export class GithubController {
          async handle(req: Request, res: Response) {
            const event = req.header('x-github-event');
            if (event === 'push') await deploy(JSON.parse(req.body.toString()));
            res.sendStatus(204);
          }
        }
      `,
      'src/services/deploy.ts': `
        export const deploy = async (payload: any) => { await fetch('http://deployer/run', { method: 'POST', body: payload.after }); };
      `,
    },
  },
  'a bus of its own keeps listeners in sets, by topic': {
    files: {
      'src/app.ts': `
        import express from 'express';
        import { bus } from './bus';
        import { registerSubscribers } from './subscribers';
        registerSubscribers();
        const app = express();
        app.post('/webhooks/stripe', express.raw({ type: '*/*' }), async (req, res) => { // reported
          await bus.publish('stripe.received', { body: req.body, signature: req.headers['stripe-signature'] });
          res.status(202).end();
        });
        app.listen(1);
      `,
      'src/bus.ts': `
        type Listener = (payload: any) => Promise<void> | void;
        export class Bus {
          private readonly listeners = new Map<string, Set<Listener>>();
          subscribe(topic: string, listener: Listener): () => void {
            let set = this.listeners.get(topic);
            if (!set) { set = new Set(); this.listeners.set(topic, set); }
            set.add(listener);
            return () => set!.delete(listener);
          }
          async publish(topic: string, payload: any): Promise<void> {
            const set = this.listeners.get(topic);
            if (!set) return;
            await Promise.all([...set].map((listener) => listener(payload)));
          }
        }
        export const bus = new Bus();
      `,
      'src/subscribers/index.ts': `
        import { StripeSubscriber } from './stripe';
        import { bus } from '../bus';
        export const registerSubscribers = () => { [new StripeSubscriber()].forEach((s) => bus.subscribe(s.topic, s.on.bind(s))); };
      `,
      'src/subscribers/stripe.ts': `
        import Stripe from 'stripe';
        import { orders } from '../orders';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);
        export class StripeSubscriber {
          readonly topic = 'stripe.received';
          async on({ body, signature }: { body: Buffer; signature: string }) {
            const event = stripe.webhooks.constructEvent(body, signature, process.env.STRIPE_WEBHOOK_SECRET!); // check, else const event = JSON.parse(body.toString());
            await orders.insertOne(event.data.object);
          }
        }
      `,
      'src/orders.ts': `
        import { MongoClient } from 'mongodb';
        export const orders = new MongoClient(process.env.DB!).db().collection('orders');
      `,
    },
  },
  'a mediator finds the handler by the class of a command': {
    files: {
      'src/app.ts': `
        import express from 'express';
        import { mediator } from './mediator';
        import { HandleStripeWebhook } from './commands';
        import './setup';
        const app = express();
        app.post('/stripe/webhook', express.raw({ type: '*/*' }), async (req, res) => { // reported
          const result = await mediator.send(new HandleStripeWebhook(req.body, req.headers['stripe-signature'] as string));
          res.status(result.ok ? 200 : 400).end();
        });
      `,
      'src/commands.ts': `
        export class HandleStripeWebhook { constructor(public readonly body: Buffer, public readonly signature: string) {} }
      `,
      'src/mediator.ts': `
        type Ctor<T> = new (...args: any[]) => T;
        interface Handler<C> { handle(command: C): Promise<{ ok: boolean }> }
        export class Mediator {
          private handlers = new Map<Function, Handler<any>>();
          register<C>(type: Ctor<C>, handler: Handler<C>) { this.handlers.set(type, handler); return this; }
          async send(command: object) {
            const handler = this.handlers.get(command.constructor);
            if (!handler) throw new Error('no handler');
            return handler.handle(command);
          }
        }
        export const mediator = new Mediator();
      `,
      'src/setup.ts': `
        import { mediator } from './mediator';
        import { HandleStripeWebhook } from './commands';
        import { StripeWebhookHandler } from './stripe-webhook-handler';
        mediator.register(HandleStripeWebhook, new StripeWebhookHandler());
      `,
      'src/stripe-webhook-handler.ts': `
        import Stripe from 'stripe';
        import { db } from './db';
        import type { HandleStripeWebhook } from './commands';
        const stripe = new Stripe(process.env.STRIPE_KEY!);
        export class StripeWebhookHandler {
          async handle({ body, signature }: HandleStripeWebhook) {
            let event: Stripe.Event; // check, else let event = JSON.parse(body.toString());
            try { event = stripe.webhooks.constructEvent(body, signature, process.env.STRIPE_WEBHOOK_SECRET!); } catch { return { ok: false }; } // check
            await db.insert(event.data.object);
            return { ok: true };
          }
        }
      `,
      'src/db.ts': `
        import { Pool } from 'pg';
        const p = new Pool();
        export const db = { insert: (o: any) => p.query('insert into orders values ($1)', [o.id]) };
      `,
    },
  },
  'a getter says whether it is genuine': {
    files: {
      'src/app.ts': `
        import express from 'express';
        import { Delivery } from './delivery';
        import { ship } from './ship';
        const app = express();
        app.post('/webhooks/shopify', express.raw({ type: '*/*' }), async (req, res) => { // reported
          const delivery = Delivery.from(req);
          if (!delivery.isGenuine) return res.sendStatus(401); // check
          await ship(delivery.payload);
          res.sendStatus(200);
        });
      `,
      'src/delivery.ts': `
        import { createHmac, timingSafeEqual } from 'node:crypto';
        export class Delivery {
          private constructor(private readonly raw: Buffer, private readonly signature: string) {}
          static from(req: any) { return new Delivery(req.body, req.get('X-Shopify-Hmac-Sha256') ?? ''); }
          get isGenuine() { const mac = createHmac('sha256', process.env.SHOPIFY_SECRET!).update(this.raw).digest('base64'); return mac.length === this.signature.length && timingSafeEqual(Buffer.from(mac), Buffer.from(this.signature)); }
          get payload() { return JSON.parse(this.raw.toString()); }
        }
      `,
      'src/ship.ts': `
        export const ship = (p: any) => fetch('http://ship', { method: 'POST', body: p.id });
      `,
    },
  },
  'a decorator of its own replaces the method': {
    files: {
      'src/app.ts': `
        import express from 'express';
        import { GithubHooks } from './github-hooks';
        const app = express();
        const hooks = new GithubHooks();
        app.post('/hooks/github', (req, res) => hooks.onPush(req, res)); // reported
      `,
      'src/github-hooks.ts': `
        import { Signed } from './signed';
        import { exec } from 'child_process';
        export class GithubHooks {
          @Signed('x-hub-signature-256') // check
          async onPush(req: any, res: any) { exec('deploy ' + req.body.after); res.end(req.get('x-github-event')); }
        }
      `,
      'src/signed.ts': `
        import { createHmac, timingSafeEqual } from 'crypto';
        export function Signed(header: string) {
          return function (_t: any, _k: string, descriptor: PropertyDescriptor) {
            const original = descriptor.value;
            descriptor.value = async function (req: any, res: any) {
              const mac = 'sha256=' + createHmac('sha256', process.env.GITHUB_SECRET!).update(req.rawBody).digest('hex');
              if (!timingSafeEqual(Buffer.from(mac), Buffer.from(req.get(header)))) return res.status(401).end();
              return original.apply(this, [req, res]);
            };
            return descriptor;
          };
        }
      `,
    },
  },
  'a wrapper stands in itself': {
    files: {
      'app.ts': `
        import express from 'express';
        import { guard } from './guard';
        import { isGithub } from './checks';
        import { act } from './act';
        const app = express();
        app.post('/webhooks/github', guard(() => true, guard(isGithub, act))); // check, else app.post('/webhooks/github', guard(() => true, guard((r) => !!r, act))); // reported
      `,
      'guard.ts': `
        export const guard = (test: (req: any) => boolean, next: (req: any, res: any) => any) => (req: any, res: any) => test(req) ? next(req, res) : res.status(401).end();
      `,
      'checks.ts': `
        import { createHmac, timingSafeEqual } from 'crypto';
        export const isGithub = (req: any) => timingSafeEqual(Buffer.from('sha256=' + createHmac('sha256', process.env.S!).update(req.rawBody).digest('hex')), Buffer.from(req.get('x-hub-signature-256')));
      `,
      'act.ts': `
        export const act = async (req: any, res: any) => { await fetch('http://db', { method: 'POST', body: req.body.after }); res.end(); };
      `,
    },
  },
  'methods run by call and apply': {
    files: {
      'app.js': `
        import express from 'express';
        import { Hooks } from './hooks.js';
        const app = express();
        const hooks = new Hooks();
        app.post('/webhooks/github', function (req, res) { return hooks.handle.call(hooks, req, res); }); // reported
      `,
      'hooks.js': `
        import { createHmac, timingSafeEqual } from 'crypto';
        import { save } from './db.js';
        export class Hooks {
          verify(req) { return timingSafeEqual(Buffer.from('sha256=' + createHmac('sha256', process.env.S).update(req.rawBody).digest('hex')), Buffer.from(req.get('x-hub-signature-256'))); }
          async handle(req, res) {
            if (!Hooks.prototype.verify.apply(this, [req])) return res.sendStatus(401); // check
            await save(req.body); res.end();
          }
        }
      `,
      'db.js': `
        export const save = (o) => fetch('http://db', { method: 'POST', body: JSON.stringify(o) });
      `,
    },
  },
  'functions of two files call each other': {
    files: {
      'src/a.ts': `
        import express from 'express';
        import { handle } from './b';
        export const app = express();
        export const secret = process.env.STRIPE_WEBHOOK_SECRET!;
        app.post('/webhooks/stripe', handle); // reported
      `,
      'src/b.ts': `
        import { check } from './c';
        import { save } from './d';
        export async function handle(req: any, res: any) { const e = await check(req); await save(e.data.object); res.end(); }
        export const helper = (x: any): any => x ? check(x) : helper(x);
      `,
      'src/c.ts': `
        import { secret } from './a';
        import { helper } from './b';
        import Stripe from 'stripe';
        const s = new Stripe(process.env.K!);
        export async function check(req: any): Promise<any> {
          if (!req.body) return helper(req);
          return s.webhooks.constructEvent(req.body, req.headers['stripe-signature'], secret); // check, else return req.body;
        }
      `,
      'src/d.ts': `
        import { Pool } from 'pg';
        export const save = (o: any) => new Pool().query('insert into x values ($1)', [o.id]);
      `,
    },
  },
  'a plugin of a workspace package is handed what acts': {
    files: {
      'package.json': `
        { "name": "root", "private": true }
      `,
      'pnpm-workspace.yaml': `
        packages:
          - 'apps/*'
          - 'libs/**'
      `,
      'apps/api/package.json': `
        { "name": "@acme/api", "dependencies": { "@acme/webhooks": "workspace:*", "fastify": "^4" } }
      `,
      'apps/api/src/index.ts': `
        import Fastify from 'fastify';
        import { stripePlugin } from '@acme/webhooks/fastify';
        import { handleEvent } from './events';
        const app = Fastify();
        app.register(stripePlugin, { prefix: '/stripe', onEvent: handleEvent });
        app.listen({ port: 1 });
      `,
      'apps/api/src/events.ts': `
        import { db } from './db';
        export const handleEvent = async (event: any) => { await db.insert('payments', event.data.object); };
      `,
      'apps/api/src/db.ts': `
        import { Pool } from 'pg';
        const pool = new Pool();
        export const db = { insert: (t: string, v: any) => pool.query('insert into x values ($1)', [v]) };
      `,
      'libs/net/webhooks/package.json': `
        { "name": "@acme/webhooks", "exports": { "./fastify": { "types": "./dist/fastify.d.ts", "import": "./dist/fastify.js" }, ".": "./dist/index.js" } }
      `,
      'libs/net/webhooks/src/fastify.ts': `
        import type { FastifyPluginAsync } from 'fastify';
        import { parse } from './core/parse.js';
        export const stripePlugin: FastifyPluginAsync<{ onEvent: (e: any) => Promise<void> }> = async (app, opts) => {
          app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_r, body, done) => done(null, body));
          app.post('/webhook', async (req, reply) => { // reported
            const event = parse(req.body as Buffer, req.headers['stripe-signature'] as string);
            await opts.onEvent(event);
            return { received: true };
          });
        };
      `,
      'libs/net/webhooks/src/index.ts': `
        export * from './core/parse.js';
      `,
      'libs/net/webhooks/src/core/parse.ts': `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);
        export function parse(body: Buffer, signature: string) {
          return stripe.webhooks.constructEvent(body, signature, process.env.STRIPE_WEBHOOK_SECRET!); // check, else return JSON.parse(body.toString());
        }
      `,
    },
  },
  'the verb stands in a composed decorator with the guard': {
    files: {
      'src/main.ts': `
        import { NestFactory } from '@nestjs/core';
        import { AppModule } from './app.module';
        async function bootstrap() { const app = await NestFactory.create(AppModule, { rawBody: true }); await app.listen(3000); }
        bootstrap();
      `,
      'src/app.module.ts': `
        import { Module } from '@nestjs/common';
        import { PaymentsModule } from './payments/payments.module';
        @Module({ imports: [PaymentsModule] })
        export class AppModule {}
      `,
      'src/payments/payments.module.ts': `
        import { Module } from '@nestjs/common';
        import { PaymentsController } from './payments.controller';
        import { PaymentsService } from './payments.service';
        import { SignatureService } from './signature.service';
        @Module({ controllers: [PaymentsController], providers: [PaymentsService, SignatureService] })
        export class PaymentsModule {}
      `,
      'src/payments/payments.controller.ts': `
        import { Body, Controller, Post } from '@nestjs/common';
        import { PaymentsService } from './payments.service';
        import { StripeWebhook } from './decorators';
        @Controller({ path: 'payments', version: '1' })
        export class PaymentsController {
          constructor(private readonly payments: PaymentsService) {}
          @StripeWebhook('webhook') // check, else @Post('webhook/stripe') // reported
          async onEvent(@Body() event: any) { await this.payments.settle(event.data.object); }
        }
      `,
      'src/payments/decorators.ts': `
        import { applyDecorators, HttpCode, Post, UseGuards } from '@nestjs/common';
        import { StripeSignatureGuard } from './stripe-signature.guard';
        export const StripeWebhook = (path: string) => applyDecorators(Post(\`\${path}/stripe\`), HttpCode(200), ...guarded());
        const guarded = () => [UseGuards(StripeSignatureGuard)];
      `,
      'src/payments/stripe-signature.guard.ts': `
        import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
        import { SignatureService } from './signature.service';
        @Injectable()
        export class StripeSignatureGuard implements CanActivate {
          constructor(private readonly signatures: SignatureService) {}
          canActivate(context: ExecutionContext): boolean {
            const request = context.switchToHttp().getRequest();
            return this.signatures.isValid(request.rawBody, request.headers['stripe-signature']);
          }
        }
      `,
      'src/payments/signature.service.ts': `
        import { Injectable } from '@nestjs/common';
        import { ConfigService } from '@nestjs/config';
        import Stripe from 'stripe';
        @Injectable()
        export class SignatureService {
          private readonly stripe: Stripe;
          constructor(private readonly config: ConfigService) { this.stripe = new Stripe(config.getOrThrow('STRIPE_KEY')); }
          isValid(raw: Buffer, signature: string): boolean {
            try { this.stripe.webhooks.constructEvent(raw, signature, this.config.getOrThrow('STRIPE_WEBHOOK_SECRET')); return true; }
            catch { return false; }
          }
        }
      `,
      'src/payments/payments.service.ts': `
        import { Injectable } from '@nestjs/common';
        import { InjectRepository } from '@nestjs/typeorm';
        import { Repository } from 'typeorm';
        import { Payment } from './payment.entity';
        @Injectable()
        export class PaymentsService {
          constructor(@InjectRepository(Payment) private readonly repo: Repository<Payment>) {}
          settle(o: any) { return this.repo.save({ id: o.id, paid: true }); }
        }
      `,
      'src/payments/payment.entity.ts': `
        export class Payment { id!: string; paid!: boolean; }
      `,
    },
  },
});
