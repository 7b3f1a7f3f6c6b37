import type { Cases } from '@seamlint/testkit';

export const cases = {
  silent: {
    'an Express handler checks with the Stripe helper': {
      files: `
        import express from 'express';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const app = express();
        app.post('/webhooks/stripe', express.raw({ type: 'application/json' }), async (req, res) => {
          let event;
          try {
            event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
          } catch (error) {
            return res.status(400).send('bad signature');
          }
          await orders.markPaid(event.data.object.id);
          res.json({ received: true });
        });
      `,
    },
    'the client comes out of another file that the editor cannot see': {
      files: {
        'src/hooks.ts': `
          import express from 'express';
          import { stripe } from './stripe';
          const app = express();
          app.post('/webhooks/stripe', (req, res) => {
            const event = stripe.webhooks.constructEvent(req.body, req.header('stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET);
            fulfil(event);
            res.sendStatus(200);
          });
        `,
        'src/stripe.ts': `
          import Stripe from 'stripe';
          export const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        `,
      },
    },
    'a service in another file verifies': {
      files: {
        'src/app.ts': `
          import express from 'express';
          import { billing } from './billing';
          const app = express();
          app.post('/stripe/webhook', async (req, res) => {
            const event = billing.readEvent(req.rawBody, req.headers['stripe-signature']);
            await billing.apply(event);
            res.json({ ok: true });
          });
        `,
        'src/billing.ts': `
          import Stripe from 'stripe';
          class Billing {
            private readonly stripe = new Stripe(process.env.STRIPE_SECRET_KEY ?? '');
            readEvent(body: Buffer, signature: string) {
              return this.stripe.webhooks.constructEvent(body, signature, process.env.STRIPE_WEBHOOK_SECRET ?? '');
            }
            async apply(event: Stripe.Event) { await db.orders.insert({ id: event.id }); }
          }
          export const billing = new Billing();
        `,
      },
    },
    'the router is mounted behind a check in another file': {
      files: {
        'src/hooks.ts': `
          import { Router } from 'express';
          export const hooks = Router();
          hooks.post('/github', async (req, res) => {
            await deploy(req.body.ref);
            res.sendStatus(204);
          });
        `,
        'src/app.ts': `
          import express from 'express';
          import { hooks } from './hooks';
          import { verifyGithub } from './verify-github';
          const app = express();
          app.use('/webhooks', verifyGithub, hooks);
        `,
        'src/verify-github.ts': `
          import { createHmac, timingSafeEqual } from 'node:crypto';
          export const verifyGithub = (req, res, next) => {
            const expected = 'sha256=' + createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(req.rawBody).digest('hex');
            const given = req.get('x-hub-signature-256') ?? '';
            if (expected.length !== given.length || !timingSafeEqual(Buffer.from(expected), Buffer.from(given))) {
              return res.sendStatus(401);
            }
            next();
          };
        `,
      },
    },
    'a global middleware on the application checks every hook': {
      files: {
        'src/routes/slack.js': `
          const { Router } = require('express');
          const router = Router();
          router.post('/slack/events', (req, res) => {
            handleEvent(req.body.event);
            res.send('');
          });
          module.exports = router;
        `,
        'src/app.js': `
          const express = require('express');
          const { checkSlack } = require('./check-slack');
          const app = express();
          app.use('/hooks', checkSlack);
          app.use('/hooks', require('./routes/slack'));
        `,
        'src/check-slack.js': `
          const crypto = require('crypto');
          exports.checkSlack = function (req, res, next) {
            const base = 'v0:' + req.headers['x-slack-request-timestamp'] + ':' + req.rawBody;
            const mine = 'v0=' + crypto.createHmac('sha256', process.env.SLACK_SIGNING_SECRET).update(base).digest('hex');
            if (mine !== req.headers['x-slack-signature']) return res.status(401).end();
            next();
          };
        `,
      },
    },
    'a Next handler compares an HMAC of the raw text': {
      path: 'app/api/webhooks/github/route.ts',
      files: `
        import crypto from 'crypto';
        import { NextResponse } from 'next/server';
        export async function POST(request: Request) {
          const payload = await request.text();
          const signature = request.headers.get('x-hub-signature-256') ?? '';
          const digest = crypto.createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET!).update(payload).digest('hex');
          const trusted = Buffer.from('sha256=' + digest, 'ascii');
          if (!crypto.timingSafeEqual(trusted, Buffer.from(signature, 'ascii'))) {
            return NextResponse.json({ error: 'bad signature' }, { status: 401 });
          }
          await prisma.push.create({ data: JSON.parse(payload) });
          return NextResponse.json({ ok: true });
        }
      `,
    },
    'Web Crypto signs and a loop compares without a shortcut': {
      files: {
        'app/api/slack/events/route.ts': `
          import { isFromSlack } from '@/lib/slack-signature';
          export async function POST(request: Request) {
            const body = await request.text();
            if (!(await isFromSlack(request.headers, body))) return new Response('no', { status: 401 });
            await inbox.add(JSON.parse(body));
            return new Response('');
          }
        `,
        'lib/slack-signature.ts': `
          export async function isFromSlack(headers: Headers, body: string): Promise<boolean> {
            const stamp = headers.get('x-slack-request-timestamp');
            const given = headers.get('x-slack-signature');
            if (!stamp || !given) return false;
            const key = await crypto.subtle.importKey('raw', encode(process.env.SLACK_SIGNING_SECRET), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
            const mac = await crypto.subtle.sign('HMAC', key, encode('v0:' + stamp + ':' + body));
            return sameText('v0=' + toHex(mac), given);
          }
          function sameText(a: string, b: string): boolean {
            let different = a.length ^ b.length;
            for (let i = 0; i < a.length; i++) different |= a.charCodeAt(i) ^ b.charCodeAt(i);
            return different === 0;
          }
          const encode = (text: string) => new TextEncoder().encode(text);
          const toHex = (bytes: ArrayBuffer) => Buffer.from(bytes).toString('hex');
        `,
        'tsconfig.json': `{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }`,
      },
    },
    'a pages route turns the parser off and checks': {
      path: 'pages/api/stripe/webhook.ts',
      files: `
        import { buffer } from 'micro';
        import Stripe from 'stripe';
        export const config = { api: { bodyParser: false } };
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);
        export default async function handler(req, res) {
          if (req.method !== 'POST') return res.status(405).end();
          const event = stripe.webhooks.constructEvent(await buffer(req), req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET!);
          await prisma.order.update({ where: { id: event.data.object.id }, data: { paid: true } });
          res.json({ received: true });
        }
      `,
    },
    'the event is read again from Stripe by its id': {
      path: 'app/api/webhooks/stripe/route.ts',
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);
        export async function POST(request: Request) {
          const { id } = await request.json();
          const event = await stripe.events.retrieve(id);
          await prisma.order.update({ where: { id: event.data.object.id }, data: { paid: true } });
          return new Response('');
        }
      `,
    },
    'outgoing webhooks are managed behind a session': {
      path: 'app/api/webhooks/route.ts',
      files: `
        import { getServerSession } from 'next-auth';
        export async function POST(request: Request) {
          const session = await getServerSession();
          if (!session) return Response.json({ error: 'sign in' }, { status: 401 });
          const { url, events } = await request.json();
          const created = await prisma.webhook.create({ data: { url, events, userId: session.user.id } });
          return Response.json(created);
        }
      `,
    },
    'a collection of webhooks can be listed and added to': {
      path: 'app/api/v1/webhooks/route.ts',
      files: `
        import { withAccount } from 'house-api';
        export const GET = withAccount(async ({ account }) => Response.json(await prisma.webhook.findMany({ where: { account } })));
        export async function POST(request: Request) {
          const input = await request.json();
          return Response.json(await prisma.webhook.create({ data: input }));
        }
      `,
    },
    'an OAuth callback is no webhook': {
      path: 'src/app.ts',
      files: `
        import express from 'express';
        const app = express();
        app.post('/oauth/callback', async (req, res) => {
          await tokens.exchange(req.body.code);
          res.redirect('/');
        });
      `,
    },
    'a middleware of a package nobody knows may check': {
      files: `
        import express from 'express';
        import { guard } from 'some-webhook-guard';
        const app = express();
        app.post('/webhooks/stripe', guard({ secret: process.env.STRIPE_WEBHOOK_SECRET }), async (req, res) => {
          await fulfil(req.body.data.object);
          res.sendStatus(200);
        });
      `,
    },
    'the check is skipped outside production': {
      path: 'app/api/webhooks/stripe/route.ts',
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);
        export async function POST(request: Request) {
          const payload = await request.text();
          let event = JSON.parse(payload);
          if (process.env.NODE_ENV === 'production') {
            event = stripe.webhooks.constructEvent(payload, request.headers.get('stripe-signature')!, process.env.STRIPE_WEBHOOK_SECRET!);
          }
          await fulfil(event);
          return new Response('');
        }
      `,
    },
    'a flag says whether the check passed': {
      path: 'app/api/webhooks/github/route.ts',
      files: `
        import { verify } from '@octokit/webhooks-methods';
        export async function POST(request: Request) {
          const payload = await request.text();
          const signature = request.headers.get('x-hub-signature-256');
          let genuine = false;
          if (signature) genuine = await verify(process.env.GITHUB_WEBHOOK_SECRET!, payload, signature);
          if (!genuine) return new Response('no', { status: 401 });
          await builds.start(JSON.parse(payload));
          return new Response('');
        }
      `,
    },
    'a wrapper in another file checks before it calls the handler': {
      files: {
        'app/api/webhooks/github/route.ts': `
          import { withGithub } from '../../../../lib/with-github';
          export const POST = withGithub(async (payload) => {
            await builds.start(payload);
            return new Response('');
          });
        `,
        'lib/with-github.ts': `
          import { verify } from '@octokit/webhooks-methods';
          export const withGithub = (handle) => async (request: Request) => {
            const text = await request.text();
            const genuine = await verify(process.env.GITHUB_WEBHOOK_SECRET!, text, request.headers.get('x-hub-signature-256')!);
            if (!genuine) return new Response('no', { status: 401 });
            return handle(JSON.parse(text));
          };
        `,
      },
    },
    'an endpoint authenticates by an API key in a helper': {
      files: {
        'app/api/hooks/import/route.ts': `
          import { authenticate } from '@/lib/authenticate';
          export async function POST(request: Request) {
            const account = await authenticate(request);
            if (!account) return new Response('no', { status: 401 });
            await prisma.row.create({ data: await request.json() });
            return new Response('');
          }
        `,
        'lib/authenticate.ts': `
          import { prisma } from './prisma';
          export async function authenticate(request: Request) {
            const key = request.headers.get('x-api-key');
            if (!key) return null;
            return prisma.account.findUnique({ where: { key: hash(key) } });
          }
        `,
        'lib/prisma.ts': `
          import { PrismaClient } from '@prisma/client';
          export const prisma = new PrismaClient();
        `,
        'tsconfig.json': `{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }`,
      },
    },
    'a controller asks a private method of its own': {
      files: `
        import express from 'express';
        import crypto from 'crypto';
        const app = express();

        class Hooks {
          constructor(private secret: string) {}
          handle = async (req, res) => {
            if (!this.isGenuine(req)) {
              res.status(401).send('no');
              return;
            }
            await this.apply(req.body);
            res.end();
          };
          private isGenuine(req) {
            const mac = crypto.createHmac('sha256', this.secret).update(req.rawBody).digest('hex');
            return mac === req.headers['x-paystack-signature'];
          }
          private async apply(e) {
            await db.insert(e);
          }
        }
        const hooks = new Hooks(process.env.PAYSTACK_SECRET);
        app.post('/webhooks/paystack', hooks.handle);
      `,
    },
    'a table holds a verifier for each provider': {
      files: `
        import express from 'express';
        import crypto from 'crypto';
        const app = express();

        const verifiers = {
          stripe: (req) =>
            stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.S),
          github: (req) => {
            const d = crypto.createHmac('sha256', process.env.G).update(req.rawBody).digest('hex');
            if (d !== req.get('x-hub-signature-256')) throw new Error('bad');
          },
        };
        app.post('/webhooks/:provider', async (req, res) => {
          const verify = verifiers[req.params.provider];
          if (!verify) return res.sendStatus(404);
          verify(req);
          await queue.add(req.body);
          res.end();
        });
      `,
    },
    'the event is acted on once the promise of the check has come true': {
      files: `
        import express from 'express';
        import crypto from 'crypto';
        const app = express();

        import { verify } from '@octokit/webhooks-methods';
        app.post('/github/webhook', (req, res) => {
          verify(process.env.GITHUB_SECRET, req.rawBody, req.headers['x-hub-signature-256'])
            .then((ok) => {
              if (!ok) return res.sendStatus(401);
              return deploy(req.body);
            })
            .catch(() => res.sendStatus(500));
        });
      `,
    },
    'a list of middleware holds a token check': {
      files: `
        import express from 'express';
        import crypto from 'crypto';
        const app = express();

        const checkToken = (req, res, next) => {
          if (req.headers['x-webhook-token'] !== process.env.WEBHOOK_TOKEN) return res.status(403).end();
          next();
        };
        const chain = [express.json(), checkToken];
        app.post('/hooks/orders', chain, async (req, res) => {
          await orders.create(req.body);
          res.end();
        });
      `,
    },
    'a guard out of another file stands on the router': {
      files: {
        'src/hooks.ts': `
          import { Router } from 'express';
          import { guard } from './guard';
          const router = Router();
          router.use(guard);
          router.post('/stripe', async (req, res) => {
            await pay(req.body.data.object);
            res.end();
          });
          export default router;
        `,
        'src/guard.ts': `
          import jwt from 'jsonwebtoken';
          export function guard(req, res, next) {
            try {
              jwt.verify(req.headers.authorization.slice(7), process.env.JWT);
              next();
            } catch (e) {
              res.sendStatus(401);
            }
          }
        `,
        'src/app.ts': `
          import express from 'express';
          import hooks from './hooks';
          const app = express();
          app.use('/webhooks', hooks);
        `,
      },
    },
    'a scheme library verifies the headers': {
      path: 'app/api/webhooks/clerk/route.ts',
      files: `
        import { Webhook } from 'svix';
        import { headers } from 'next/headers';
        export async function POST(req: Request) {
          const h = await headers();
          const id = h.get('svix-id');
          const sig = h.get('svix-signature');
          if (!id || !sig) return new Response('Error', { status: 400 });
          const payload = await req.json();
          const body = JSON.stringify(payload);
          const wh = new Webhook(process.env.CLERK_SECRET!);
          let evt;
          try {
            evt = wh.verify(body, { 'svix-id': id, 'svix-signature': sig });
          } catch (err) {
            return new Response('Error', { status: 400 });
          }
          await db.user.create({ data: evt.data });
          return new Response('');
        }
      `,
    },
    'the bytes are gathered by hand and checked when they are there': {
      files: `
        import express from 'express';
        import crypto from 'crypto';
        const app = express();

        app.post('/github-webhook', (req, res) => {
          let data = '';
          req.on('data', (c) => {
            data += c;
          });
          req.on('end', async () => {
            const mac = 'sha256=' + crypto.createHmac('sha256', process.env.GH).update(data).digest('hex');
            if (
              !crypto.timingSafeEqual(Buffer.from(mac), Buffer.from(req.headers['x-hub-signature-256']))
            ) {
              res.statusCode = 401;
              return res.end();
            }
            await deploy(JSON.parse(data));
            res.end();
          });
        });
      `,
    },
    'a helper throws where the signature is wrong': {
      path: 'app/api/webhook/route.ts',
      files: `
        import { createHmac } from 'crypto';
        function assertSigned(raw: string, sig: string | null) {
          const mac = createHmac('sha512', process.env.KEY!).update(raw).digest('hex');
          if (mac !== sig) throw new Error('invalid');
        }
        export const POST = async (req: Request) => {
          try {
            const raw = await req.text();
            assertSigned(raw, req.headers.get('x-signature'));
            await handle(JSON.parse(raw));
            return Response.json({ ok: true });
          } catch (e) {
            return Response.json({ error: 'x' }, { status: 400 });
          }
        };
      `,
    },
    'a CommonJS wrapper checks before it calls the handler': {
      files: {
        'lib/verified.js': `
          const crypto = require('crypto');
          module.exports.verified = function (handler) {
            return async function (req, res) {
              const sum = crypto.createHmac('sha1', process.env.S).update(req.rawBody).digest('hex');
              if (sum !== req.headers['x-hub-signature']) {
                res.status(403).end();
                return;
              }
              return handler(req, res);
            };
          };
        `,
        'routes/hooks.js': `
          const express = require('express');
          const { verified } = require('../lib/verified');
          const r = express.Router();
          r.post(
            '/github/hook',
            verified(async (req, res) => {
              await run(req.body);
              res.end();
            }),
          );
          module.exports = r;
        `,
        'app.js': `
          const express = require('express');
          const app = express();
          app.use(require('./routes/hooks'));
          app.listen(1);
        `,
      },
    },
    'without a secret the program does not start': {
      files: `
        import express from 'express';
        import crypto from 'crypto';
        const app = express();
        const secret = process.env.STRIPE_WEBHOOK_SECRET;
        if (!secret) throw new Error('set it');
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.K!);
        app.post('/stripe/webhook', express.raw({ type: '*/*' }), (req, res) => {
          const e = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], secret);
          fulfil(e);
          res.end();
        });
      `,
    },
    'everything happens inside the branch of a static check': {
      files: `
        import express from 'express';
        import crypto from 'crypto';
        const app = express();
        class Sig {
          static ok(req) {
            return (
              crypto.createHmac('sha256', process.env.S).update(req.body).digest('base64') ===
              req.get('X-Shopify-Hmac-Sha256')
            );
          }
        }
        app.post('/webhooks/shopify', express.raw({ type: '*/*' }), async (req, res) => {
          if (Sig.ok(req)) {
            await orders.create(JSON.parse(req.body));
            res.sendStatus(200);
          } else {
            res.sendStatus(401);
          }
        });
      `,
    },
    'a chain holds a guard of a package nobody knows': {
      path: 'pages/api/hook.js',
      files: `
        import nc from 'next-connect';
        import { guard } from 'unknown-guard';
        const handler = nc()
          .use(guard)
          .post(async (req, res) => {
            await save(req.body);
            res.end();
          });
        export default handler;
      `,
    },
    'the path holds a secret that is compared': {
      files: `
        import express from 'express';
        import crypto from 'crypto';
        const app = express();
        app.post('/telegram/webhook/:token', (req, res) => {
          if (req.params.token !== process.env.BOT_TOKEN) return res.sendStatus(404);
          bot.process(req.body);
          res.end();
        });
      `,
    },
    'a hook of our own scheduler carries a bearer token': {
      path: 'app/api/hooks/daily/route.ts',
      files: `
        export async function POST(req: Request) {
          if (req.headers.get('authorization') !== 'Bearer ' + process.env.CRON_SECRET)
            return new Response('no', { status: 401 });
          const body = await req.json();
          await run(body);
          return new Response('');
        }
      `,
    },
    'a timestamp is stored behind the check': {
      path: 'app/api/slack/events/route.ts',
      files: `
        import { createHmac } from 'crypto';
        import { db } from 'some-db';
        export async function POST(req: Request) {
          const raw = await req.text();
          const ts = req.headers.get('x-slack-request-timestamp');
          const mac =
            'v0=' +
            createHmac('sha256', process.env.SLACK_SIGNING_SECRET!)
              .update('v0:' + ts + ':' + raw)
              .digest('hex');
          if (mac !== req.headers.get('x-slack-signature')) return new Response('', { status: 401 });
          await db.insert({ ts });
          return new Response('');
        }
      `,
    },
    'only its type says whose method verifies': {
      files: {
        'app/api/webhooks/github/route.ts': `
          import { services } from '@/lib/services';
          export async function POST(request: Request) {
            const raw = await request.text();
            const hooks = services.get('hooks');
            if (!hooks.accept(raw, request.headers.get('x-hub-signature-256'))) return new Response(null, { status: 401 });
            await deploy(JSON.parse(raw));
            return new Response(null, { status: 204 });
          }
        `,
        'lib/services.ts': `
          import { GithubHooks } from './github-hooks';
          interface Services { hooks: GithubHooks }
          const built = new Map<string, unknown>([['hooks', new GithubHooks()]]);
          export const services = { get: <K extends keyof Services>(name: K) => built.get(name) as Services[K] };
        `,
        'lib/github-hooks.ts': `
          import { createHmac, timingSafeEqual } from 'node:crypto';
          export class GithubHooks {
            accept(raw: string, signature: string | null): boolean {
              const expected = 'sha256=' + createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET!).update(raw).digest('hex');
              return signature?.length === expected.length && timingSafeEqual(Buffer.from(signature), Buffer.from(expected));
            }
          }
        `,
        'tsconfig.json':
          '{ "compilerOptions": { "paths": { "@/*": ["./*"] }, "moduleResolution": "bundler", "module": "esnext" } }',
      },
    },
  },

  reported: {
    'an Express handler believes what it is sent': {
      files: `
        import express from 'express';
        const app = express();
        app.use(express.json());
        app.post('/webhooks/stripe', async (req, res) => { // reported
          const event = req.body;
          if (event.type === 'payment_intent.succeeded') await orders.update({ id: event.data.object.metadata.order, paid: true });
          res.json({ received: true });
        });
      `,
    },
    'CommonJS, a named handler, and only the event name tells the sender': {
      path: 'server.js',
      files: `
        const express = require('express');
        const app = express();
        app.post('/incoming', onEvent); // reported
        function onEvent(req, res) {
          switch (req.body.type) {
            case 'checkout.session.completed':
              fulfil(req.body.data.object);
              break;
          }
          res.end();
        }
      `,
    },
    'the header is asked for but never checked': {
      path: 'app/api/github/route.ts',
      files: `
        export async function POST(request: Request) { // reported
          const signature = request.headers.get('x-hub-signature-256');
          if (!signature) return new Response('missing', { status: 400 });
          const payload = await request.json();
          await deployments.create({ ref: payload.ref });
          return new Response('');
        }
      `,
    },
    'parsing without verification is no check': {
      path: 'app/api/webhooks/stripe/route.ts',
      files: `
        export async function POST(request: Request) { // reported
          const event = JSON.parse(await request.text());
          await ledger.insert({ amount: event.data.object.amount });
          return new Response('');
        }
      `,
    },
    'middleware from another file only logs': {
      files: {
        'src/app.ts': `
          import express from 'express';
          import { log } from './log';
          import { handle } from './handle';
          const app = express();
          app.post('/webhooks/stripe', log, handle); // reported
        `,
        'src/log.ts': `export const log = (req, res, next) => { console.log(req.url); next(); };`,
        'src/handle.ts': `
          export const handle = async (req, res) => {
            await orders.insert({ id: req.body.data.object.id });
            res.sendStatus(200);
          };
        `,
      },
      editor: 'silent',
    },
    'a function called verify in another file verifies nothing': {
      files: {
        'app/api/webhooks/stripe/route.ts': `
          import { verifyStripe } from '../../../../lib/verify';
          export async function POST(request: Request) { // reported
            const body = await request.json();
            if (!verifyStripe(request, body)) return new Response('no', { status: 401 });
            await ledger.insert({ amount: body.data.object.amount });
            return new Response('');
          }
        `,
        'lib/verify.ts': `
          export const verifyStripe = (request: Request, body: unknown) => {
            console.log('verifying', request.url);
            return body !== undefined;
          };
        `,
      },
      editor: 'silent',
    },
    'a router mounted in another file without a guard': {
      files: {
        'src/hooks/index.ts': `export { slack } from './slack';`,
        'src/hooks/slack.ts': `
          import { Router } from 'express';
          export const slack = Router();
          slack.post('/events', (req, res) => { // reported
            const { type, challenge, event } = req.body;
            if (type === 'url_verification') return res.json({ challenge });
            saveMessage(event.text);
            res.end();
          });
        `,
        'src/app.ts': `
          import express from 'express';
          import { slack } from './hooks';
          const app = express();
          app.use(express.json());
          app.use('/slack', slack);
        `,
      },
      editor: 'silent',
    },
    'the check only runs where a secret is set': {
      path: 'server.js',
      files: `
        const express = require('express');
        const stripe = require('stripe')(process.env.STRIPE_SECRET_KEY);
        const app = express();
        app.post('/webhook', async (req, res) => { // reported
          let event = req.body;
          if (process.env.STRIPE_WEBHOOK_SECRET) {
            try {
              event = stripe.webhooks.constructEvent(req.rawBody, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
            } catch (error) {
              return res.sendStatus(400);
            }
          }
          await fulfilOrder(event.data.object);
          res.sendStatus(200);
        });
      `,
    },
    'only the handshake by GET is checked': {
      path: 'pages/api/github-webhook.ts',
      files: `
        export default async function handler(req, res) { // reported
          if (req.method === 'GET') {
            if (req.query.token !== process.env.GITHUB_WEBHOOK_SECRET) return res.status(403).end();
            return res.send(req.query.challenge);
          }
          await prisma.push.create({ data: { ref: req.body.ref } });
          res.json({ ok: true });
        }
      `,
    },
    'a wrapper in another file only catches errors': {
      files: {
        'src/async-route.js': `
          module.exports = (handler) => (req, res, next) => Promise.resolve(handler(req, res, next)).catch(next);
        `,
        'src/app.js': `
          const express = require('express');
          const asyncRoute = require('./async-route');
          const app = express();
          app.post('/github/webhook', asyncRoute(async (req, res) => { // reported
            await builds.start(req.body.repository.full_name);
            res.sendStatus(202);
          }));
        `,
      },
      editor: 'silent',
    },
    'a timestamp handed to a package verifies nothing': {
      path: 'app/api/slack/interactions/route.ts',
      files: `
        import { db } from 'some-db';
        export async function POST(req: Request) { // reported
          const body = await req.json();
          const ts = req.headers.get('x-slack-request-timestamp');
          await db.insert({ ts, text: body.text });
          return new Response('');
        }
      `,
    },
    'a missing header is refused as if that were a check': {
      files: `
        import express from 'express';
        import crypto from 'crypto';
        const app = express();
        app.post('/webhooks/stripe', (req, res) => { // reported
          if (!req.headers['stripe-signature']) return res.status(401).end();
          fulfil(req.body.data.object);
          res.end();
        });
      `,
    },
    'a bound method of a controller checks nothing': {
      files: `
        import express from 'express';
        import crypto from 'crypto';
        const app = express();
        class Billing {
          async hook(req, res) {
            await this.save(req.body.data);
            res.end();
          }
          async save(d) {
            await db.insert({ id: d.id });
          }
        }
        const b = new Billing();
        app.post('/stripe/webhook', b.hook.bind(b)); // reported
      `,
    },
    'a route is built in a chain': {
      files: `
        import express from 'express';
        import crypto from 'crypto';
        const app = express();
        const r = express.Router();
        app.use('/api', r);
        r.route('/webhooks/github').post(async (req, res) => { // reported
          await deploy(req.body.after);
          res.end();
        });
      `,
    },
    'every method reaches the handler': {
      files: `
        import express from 'express';
        import crypto from 'crypto';
        const app = express();
        app.all('/webhook/stripe', async (req, res) => { // reported
          await credit(req.body.data.object.amount);
          res.end();
        });
      `,
    },
    'the check is commented out': {
      files: `
        import express from 'express';
        import crypto from 'crypto';
        const app = express();
        app.post('/webhook', express.raw({ type: '*/*' }), async (req, res) => { // reported
          // event = stripe.webhooks.constructEvent(req.body, sig, secret)
          const sig = req.headers['stripe-signature'];
          const event = JSON.parse(req.body);
          await fulfil(event.data.object);
          res.end();
        });
      `,
    },
    'the helper that says it does not verify': {
      files: `
        import express from 'express';
        import crypto from 'crypto';
        const app = express();
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.K!);
        app.post('/stripe/webhook', async (req, res) => { // reported
          const e = stripe.webhooks.constructEventWithoutVerification(req.body);
          await fulfil(e.data.object);
          res.end();
        });
      `,
    },
    'a token is decoded and never verified': {
      files: `
        import express from 'express';
        import crypto from 'crypto';
        const app = express();
        import jwt from 'jsonwebtoken';
        app.post('/webhooks/plaid', async (req, res) => { // reported
          const claims = jwt.decode(req.headers['plaid-verification']);
          await sync(req.body.item_id);
          res.end();
        });
      `,
    },
    'the check only runs where the request brings a signature': {
      path: 'app/api/github/webhook/route.ts',
      files: `
        import { createHmac } from 'crypto';
        export async function POST(req: Request) { // reported
          const raw = await req.text();
          const sig = req.headers.get('x-hub-signature-256');
          if (sig) {
            const mac = 'sha256=' + createHmac('sha256', process.env.S!).update(raw).digest('hex');
            if (mac !== sig) return new Response('', { status: 401 });
          }
          await deploy(JSON.parse(raw));
          return new Response('');
        }
      `,
    },
    'the verifier says yes where there is no secret': {
      path: 'app/api/github/webhook/route.ts',
      files: `
        import { createHmac } from 'crypto';
        function genuine(raw: string, sig: string | null) {
          const secret = process.env.GITHUB_WEBHOOK_SECRET;
          if (!secret) return true;
          return 'sha256=' + createHmac('sha256', secret).update(raw).digest('hex') === sig;
        }
        export async function POST(req: Request) { // reported
          const raw = await req.text();
          if (!genuine(raw, req.headers.get('x-hub-signature-256')))
            return new Response('', { status: 401 });
          await deploy(JSON.parse(raw));
          return new Response('');
        }
      `,
    },
    'a function in another file builds the router': {
      files: {
        'src/hooks.ts': `
          import { Router } from 'express';
          export function hooks(db) {
            const r = Router();
            r.post('/webhooks/stripe', async (req, res) => { // reported
              await db.save(req.body.data.object);
              res.end();
            });
            return r;
          }
        `,
        'src/app.ts': `
          import express from 'express';
          import { hooks } from './hooks';
          const app = express();
          app.use(express.json());
          app.use('/api', hooks({}));
        `,
      },
      editor: 'silent',
    },
    'a function in another file registers the route': {
      files: {
        'src/routes.ts': `
          export default function register(app) {
            app.post('/webhooks/github', async (req, res) => { // reported
              await deploy(req.body.after);
              res.end();
            });
          }
        `,
        'src/app.ts': `
          import express from 'express';
          import register from './routes';
          const app = express();
          app.use(express.json());
          register(app);
        `,
      },
      editor: 'silent',
    },
    'a pages route believes the event': {
      path: 'pages/api/webhooks/stripe.js',
      files: `
        const handler = async (req, res) => { // reported
          if (req.method === 'POST') {
            const event = req.body;
            if (event.type === 'checkout.session.completed') {
              await grant(event.data.object.customer_email);
            }
            res.json({ received: true });
          } else {
            res.status(405).end();
          }
        };
        export default handler;
      `,
    },
    'nothing but the path says that it is a webhook': {
      files: `
        import express from 'express';
        import crypto from 'crypto';
        const app = express();
        app.post('/webhook', async (req, res) => { // reported
          const m = req.body.entry?.[0]?.changes?.[0]?.value?.messages?.[0];
          if (m) await reply(m.from, m.text.body);
          res.sendStatus(200);
        });
      `,
    },
    'only its type says whose method runs, and that method verifies nothing': {
      editor: 'silent',
      files: {
        'app/api/webhooks/github/route.ts': `
          import { services } from '@/lib/services';
          export async function POST(request: Request) { // reported
            const raw = await request.text();
            const hooks = services.get('hooks');
            if (!hooks.accept(raw, request.headers.get('x-hub-signature-256'))) return new Response(null, { status: 401 });
            await deploy(JSON.parse(raw));
            return new Response(null, { status: 204 });
          }
        `,
        'lib/services.ts': `
          import { GithubHooks } from './github-hooks';
          interface Services { hooks: GithubHooks }
          const built = new Map<string, unknown>([['hooks', new GithubHooks()]]);
          export const services = { get: <K extends keyof Services>(name: K) => built.get(name) as Services[K] };
        `,
        'lib/github-hooks.ts': `
          export class GithubHooks {
            accept(raw: string, signature: string | null): boolean {
              return raw.length > 0 && signature !== null;
            }
          }
        `,
        'tsconfig.json':
          '{ "compilerOptions": { "paths": { "@/*": ["./*"] }, "moduleResolution": "bundler", "module": "esnext" } }',
      },
    },
  },
} satisfies Cases;
