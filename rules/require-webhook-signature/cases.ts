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
  },
} satisfies Cases;
