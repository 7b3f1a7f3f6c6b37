import type { Cases } from '@seamlint/testkit';

/** An application of Nest: how it is created, and what its controller does. */
const nest = (main: string, method: string, more: Readonly<Record<string, string>> = {}) => ({
  'src/main.ts': main,
  'src/app.module.ts': `
    import { Module } from '@nestjs/common';
    import { HooksController } from './hooks.controller.js';
    @Module({ controllers: [HooksController] })
    export class AppModule {}
  `,
  'src/hooks.controller.ts': `
    import { BadRequestException, Controller, Headers, Post, RawBody, type RawBodyRequest, Req } from '@nestjs/common';
    import type { Request } from 'express';
    import Stripe from 'stripe';
    const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);
    @Controller('webhooks')
    export class HooksController {
      constructor(private readonly orders: Orders) {}
      @Post('stripe')
      ${method}
    }
  `,
  ...more,
});

const ofRequest = (mark = '') => `
      async receive(@Req() request: RawBodyRequest<Request>) {
        const event = stripe.webhooks.constructEvent(request.rawBody!, request.headers['stripe-signature']!, process.env.STRIPE_WEBHOOK_SECRET!);${mark}
        await this.orders.markPaid(event.data.object);
      }`;

export const cases = {
  silent: {
    'the bytes are there, and nobody hears what the check says of them': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const isSigned = (req) => {
          const wanted = createHmac('sha256', process.env.SHOPIFY_API_SECRET).update(req.body).digest();
          const given = Buffer.from(req.get('x-shopify-hmac-sha256') ?? '', 'base64');
          return wanted.length === given.length && timingSafeEqual(wanted, given);
        };
        const app = express();
        app.post('/webhooks/shopify', express.raw({ type: '*/*' }), async (req, res) => {
          isSigned(req);
          await orders.add(JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    'the bytes are handed over in a list': {
      path: 'app/api/webhooks/slack/route.ts',
      files: `
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const sign = (parts: string[]) => {
          const hmac = createHmac('sha256', process.env.SLACK_SIGNING_SECRET!);
          for (const part of parts) hmac.update(part);
          return hmac.digest('hex');
        };
        const equal = (wanted: Buffer, given: Buffer) => wanted.length === given.length && timingSafeEqual(wanted, given);
        export async function POST(request: Request) {
          const raw = await request.text();
          const wanted = sign(['v0:', request.headers.get('x-slack-request-timestamp')!, ':', raw]);
          if (!equal(Buffer.from(wanted), Buffer.from(request.headers.get('x-slack-signature')!.slice(3))))
            return new Response('no', { status: 401 });
          await messages.add(JSON.parse(raw).event);
          return new Response('ok');
        }
      `,
    },
    'the route parses nothing': {
      files: `
        import express from 'express';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const app = express();
        app.post('/webhooks/stripe', express.raw({ type: 'application/json' }), async (req, res) => {
          const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
          await orders.markPaid(event.data.object);
          res.sendStatus(200);
        });
        app.use(express.json());
      `,
    },
    'the parser keeps the bytes': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        app.use(express.json({ verify: (req, _res, bytes) => { req.rawBody = bytes; } }));
        app.post('/webhooks/github', async (req, res) => {
          const wanted = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(req.rawBody).digest();
          if (!timingSafeEqual(wanted, Buffer.from(req.get('x-hub-signature-256').slice(7), 'hex'))) return res.sendStatus(401);
          await deploy(req.body);
          res.sendStatus(200);
        });
      `,
    },
    'the parser that keeps the bytes runs in front of the one for all': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        app.use('/webhooks', express.json({ verify: (req, _res, bytes) => { req.rawBody = bytes; } }));
        app.use(express.json());
        app.post('/webhooks/github', async (req, res) => {
          const wanted = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(req.rawBody).digest();
          if (!timingSafeEqual(wanted, Buffer.from(req.get('x-hub-signature-256').slice(7), 'hex'))) return res.sendStatus(401);
          await deploy(req.body);
          res.sendStatus(200);
        });
        app.listen(3000);
      `,
    },
    'the parser in front of the one that keeps the bytes is not always there': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        if (process.env.PARSE_FIRST) app.use(express.json());
        app.use('/webhooks', express.json({ verify: (req, _res, bytes) => { req.rawBody = bytes; } }));
        app.post('/webhooks/github', async (req, res) => {
          const wanted = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(req.rawBody).digest();
          if (!timingSafeEqual(wanted, Buffer.from(req.get('x-hub-signature-256').slice(7), 'hex'))) return res.sendStatus(401);
          await deploy(req.body);
          res.sendStatus(200);
        });
        app.listen(3000);
      `,
    },
    'the parser that keeps the bytes for Nest runs first': {
      files: nest(
        `
          import { NestFactory } from '@nestjs/core';
          import express from 'express';
          import { AppModule } from './app.module.js';
          async function bootstrap() {
            const app = await NestFactory.create(AppModule, { logger: ['error'] });
            app.use('/webhooks', express.json({ verify: (req: any, _res, bytes) => { req.rawBody = bytes; } }));
            app.use(express.json());
            await app.listen(3000);
          }
          bootstrap();
        `,
        ofRequest(),
      ),
    },
    'a parser in front of the one that keeps the bytes for Nest is for other paths': {
      files: nest(
        `
          import { NestFactory } from '@nestjs/core';
          import express from 'express';
          import { AppModule } from './app.module.js';
          async function bootstrap() {
            const app = await NestFactory.create(AppModule, { logger: ['error'] });
            app.use('/orders', express.json());
            app.use('/webhooks', express.json({ verify: (req: any, _res, bytes) => { req.rawBody = bytes; } }));
            await app.listen(3000);
          }
          bootstrap();
        `,
        ofRequest(),
      ),
    },
    'Next reads text': {
      path: 'app/api/webhooks/stripe/route.ts',
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);
        export async function POST(request: Request) {
          const raw = await request.text();
          const event = stripe.webhooks.constructEvent(raw, request.headers.get('stripe-signature')!, process.env.STRIPE_WEBHOOK_SECRET!);
          await orders.markPaid(event.data.object);
          return new Response(null, { status: 200 });
        }
      `,
    },
    'an API route switches its parser off': {
      path: 'pages/api/webhooks/stripe.ts',
      files: `
        import { buffer } from 'micro';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);
        export const config = { api: { bodyParser: false } };
        export default async function handler(req, res) {
          const event = stripe.webhooks.constructEvent(await buffer(req), req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET!);
          await orders.markPaid(event.data.object);
          res.status(200).end();
        }
      `,
    },
    'the sender signs fields': {
      files: `
        import express from 'express';
        import twilio from 'twilio';
        const app = express();
        app.use(express.urlencoded({ extended: false }));
        app.post('/webhooks/twilio', async (req, res) => {
          const url = 'https://acme.example/webhooks/twilio';
          if (!twilio.validateRequest(process.env.TWILIO_AUTH_TOKEN, req.get('x-twilio-signature'), url, req.body)) return res.sendStatus(403);
          await inbox.add(req.body.Body);
          res.sendStatus(204);
        });
      `,
    },
    'the bytes are taken where they are there': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        app.post('/webhooks/github', async (req, res) => {
          const raw = req.rawBody ?? JSON.stringify(req.body);
          const wanted = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(raw).digest();
          if (!timingSafeEqual(wanted, Buffer.from(req.get('x-hub-signature-256').slice(7), 'hex'))) return res.sendStatus(401);
          await deploy(req.body);
          res.sendStatus(200);
        });
      `,
    },
    'who hands the bytes over stands in another file': {
      files: {
        'src/app.ts': `
          import express from 'express';
          import { hooks } from './hooks.js';
          const app = express();
          app.use('/webhooks', express.raw({ type: '*/*' }), hooks);
          app.use(express.json());
        `,
        'src/hooks.ts': `
          import express from 'express';
          import Stripe from 'stripe';
          const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
          export const hooks = express.Router();
          hooks.post('/stripe', async (req, res) => {
            const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
            await orders.markPaid(event.data.object);
            res.sendStatus(200);
          });
        `,
      },
    },
    'a parser is chosen by the path': {
      files: `
        import express from 'express';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const app = express();
        app.use((req, res, next) => (req.originalUrl === '/webhooks/stripe' ? next() : express.json()(req, res, next)));
        app.post('/webhooks/stripe', express.raw({ type: '*/*' }), async (req, res) => {
          const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
          await orders.markPaid(event.data.object);
          res.sendStatus(200);
        });
      `,
    },
    'a digest over a content is no signature': {
      files: `
        import express from 'express';
        import { createHash } from 'node:crypto';
        const app = express();
        app.post('/orders', express.json(), async (req, res) => {
          const key = createHash('sha256').update(JSON.stringify(req.body)).digest('hex');
          await orders.addOnce(key, req.body);
          res.sendStatus(201);
        });
      `,
    },
    'a middleware in another file keeps the bytes': {
      files: {
        'src/server.ts': `
          import express from 'express';
          import { keepBytes } from './keep-bytes.js';
          import { hooks } from './hooks.js';
          const app = express();
          app.use(keepBytes);
          app.use(express.json());
          app.use('/webhooks', hooks);
          app.listen(3000);
        `,
        'src/keep-bytes.ts': `
          export const keepBytes = (req, _res, next) => {
            const parts = [];
            req.on('data', (part) => parts.push(part));
            req.on('end', () => { (req as any).rawBody = Buffer.concat(parts); });
            next();
          };
        `,
        'src/hooks.ts': `
          import express from 'express';
          import Stripe from 'stripe';
          const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
          export const hooks = express.Router();
          hooks.post('/stripe', async (req, res) => {
            const event = stripe.webhooks.constructEvent(req.rawBody, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
            await orders.markPaid(event.data.object);
            res.sendStatus(200);
          });
        `,
      },
    },
    'the options of an application of Nest keep the bytes': {
      files: nest(
        `
          import { type NestApplicationOptions } from '@nestjs/common';
          import { NestFactory } from '@nestjs/core';
          import { FastifyAdapter } from '@nestjs/platform-fastify';
          import { AppModule } from './app.module.js';
          const options: NestApplicationOptions = { cors: true, rawBody: true };
          const app = await NestFactory.create(AppModule, new FastifyAdapter(), options);
          await app.listen(3000);
        `,
        ofRequest(),
      ),
    },
    'the parser that Nest keeps the bytes in gets another limit': {
      files: nest(
        `
          import { NestFactory } from '@nestjs/core';
          import { json } from 'express';
          import { AppModule } from './app.module.js';
          const app = await NestFactory.create(AppModule, { rawBody: true });
          app.useBodyParser('json', { limit: '10mb' });
          app.use('/uploads', json({ limit: '50mb' }));
          await app.listen(3000);
        `,
        ofRequest(),
      ),
    },
    'a middleware of an application of Nest keeps the bytes under a name that a constant holds': {
      files: nest(
        `
          import { NestFactory } from '@nestjs/core';
          import { AppModule } from './app.module.js';
          import { keep } from './keep.js';
          const app = await NestFactory.create(AppModule);
          app.use(keep);
          await app.listen(3000);
        `,
        ofRequest(),
        {
          'src/keep.ts': `
            const KEPT = 'rawBody';
            export const keep = (req, _res, next) => {
              const parts = [];
              req.on('data', (part) => parts.push(part));
              req.on('end', () => { req[KEPT] = Buffer.concat(parts); });
              next();
            };
          `,
        },
      ),
    },
    'of two applications of Nest the one that loads the controller keeps the bytes': {
      files: {
        'apps/admin/src/main.ts': `
          import { NestFactory } from '@nestjs/core';
          import { AdminModule } from './admin.module.js';
          const app = await NestFactory.create(AdminModule);
          await app.listen(3001);
        `,
        'apps/admin/src/admin.module.ts': `
          import { Module } from '@nestjs/common';
          @Module({})
          export class AdminModule {}
        `,
        'apps/api/src/main.ts': `
          import { NestFactory } from '@nestjs/core';
          import { HooksModule } from '../../../libs/hooks/src/hooks.module.js';
          const app = await NestFactory.create(HooksModule, { rawBody: true });
          await app.listen(3000);
        `,
        'libs/hooks/src/hooks.module.ts': `
          import { Module } from '@nestjs/common';
          import { HooksController } from './hooks.controller.js';
          @Module({ controllers: [HooksController] })
          export class HooksModule {}
        `,
        'libs/hooks/src/hooks.controller.ts': nest('', ofRequest())['src/hooks.controller.ts'],
      },
    },
    'nobody knows what the options of an application of Nest hold': {
      files: nest(
        `
          import { NestFactory } from '@nestjs/core';
          import { options } from '@acme/server';
          import { AppModule } from './app.module.js';
          const app = await NestFactory.create(AppModule, { ...options });
          await app.listen(3000);
        `,
        ofRequest(),
      ),
    },
    'one application of Nest keeps the bytes, and a script next to it needs none': {
      files: nest(
        `
          import { NestFactory } from '@nestjs/core';
          import { AppModule } from './app.module.js';
          const app = await NestFactory.create(AppModule, { rawBody: true });
          await app.listen(3000);
        `,
        ofRequest(),
        {
          'src/migrate.ts': `
            import { NestFactory } from '@nestjs/core';
            import { AppModule } from './app.module.js';
            const app = await NestFactory.create(AppModule, { logger: false });
            await app.get(Migrations).run();
          `,
        },
      ),
    },
    'a parser of the application of Nest keeps the bytes': {
      files: nest(
        `
          import { NestFactory } from '@nestjs/core';
          import { json } from 'express';
          import { AppModule } from './app.module.js';
          const app = await NestFactory.create(AppModule, { bodyParser: false });
          app.use(json({ verify: (req: any, _res, bytes) => { req.rawBody = bytes; } }));
          await app.listen(3000);
        `,
        ofRequest(),
      ),
    },
    'a middleware of a module of Nest keeps the bytes': {
      files: nest(
        `
          import { NestFactory } from '@nestjs/core';
          import { AppModule } from './app.module.js';
          const app = await NestFactory.create(AppModule, { bodyParser: false });
          await app.listen(3000);
        `,
        ofRequest(),
        {
          'src/app.module.ts': `
            import { type MiddlewareConsumer, Module } from '@nestjs/common';
            import { HooksController } from './hooks.controller.js';
            import { KeepBytes } from './keep-bytes.js';
            @Module({ controllers: [HooksController] })
            export class AppModule {
              configure(consumer: MiddlewareConsumer) {
                consumer.apply(KeepBytes).forRoutes('*');
              }
            }
          `,
          'src/keep-bytes.ts': `
            import { Injectable } from '@nestjs/common';
            import * as bodyParser from 'body-parser';
            @Injectable()
            export class KeepBytes {
              use(req: any, res: any, next: () => void) {
                bodyParser.json({ verify: (request, _res, bytes) => Object.assign(request, { rawBody: bytes }) })(req, res, next);
              }
            }
          `,
        },
      ),
    },
    'a package that nobody knows is handed the application of Nest': {
      files: nest(
        `
          import { NestFactory } from '@nestjs/core';
          import { configure } from '@acme/server';
          import { AppModule } from './app.module.js';
          const app = await NestFactory.create(AppModule);
          configure(app);
          await app.listen(3000);
        `,
        ofRequest(),
      ),
    },
    'a plugin of Fastify keeps the bytes for Nest': {
      files: nest(
        `
          import { NestFactory } from '@nestjs/core';
          import { FastifyAdapter } from '@nestjs/platform-fastify';
          import keep from '@acme/keep-bytes';
          import { AppModule } from './app.module.js';
          const app = await NestFactory.create(AppModule, new FastifyAdapter());
          await app.register(keep);
          await app.listen(3000);
        `,
        ofRequest(),
      ),
    },
    'an adapter of Nest is handed a server of its own': {
      files: nest(
        `
          import { NestFactory } from '@nestjs/core';
          import { ExpressAdapter } from '@nestjs/platform-express';
          import { server } from '@acme/server';
          import { AppModule } from './app.module.js';
          const app = await NestFactory.create(AppModule, new ExpressAdapter(server));
          await app.listen(3000);
        `,
        ofRequest(),
      ),
    },
    'a controller of Nest that lies in a library': {
      files: {
        'src/hooks.controller.ts': nest('', ofRequest())['src/hooks.controller.ts'],
      },
    },
    'Nest keeps the bytes, and what stands in for them is handed on with them': {
      files: {
        'src/main.ts': `
          import { NestFactory } from '@nestjs/core';
          import { AppModule } from './app.module.js';
          const app = await NestFactory.create(AppModule, { rawBody: true });
          await app.listen(3000);
        `,
        'src/app.module.ts': `
          import { Module } from '@nestjs/common';
          import { HooksController } from './hooks.controller.js';
          @Module({ controllers: [HooksController] })
          export class AppModule {}
        `,
        'src/hooks.controller.ts': `
          import { Controller, Post, Req, UnauthorizedException } from '@nestjs/common';
          import { isSigned } from './signed.js';
          @Controller('webhooks')
          export class HooksController {
            @Post('github')
            async receive(@Req() req: any) {
              const raw = req.rawBody || JSON.stringify(req.body);
              if (!isSigned(req.headers['x-hub-signature-256'], raw)) throw new UnauthorizedException();
              await deploy(req.body);
            }
          }
        `,
        'src/signed.ts': `
          import { createHmac, timingSafeEqual } from 'node:crypto';
          export const isSigned = (signature: string, raw: string) => {
            const wanted = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET!).update(raw).digest();
            const given = Buffer.from(signature.slice(7), 'hex');
            return wanted.length === given.length && timingSafeEqual(wanted, given);
          };
        `,
      },
    },
    'an object that holds the request writes to it': {
      files: {
        'src/server.ts': `
          import express from 'express';
          import { Capture } from './capture.js';
          import { hooks } from './hooks.js';
          const app = express();
          app.use((req, res, next) => new Capture(req).start(next));
          app.use(express.json());
          app.use('/webhooks', hooks);
          app.listen(3000);
        `,
        'src/capture.ts': `
          export class Capture {
            constructor(private readonly req: any) {}
            start(next: () => void) {
              this.req.once('data', (bytes: Buffer) => { this.req.rawBody = bytes; });
              next();
            }
          }
        `,
        'src/hooks.ts': `
          import express from 'express';
          import Stripe from 'stripe';
          const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
          export const hooks = express.Router();
          hooks.post('/stripe', async (req, res) => {
            const event = stripe.webhooks.constructEvent(req.rawBody, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
            await orders.markPaid(event.data.object);
            res.sendStatus(200);
          });
        `,
      },
    },
    'a package that nobody knows is handed the application': {
      files: `
        import express from 'express';
        import { configure } from '@acme/server';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const app = express();
        configure(app);
        app.use(express.json());
        app.post('/webhooks/stripe', async (req, res) => {
          const event = stripe.webhooks.constructEvent(req.rawBody, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
          await orders.markPaid(event.data.object);
          res.sendStatus(200);
        });
        app.listen(3000);
      `,
    },
    'a middleware of a package that nobody knows runs before': {
      files: `
        import express from 'express';
        import { setup } from '@acme/platform';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const app = express();
        app.use(setup);
        app.use(express.json());
        app.post('/webhooks/stripe', async (req, res) => {
          const event = stripe.webhooks.constructEvent(req.rawBody, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
          await orders.markPaid(event.data.object);
          res.sendStatus(200);
        });
        app.listen(3000);
      `,
    },
    'it is served here only where it is tried out': {
      files: `
        import express from 'express';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const app = express();
        app.use(express.json());
        app.post('/webhooks/stripe', async (req, res) => {
          const event = stripe.webhooks.constructEvent(req.rawBody, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
          await orders.markPaid(event.data.object);
          res.sendStatus(200);
        });
        if (process.env.LOCAL) app.listen(3000);
      `,
    },
    'who hosts the application keeps the bytes': {
      files: `
        import express from 'express';
        import { onRequest } from 'firebase-functions/v2/https';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const app = express();
        app.use(express.json());
        app.post('/webhooks/stripe', async (req, res) => {
          const event = stripe.webhooks.constructEvent(req.rawBody, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
          await orders.markPaid(event.data.object);
          res.sendStatus(200);
        });
        if (process.env.LOCAL) app.listen(3000);
        export const api = onRequest(app);
      `,
    },
    'nobody knows who serves it': {
      files: `
        import express from 'express';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const app = express();
        app.use(express.json());
        app.post('/webhooks/stripe', async (req, res) => {
          const event = stripe.webhooks.constructEvent(req.rawBody, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
          await orders.markPaid(event.data.object);
          res.sendStatus(200);
        });
        export const api = app;
      `,
    },
    'a package before the parser is there for the bytes': {
      files: `
        import express from 'express';
        import keepRawBody from 'express-keep-raw-body';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const app = express();
        app.use(keepRawBody());
        app.use(express.json());
        app.post('/webhooks/stripe', async (req, res) => {
          const event = stripe.webhooks.constructEvent(req.rawBody, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
          await orders.markPaid(event.data.object);
          res.sendStatus(200);
        });
        app.listen(3000);
      `,
    },
    'the parser keeps the bytes by a function of another file': {
      files: {
        'src/server.ts': `
          import express from 'express';
          import Stripe from 'stripe';
          import { keep } from './keep.js';
          const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
          const app = express();
          app.use(express.json({ verify: keep }));
          app.post('/webhooks/stripe', async (req, res) => {
            const event = stripe.webhooks.constructEvent(req.rawBody, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
            await orders.markPaid(event.data.object);
            res.sendStatus(200);
          });
          app.listen(3000);
        `,
        'src/keep.ts': `
          export const keep = (req, _res, bytes) => Object.assign(req, { rawBody: bytes });
        `,
      },
    },
  },
  reported: {
    'nothing keeps the bytes that are asked for': {
      files: `
        import express from 'express';
        import cors from 'cors';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const app = express();
        app.use(cors());
        app.use(express.json());
        app.post('/webhooks/stripe', async (req, res) => {
          const payload = req.rawBody; // reported
          const event = stripe.webhooks.constructEvent(payload, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
          await orders.markPaid(event.data.object);
          res.sendStatus(200);
        });
        app.listen(3000);
      `,
    },
    'the application parses in another file, and nothing keeps the bytes': {
      files: {
        'src/server.ts': `
          import express from 'express';
          import { hooks } from './hooks.js';
          export const app = express();
          app.use(express.json());
          app.use('/webhooks', hooks);
        `,
        'src/index.ts': `
          import { app } from './server.js';
          app.listen(3000);
        `,
        'src/hooks.ts': `
          import express from 'express';
          import { isSigned } from './signed.js';
          export const hooks = express.Router();
          hooks.post('/github', async (req, res) => {
            if (!isSigned((req as any).rawBody, req)) return res.sendStatus(401); // reported
            await deploy(req.body);
            res.sendStatus(200);
          });
        `,
        'src/signed.ts': `
          import { createHmac, timingSafeEqual } from 'node:crypto';
          export const isSigned = (bytes, req) => {
            const wanted = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(bytes).digest();
            const given = Buffer.from(req.get('x-hub-signature-256').slice(7), 'hex');
            return wanted.length === given.length && timingSafeEqual(wanted, given);
          };
        `,
      },
      editor: 'silent',
    },
    'what stands in for bytes that nothing keeps': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        app.use(express.json());
        app.post('/webhooks/shopify', async (req, res) => {
          const raw = req.rawBody || JSON.stringify(req.body); // reported
          const wanted = createHmac('sha256', process.env.SHOPIFY_API_SECRET).update(raw).digest();
          const given = Buffer.from(req.get('x-shopify-hmac-sha256') ?? '', 'base64');
          if (wanted.length !== given.length || !timingSafeEqual(wanted, given)) return res.sendStatus(401);
          await orders.add(req.body);
          res.sendStatus(200);
        });
        app.listen(3000);
      `,
    },
    'what is hashed is handed over in a list': {
      path: 'app/api/webhooks/slack/route.ts',
      files: `
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const sign = (parts: string[]) => {
          const hmac = createHmac('sha256', process.env.SLACK_SIGNING_SECRET!);
          for (const part of parts) hmac.update(part);
          return hmac.digest('hex');
        };
        const equal = (wanted: Buffer, given: Buffer) => wanted.length === given.length && timingSafeEqual(wanted, given);
        export async function POST(request: Request) {
          const body = await request.json();
          const time = request.headers.get('x-slack-request-timestamp')!;
          const wanted = sign(['v0:', time, ':', JSON.stringify(body)]); // reported
          if (!equal(Buffer.from(wanted), Buffer.from(request.headers.get('x-slack-signature')!.slice(3))))
            return new Response('no', { status: 401 });
          await messages.add(body.event);
          return new Response('ok');
        }
      `,
    },
    'the parsed body is written out again': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        app.use(express.json());
        app.post('/webhooks/github', async (req, res) => {
          const wanted = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET)
            .update(JSON.stringify(req.body)) // reported
            .digest();
          if (!timingSafeEqual(wanted, Buffer.from(req.get('x-hub-signature-256').slice(7), 'hex'))) return res.sendStatus(401);
          await deploy(req.body);
          res.sendStatus(200);
        });
      `,
    },
    'both sides are hashed once more to be of one length': {
      files: `
        import Fastify from 'fastify';
        import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
        const digest = (text: string) => createHash('sha256').update(text).digest();
        const safeEqual = (one: unknown, other: unknown) =>
          typeof one === 'string' && typeof other === 'string' && timingSafeEqual(digest(one), digest(other));
        const app = Fastify();
        app.post('/webhooks/slack', async (request, reply) => {
          const base = \`v0:\${request.headers['x-slack-request-timestamp']}:\${JSON.stringify(request.body)}\`; // reported
          const wanted = 'v0=' + createHmac('sha256', process.env.SLACK_SIGNING_SECRET!).update(base).digest('hex');
          if (!safeEqual(request.headers['x-slack-signature'], wanted)) return reply.code(401).send();
          await flows.start(request.body.event);
          return { ok: true };
        });
      `,
    },
    'a time stands before it': {
      path: 'app/api/webhooks/slack/route.ts',
      files: `
        import { createHmac, timingSafeEqual } from 'node:crypto';
        export async function POST(request: Request) {
          const body = await request.json();
          const time = request.headers.get('x-slack-request-timestamp');
          const base = \`v0:\${time}:\${JSON.stringify(body)}\`; // reported
          const wanted = 'v0=' + createHmac('sha256', process.env.SLACK_SIGNING_SECRET!).update(base).digest('hex');
          if (!timingSafeEqual(Buffer.from(wanted), Buffer.from(request.headers.get('x-slack-signature') ?? ''))) return new Response(null, { status: 401 });
          await flows.start(body.team_id, body.event);
          return new Response(null, { status: 200 });
        }
      `,
    },
    'a helper in another file is handed the parsed body': {
      files: {
        'src/server.ts': `
          import express from 'express';
          import { isGenuine } from './genuine.js';
          const app = express();
          app.post('/webhooks/paystack', express.json(), async (req, res) => {
            if (!isGenuine(req.body, req.get('x-paystack-signature'))) return res.sendStatus(401);
            await orders.markPaid(req.body.data.reference);
            res.sendStatus(200);
          });
        `,
        'src/genuine.ts': `
          import { createHmac, timingSafeEqual } from 'node:crypto';
          export const isGenuine = (body, given) => {
            const text = JSON.stringify(body); // reported
            const wanted = createHmac('sha512', process.env.PAYSTACK_SECRET_KEY).update(text).digest('hex');
            return timingSafeEqual(Buffer.from(wanted), Buffer.from(given));
          };
        `,
      },
      editor: 'silent',
    },
    'everything is parsed before': {
      files: `
        import express from 'express';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const app = express();
        app.use(express.json());
        app.post('/webhooks/stripe', express.raw({ type: 'application/json' }), async (req, res) => {
          const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET); // reported
          await orders.markPaid(event.data.object);
          res.sendStatus(200);
        });
      `,
    },
    'an API route parses by itself': {
      path: 'pages/api/webhooks/stripe.ts',
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);
        export default async function handler(req, res) {
          const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET!); // reported
          await orders.markPaid(event.data.object);
          res.status(200).end();
        }
      `,
    },
    'the helper is handed what was parsed': {
      path: 'app/api/webhooks/stripe/route.ts',
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);
        export async function POST(request: Request) {
          const body = await request.json(); // reported
          const event = stripe.webhooks.constructEvent(body, request.headers.get('stripe-signature')!, process.env.STRIPE_WEBHOOK_SECRET!);
          await orders.markPaid(event.data.object);
          return new Response(null, { status: 200 });
        }
      `,
    },
    'Svix is handed text made of it': {
      path: 'app/api/webhooks/clerk/route.ts',
      files: `
        import { headers } from 'next/headers';
        import { Webhook } from 'svix';
        export async function POST(request: Request) {
          const payload = await request.json();
          const body = JSON.stringify(payload); // reported
          const head = await headers();
          const event = new Webhook(process.env.CLERK_WEBHOOK_SECRET!).verify(body, { 'svix-id': head.get('svix-id')!, 'svix-timestamp': head.get('svix-timestamp')!, 'svix-signature': head.get('svix-signature')! });
          await users.upsert(event.data);
          return new Response(null, { status: 204 });
        }
      `,
    },
    'Hono reads an object': {
      files: `
        import { Hono } from 'hono';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = new Hono();
        app.post('/webhooks/github', async (c) => {
          const body = await c.req.json();
          const wanted = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET!).update(JSON.stringify(body)).digest(); // reported
          if (!timingSafeEqual(wanted, Buffer.from(c.req.header('x-hub-signature-256')!.slice(7), 'hex'))) return c.text('', 401);
          await deploy(body);
          return c.text('');
        });
        export default app;
      `,
    },
    'Fastify parses by itself': {
      files: `
        import Fastify from 'fastify';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = Fastify();
        app.post('/webhooks/github', async (request, reply) => {
          const wanted = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(JSON.stringify(request.body)).digest(); // reported
          if (!timingSafeEqual(wanted, Buffer.from(request.headers['x-hub-signature-256'].slice(7), 'hex'))) return reply.code(401).send();
          await deploy(request.body);
          return reply.send();
        });
      `,
    },
    'the parser that keeps the bytes runs behind one that has read the body': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        app.use(express.json());
        app.use('/webhooks', express.json({ verify: (req, _res, bytes) => { req.rawBody = bytes; } }));
        app.post('/webhooks/github', async (req, res) => {
          const wanted = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(req.rawBody).digest(); // reported
          if (!timingSafeEqual(wanted, Buffer.from(req.get('x-hub-signature-256').slice(7), 'hex'))) return res.sendStatus(401);
          await deploy(req.body);
          res.sendStatus(200);
        });
        app.listen(3000);
      `,
    },
    'the parser that keeps the bytes for Nest finds the body read': {
      editor: 'silent',
      files: nest(
        `
          import { NestFactory } from '@nestjs/core';
          import express from 'express';
          import { AppModule } from './app.module.js';
          async function bootstrap() {
            const app = await NestFactory.create(AppModule, { logger: ['error'] });
            app.use(express.json());
            app.use(express.urlencoded({ extended: true }));
            app.use('/webhooks', express.json({ verify: (req: any, _res, bytes) => { req.rawBody = bytes; } }));
            await app.listen(3000);
          }
          bootstrap();
        `,
        ofRequest(' // reported'),
      ),
    },
    'Nest is not told to keep the bytes': {
      editor: 'silent',
      files: nest(
        `
          import { ValidationPipe } from '@nestjs/common';
          import { NestFactory } from '@nestjs/core';
          import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
          import cookieParser from 'cookie-parser';
          import helmet from 'helmet';
          import { AppModule } from './app.module.js';
          async function bootstrap() {
            const app = await NestFactory.create(AppModule, { cors: true });
            app.use(helmet());
            app.use(cookieParser());
            app.useGlobalPipes(new ValidationPipe());
            SwaggerModule.setup('docs', app, SwaggerModule.createDocument(app, new DocumentBuilder().build()));
            await app.listen(3000);
          }
          bootstrap();
        `,
        ofRequest(' // reported'),
      ),
    },
    'a parser of its own reads the body before Nest could keep it': {
      editor: 'silent',
      files: nest(
        `
          import { NestFactory } from '@nestjs/core';
          import { json, urlencoded } from 'express';
          import { AppModule } from './app.module.js';
          const app = await NestFactory.create(AppModule, { rawBody: true });
          app.use(urlencoded({ extended: true }));
          app.use(json({ limit: '10mb' }));
          await app.listen(3000);
        `,
        ofRequest(' // reported'),
      ),
    },
    'of two applications of Nest the one that loads the controller keeps nothing': {
      editor: 'silent',
      files: {
        'apps/admin/src/main.ts': `
          import { NestFactory } from '@nestjs/core';
          import { AdminModule } from './admin.module.js';
          const app = await NestFactory.create(AdminModule, { rawBody: true });
          await app.listen(3001);
        `,
        'apps/admin/src/admin.module.ts': `
          import { Module } from '@nestjs/common';
          @Module({})
          export class AdminModule {}
        `,
        'apps/api/src/main.ts': `
          import { NestFactory } from '@nestjs/core';
          import { AppModule } from './app.module.js';
          const app = await NestFactory.create(AppModule);
          await app.listen(3000);
        `,
        'apps/api/src/app.module.ts': `
          import { Module } from '@nestjs/common';
          import { HooksController } from '../../../libs/hooks/src/hooks.controller.js';
          @Module({ controllers: [HooksController] })
          export class AppModule {}
        `,
        'libs/hooks/src/hooks.controller.ts': nest('', ofRequest(' // reported'))['src/hooks.controller.ts'],
      },
    },
    'Nest is told not to keep the bytes, over another adapter': {
      editor: 'silent',
      files: nest(
        `
          import { NestFactory } from '@nestjs/core';
          import { FastifyAdapter } from '@nestjs/platform-fastify';
          import { AppModule } from './app.module.js';
          const adapter = new FastifyAdapter({ bodyLimit: 1024 });
          const options = { rawBody: false };
          const app = await NestFactory.create(AppModule, adapter, options);
          await app.listen(3000);
        `,
        ofRequest(' // reported'),
      ),
    },
    'Nest hands over bytes that it was not told to keep': {
      editor: 'silent',
      files: nest(
        `
          import { NestFactory } from '@nestjs/core';
          import { AppModule } from './app.module.js';
          const app = await NestFactory.create(AppModule);
          await app.listen(3000);
        `,
        `
      async receive(@RawBody() bytes: Buffer, @Headers('stripe-signature') signature: string) { // reported
        const event = stripe.webhooks.constructEvent(bytes, signature, process.env.STRIPE_WEBHOOK_SECRET!);
        await this.orders.markPaid(event.data.object);
      }`,
      ),
    },
    'a service of Nest is handed the bytes that nobody keeps': {
      editor: 'silent',
      files: nest(
        `
          import { NestFactory } from '@nestjs/core';
          import { AppModule } from './app.module.js';
          const app = await NestFactory.create(AppModule);
          await app.listen(3000);
        `,
        `
      async receive(@Req() request: RawBodyRequest<Request>, @Headers('stripe-signature') signature: string) {
        const event = this.verified({ rawBody: request.rawBody!, signature });
        await this.orders.markPaid(event.data.object);
      }
      private verified({ rawBody, signature }: { rawBody: Buffer; signature: string }) { // reported
        return stripe.webhooks.constructEvent(rawBody, signature, process.env.STRIPE_WEBHOOK_SECRET!);
      }`,
      ),
    },
    'Nest keeps no bytes, and the parsed body stands in for them': {
      editor: 'silent',
      files: nest(
        `
          import { NestFactory } from '@nestjs/core';
          import { AppModule } from './app.module.js';
          const app = await NestFactory.create(AppModule);
          await app.listen(3000);
        `,
        `
      async receive(@Req() request: any, @Headers('stripe-signature') signature: string) {
        const payload = request.rawBody ?? JSON.stringify(request.body); // reported
        const event = stripe.webhooks.constructEvent(payload, signature, process.env.STRIPE_WEBHOOK_SECRET!);
        await this.orders.markPaid(event.data.object);
      }`,
      ),
    },
    'Nest hands over an object': {
      files: `
        import { Body, Controller, Headers, Post, UnauthorizedException } from '@nestjs/common';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        @Controller('webhooks')
        export class HooksController {
          @Post('github')
          async receive(@Body() body: object, @Headers('x-hub-signature-256') given: string) {
            const wanted = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET!).update(JSON.stringify(body)).digest(); // reported
            if (!timingSafeEqual(wanted, Buffer.from(given.slice(7), 'hex'))) throw new UnauthorizedException();
            await this.deployments.add(body);
          }
        }
      `,
    },
    'somebody nobody knows sends it': {
      path: 'app/api/webhooks/acme/route.ts',
      files: `
        import { createHmac, timingSafeEqual } from 'node:crypto';
        export async function POST(request: Request) {
          const body = await request.json();
          const wanted = createHmac('sha256', process.env.ACME_WEBHOOK_SECRET!).update(JSON.stringify(body)).digest('hex'); // reported (hint)
          if (!timingSafeEqual(Buffer.from(wanted), Buffer.from(request.headers.get('x-acme-signature') ?? ''))) return new Response(null, { status: 401 });
          await orders.add(body);
          return new Response(null, { status: 204 });
        }
      `,
    },
  },
} satisfies Cases;
