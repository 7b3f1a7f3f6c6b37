import type { Cases } from '@seamlint/testkit';
import { addresses } from './cases/addresses.ts';
import { callbacks } from './cases/callbacks.ts';
import { classes } from './cases/classes.ts';
import { comments } from './cases/comments.ts';
import { containers } from './cases/containers.ts';
import { events } from './cases/events.ts';
import { inheritance } from './cases/inheritance.ts';
import { lookalikes } from './cases/lookalikes.ts';
import { nestProviders } from './cases/nest-providers.ts';
import { mounts } from './cases/mounts.ts';
import { registries } from './cases/registries.ts';
import { senders } from './cases/senders.ts';
import { sharedHeaders } from './cases/shared-headers.ts';
import { shapes } from './cases/shapes.ts';
import { ownVerifiers } from './cases/own-verifiers.ts';
import { interfaces } from './cases/interfaces.ts';
import { runtimes } from './cases/runtimes.ts';

/** A webhook of Nest, and which controllers a module asks for a user. */
const askedOf = (mark: string, targets: string, before = ''): Readonly<Record<string, string>> => ({
  'src/hooks.controller.ts': `
    import { Body, Controller, Post } from '@nestjs/common';
    @Controller('webhooks')
    export class HooksController {
      @Post('github')${mark}
      receive(@Body() body: any) {
        return this.builds.start(body.repository.id);
      }
    }
  `,
  'src/users.controller.ts': `
    import { Controller, Get } from '@nestjs/common';
    @Controller('users')
    export class UsersController {
      @Get()
      list() { return []; }
    }
  `,
  'src/app.module.ts': `
    import { Module } from '@nestjs/common';
    import { Asked } from './asked';
    import { HooksController } from './hooks.controller';
    import { UsersController } from './users.controller';
    ${before}
    @Module({ controllers: [HooksController, UsersController] })
    export class AppModule {
      configure(consumer) {
        consumer.apply(Asked).forRoutes(${targets});
      }
    }
  `,
  'src/asked.ts': `
    import jwt from 'jsonwebtoken';
    export class Asked {
      use(req, res, next) {
        try {
          jwt.verify(req.headers.authorization, process.env.JWT_SECRET);
        } catch {
          return res.sendStatus(401);
        }
        next();
      }
    }
  `,
});

export const cases = {
  silent: {
    'bind has handed the handler what stands before the request': {
      files: `
        import express from 'express';
        import Stripe from 'stripe';
        const app = express();
        async function receive(stripe, orders, req, res) {
          const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
          await orders.markPaid(event.data.object.id);
          res.sendStatus(200);
        }
        app.post('/webhooks/stripe', express.raw({ type: '*/*' }), receive.bind(null, new Stripe(process.env.STRIPE_SECRET_KEY), orders));
      `,
    },
    'bind has handed a guard its secret': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        function signed(secret, req, res, next) {
          const wanted = createHmac('sha256', secret).update(req.body).digest();
          const given = Buffer.from(req.get('x-hub-signature-256').slice(7), 'hex');
          if (wanted.length !== given.length || !timingSafeEqual(wanted, given)) return res.sendStatus(401);
          next();
        }
        app.post('/webhooks/github', express.raw({ type: '*/*' }), signed.bind(null, process.env.GITHUB_WEBHOOK_SECRET), async (req, res) => {
          await deploy(JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    'a wrapper tells of what failed before the check': {
      files: {
        'app/api/webhooks/stripe/route.ts': `
          import Stripe from 'stripe';
          import { observed } from '../../../../lib/observed';
          const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
          export const POST = observed(async (request) => {
            const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET);
            await orders.markPaid(event.data.object.id);
            return new Response('ok');
          });
        `,
        'lib/observed.ts': `
          import { flush, note } from './audit';
          export const observed = (handler) => async (request) => {
            try {
              return await handler(request);
            } catch (error) {
              note({ failed: true });
              await flush();
              return Response.json({ error: 'failed' });
            }
          };
        `,
        'lib/audit.ts': `
          const pending = [];
          export const note = (one) => { pending.push(one); };
          export const flush = async () => {
            await fetch('https://audit.acme.example/v1/ingest', { method: 'POST', body: JSON.stringify(pending.splice(0)) });
          };
        `,
      },
    },
    'the handshake of Slack is answered before the check': {
      files: {
        'app/api/webhooks/slack/route.ts': `
          import { NextResponse } from 'next/server';
          import { challengeIn, refusalOf } from '../../../../lib/slack';
          export const POST = async (request) => {
            const raw = await request.text();
            const body = raw.length === 0 ? {} : JSON.parse(raw);
            const challenge = challengeIn(body);
            if (challenge) return challenge;
            const refusal = refusalOf(request, raw);
            if (refusal) return refusal;
            await flows.start(body.team_id, body.event);
            return new NextResponse(null, { status: 200 });
          };
        `,
        'lib/slack.ts': `
          import { NextResponse } from 'next/server';
          import { createHmac, timingSafeEqual } from 'node:crypto';
          export const challengeIn = (body) => {
            if (body.type === 'url_verification' && body.challenge) return NextResponse.json({ challenge: body.challenge });
            return null;
          };
          export const refusalOf = (request, raw) => {
            const given = request.headers.get('x-slack-signature');
            const time = request.headers.get('x-slack-request-timestamp');
            if (!given || !time || Math.abs(Date.now() / 1000 - Number(time)) > 300) return new NextResponse('no', { status: 401 });
            const expected = 'v0=' + createHmac('sha256', process.env.SLACK_SIGNING_SECRET).update('v0:' + time + ':' + raw).digest('hex');
            if (!timingSafeEqual(Buffer.from(expected), Buffer.from(given))) return new NextResponse('no', { status: 401 });
            return null;
          };
        `,
      },
      editor: 'silent',
    },
    ...addresses.silent,
    ...callbacks.silent,
    ...classes.silent,
    ...containers.silent,
    ...events.silent,
    ...inheritance.silent,
    ...lookalikes.silent,
    ...nestProviders.silent,
    ...mounts.silent,
    ...registries.silent,
    ...senders.silent,
    ...sharedHeaders.silent,
    ...shapes.silent,
    ...ownVerifiers.silent,
    ...runtimes.silent,
    ...interfaces.silent,
    'a route of the own user gathers settings, the secret of a webhook among them': {
      files: {
        'app/api/billing/claim/route.ts': `
          import { stripeConfig } from '../../../../lib/stripe-config';
          import { signedIn } from '../../../../lib/auth';
          export async function POST(request: Request) {
            if (!stripeConfig().isConfigured) return new Response(null, { status: 503 });
            const user = await signedIn(request);
            const { sessionId } = await request.json();
            await subscriptions.link(user.id, sessionId);
            return Response.json({ ok: true });
          }
        `,
        'lib/stripe-config.ts': `
          export const stripeConfig = () => ({
            secret: process.env.STRIPE_WEBHOOK_SECRET,
            isConfigured: Boolean(process.env.STRIPE_SECRET_KEY),
          });
        `,
        'lib/auth.ts':
          'export const signedIn = async (request: Request) => sessions.of(request.headers.get("cookie"));',
      },
    },
    "a route subscribes to a provider's webhooks for a user": {
      files: {
        'app/api/whatsapp/meta/webhook/route.ts': `
          import { bots } from '../../../../../lib/bots';
          export async function POST(request: Request) {
            const { botId, webhookUrl, verifyToken } = await request.json();
            await bots.configure(botId, { url: webhookUrl, verifyToken });
            return Response.json({ ok: true });
          }
        `,
        'lib/bots.ts': 'export const bots = { configure: (id, config) => database.update(id, config) };',
      },
    },
    "what is sent goes out to somebody else's webhook": {
      files: `
        import express from 'express';
        const app = express();
        app.post('/forwardToWebhookSite', async (req, res) => {
          const answer = await fetch('https://webhook.site/token/' + req.body.uuid);
          await history.insert({ uuid: req.body.uuid });
          res.json(await answer.json());
        });
      `,
    },
    'a nightly job looks whether the secret of a webhook is set': {
      files: {
        'pages/api/cron/health.ts': `
          import type { NextApiRequest, NextApiResponse } from 'next';
          import { pipelineProblems } from '../../../lib/pipeline';
          export default async function handler(req: NextApiRequest, res: NextApiResponse) {
            if (req.headers.authorization !== 'Bearer ' + process.env.CRON_SECRET) return res.status(401).end();
            await report.save(pipelineProblems());
            res.status(200).json({ ok: true });
          }
        `,
        'lib/pipeline.ts': `
          export const pipelineProblems = () => {
            const secret = process.env.LOB_WEBHOOK_SECRET;
            return secret ? [] : ['LOB_WEBHOOK_SECRET is not set'];
          };
        `,
      },
    },
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
    'the object is read again by its path behind the host': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/webhooks/market', express.json(), async (req, res) => {
          const { resource } = req.body;
          const answer = await fetch(\`https://api.market.example/\${resource}\`);
          const order = await answer.json();
          await orders.markPaid(order.id);
          res.sendStatus(200);
        });
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
    'the event is read again by an id that is escaped': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/webhooks/paypal', express.json(), async (req, res) => {
          const answer = await fetch(\`https://api-m.paypal.com/v1/notifications/webhooks-events/\${encodeURIComponent(req.body.id)}\`, {
            headers: { authorization: \`Bearer \${process.env.PAYPAL_TOKEN}\` },
          });
          if (!answer.ok) return res.sendStatus(400);
          const event = await answer.json();
          await orders.markPaid(event.resource.id);
          res.sendStatus(200);
        });
      `,
    },
    'the settings of outgoing webhooks are put': {
      files: `
        import Fastify from 'fastify';
        import { settingsOf, store } from './settings.js';

        const server = Fastify();
        server.put('/products/webhooks/settings', async (request, reply) => {
          await store(settingsOf(request.body));
          return reply.send({ ok: true });
        });
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

    // Twilio
    'a Twilio form is validated in Express': {
      files: `
        import express from 'express';
        import twilio from 'twilio';
        const app = express();
        app.post('/webhooks/twilio/sms', express.urlencoded({ extended: false }), async (req, res) => {
          const url = \`\${process.env.PUBLIC_URL}/webhooks/twilio/sms\`;
          const genuine = twilio.validateRequest(process.env.TWILIO_AUTH_TOKEN, req.header('x-twilio-signature'), url, req.body);
          if (!genuine) return res.status(403).send('forbidden');
          await inbox.insert({ from: req.body.From, text: req.body.Body });
          res.type('text/xml').send('<Response/>');
        });
      `,
    },
    'the middleware of Twilio stands on the router': {
      files: `
        const express = require('express');
        const { webhook } = require('twilio');
        const router = express.Router();
        router.use(webhook());
        router.post('/twilio/status-callback', async (req, res) => {
          await messages.setStatus(req.body.MessageSid, req.body.MessageStatus);
          res.sendStatus(204);
        });
        module.exports = router;
      `,
    },
    'a Next handler validates the form that Twilio sends': {
      path: 'app/api/twilio/webhook/route.ts',
      files: `
        import { validateRequest } from 'twilio';
        export async function POST(request: Request) {
          const form = Object.fromEntries(await request.formData());
          const signature = request.headers.get('x-twilio-signature') ?? '';
          if (!validateRequest(process.env.TWILIO_AUTH_TOKEN!, signature, request.url, form)) {
            return new Response('forbidden', { status: 403 });
          }
          await prisma.message.create({ data: { sid: String(form.MessageSid), body: String(form.Body) } });
          return new Response('<Response/>', { headers: { 'content-type': 'text/xml' } });
        }
      `,
    },

    // SendGrid
    'an Express handler verifies the events of SendGrid': {
      files: `
        import express from 'express';
        import { EventWebhook, EventWebhookHeader } from '@sendgrid/eventwebhook';
        const app = express();
        const verifier = new EventWebhook();
        app.post('/sendgrid/events', express.raw({ type: 'application/json' }), async (req, res) => {
          const key = verifier.convertPublicKeyToECDSA(process.env.SENDGRID_WEBHOOK_PUBLIC_KEY);
          const signature = req.get(EventWebhookHeader.SIGNATURE());
          const timestamp = req.get(EventWebhookHeader.TIMESTAMP());
          if (!verifier.verifySignature(key, req.body, signature, timestamp)) return res.sendStatus(403);
          for (const event of JSON.parse(req.body.toString())) await deliveries.record(event);
          res.sendStatus(204);
        });
      `,
    },
    'a Next handler asks a helper of another file that verifies for SendGrid': {
      files: {
        'app/api/webhooks/sendgrid/route.ts': `
          import { isFromSendgrid } from '../../../../lib/sendgrid';
          export async function POST(request: Request) {
            const payload = await request.text();
            if (!isFromSendgrid(payload, request.headers)) return new Response('no', { status: 401 });
            await prisma.bounce.createMany({ data: JSON.parse(payload) });
            return new Response(null, { status: 204 });
          }
        `,
        'lib/sendgrid.ts': `
          import { EventWebhook } from '@sendgrid/eventwebhook';
          export function isFromSendgrid(payload: string, headers: Headers): boolean {
            const events = new EventWebhook();
            const key = events.convertPublicKeyToECDSA(process.env.SENDGRID_WEBHOOK_PUBLIC_KEY!);
            return events.verifySignature(
              key,
              payload,
              headers.get('x-twilio-email-event-webhook-signature') ?? '',
              headers.get('x-twilio-email-event-webhook-timestamp') ?? '',
            );
          }
        `,
      },
    },

    // Shopify
    'an Express handler refuses where Shopify’s validation says so': {
      files: `
        import '@shopify/shopify-api/adapters/node';
        import express from 'express';
        import { shopifyApi } from '@shopify/shopify-api';
        const shopify = shopifyApi({ apiKey: process.env.SHOPIFY_API_KEY, apiSecretKey: process.env.SHOPIFY_API_SECRET, hostName: 'shop.example' });
        const app = express();
        app.post('/webhooks/shopify/orders', express.text({ type: '*/*' }), async (req, res) => {
          const { valid } = await shopify.webhooks.validate({ rawBody: req.body, rawRequest: req, rawResponse: res });
          if (!valid) return res.status(401).send();
          await orders.import(JSON.parse(req.body));
          res.status(200).send();
        });
      `,
    },
    'the webhook middleware of a Shopify app answers by itself': {
      files: `
        import express from 'express';
        import { shopifyApp } from '@shopify/shopify-app-express';
        const shopify = shopifyApp({ api: { apiSecretKey: process.env.SHOPIFY_API_SECRET }, webhooks: { path: '/api/webhooks' } });
        const app = express();
        app.post('/api/webhooks', shopify.processWebhooks({ webhookHandlers: { APP_UNINSTALLED: { callback: async (topic, shop) => sessions.drop(shop) } } }));
      `,
    },
    'a Next handler authenticates through the app of another file': {
      files: {
        'app/api/shopify/webhooks/route.ts': `
          import { authenticate } from '../../../../lib/shopify';
          export async function POST(request: Request) {
            const { topic, shop, payload } = await authenticate.webhook(request);
            if (topic === 'APP_UNINSTALLED') await prisma.session.deleteMany({ where: { shop } });
            else await prisma.order.create({ data: payload });
            return new Response();
          }
        `,
        'lib/shopify.ts': `
          import { shopifyApp } from '@shopify/shopify-app-remix/server';
          const shopify = shopifyApp({ apiSecretKey: process.env.SHOPIFY_API_SECRET ?? '' });
          export const authenticate = shopify.authenticate;
        `,
      },
    },

    // PayPal
    'an Express handler has PayPal verify its own event': {
      files: `
        import express from 'express';
        const app = express();
        app.use(express.json());
        app.post('/webhooks/paypal', async (req, res) => {
          const answer = await fetch(\`\${process.env.PAYPAL_API}/v1/notifications/verify-webhook-signature\`, {
            method: 'POST',
            headers: { authorization: \`Bearer \${await token()}\`, 'content-type': 'application/json' },
            body: JSON.stringify({
              transmission_id: req.headers['paypal-transmission-id'],
              transmission_sig: req.headers['paypal-transmission-sig'],
              webhook_id: process.env.PAYPAL_WEBHOOK_ID,
              webhook_event: req.body,
            }),
          });
          const { verification_status: status } = await answer.json();
          if (status !== 'SUCCESS') return res.sendStatus(400);
          if (req.body.event_type === 'PAYMENT.CAPTURE.COMPLETED') await orders.markPaid(req.body.resource.id);
          res.sendStatus(200);
        });
      `,
    },
    'a Next handler goes through a service that asks PayPal': {
      files: {
        'app/api/paypal/webhook/route.ts': `
          import { isGenuine } from '../../../../lib/paypal';
          export async function POST(request: Request) {
            const event = await request.json();
            if (!(await isGenuine(event, request.headers))) return Response.json({ error: 'bad signature' }, { status: 400 });
            await prisma.payment.update({ where: { id: event.resource.id }, data: { status: event.event_type } });
            return Response.json({ ok: true });
          }
        `,
        'lib/paypal.ts': `
          import axios from 'axios';
          const VERIFY = '/v1/notifications/verify-webhook-signature';
          const paypal = axios.create({ baseURL: process.env.PAYPAL_API });
          export async function isGenuine(event: unknown, headers: Headers): Promise<boolean> {
            const { data } = await paypal.post(VERIFY, {
              transmission_id: headers.get('paypal-transmission-id'),
              transmission_sig: headers.get('paypal-transmission-sig'),
              webhook_id: process.env.PAYPAL_WEBHOOK_ID,
              webhook_event: event,
            });
            return data.verification_status === 'SUCCESS';
          }
        `,
      },
    },

    // Square
    'an Express handler awaits the helper of Square': {
      files: `
        import express from 'express';
        import { WebhooksHelper } from 'square';
        const app = express();
        app.post('/square/webhooks', express.text({ type: '*/*' }), async (req, res) => {
          const genuine = await WebhooksHelper.verifySignature({
            requestBody: req.body,
            signatureHeader: req.header('x-square-hmacsha256-signature') ?? '',
            signatureKey: process.env.SQUARE_WEBHOOK_SIGNATURE_KEY ?? '',
            notificationUrl: process.env.SQUARE_WEBHOOK_URL ?? '',
          });
          if (!genuine) return res.sendStatus(403);
          await payments.apply(JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    'a Next handler uses the helper that Square had before': {
      path: 'pages/api/square/webhook.ts',
      files: `
        import { buffer } from 'micro';
        import { WebhooksHelper } from 'square/legacy';
        export const config = { api: { bodyParser: false } };
        export default async function handler(req, res) {
          const text = (await buffer(req)).toString();
          const given = req.headers['x-square-hmacsha256-signature'];
          if (!WebhooksHelper.isValidWebhookEventSignature(text, given, process.env.SQUARE_WEBHOOK_SIGNATURE_KEY, process.env.SQUARE_WEBHOOK_URL)) {
            return res.status(403).end();
          }
          await prisma.payment.upsert(JSON.parse(text));
          res.status(200).end();
        }
      `,
    },

    // Svix and Standard Webhooks
    'an Express handler verifies by Svix what Clerk sends': {
      files: `
        import express from 'express';
        import { Webhook } from 'svix';
        const app = express();
        app.post('/webhooks/clerk', express.raw({ type: 'application/json' }), async (req, res) => {
          let event;
          try {
            event = new Webhook(process.env.CLERK_WEBHOOK_SECRET ?? '').verify(req.body, {
              'svix-id': req.headers['svix-id'],
              'svix-timestamp': req.headers['svix-timestamp'],
              'svix-signature': req.headers['svix-signature'],
            });
          } catch {
            return res.status(400).json({ error: 'bad signature' });
          }
          await users.save(event.data);
          res.json({ ok: true });
        });
      `,
    },
    'a Next handler verifies by Standard Webhooks': {
      path: 'app/api/webhooks/polar/route.ts',
      files: `
        import { headers } from 'next/headers';
        import { Webhook } from 'standardwebhooks';
        const webhook = new Webhook(process.env.POLAR_WEBHOOK_SECRET!);
        export async function POST(request: Request) {
          const given = await headers();
          const payload = await request.text();
          const event = webhook.verify(payload, {
            'webhook-id': given.get('webhook-id')!,
            'webhook-timestamp': given.get('webhook-timestamp')!,
            'webhook-signature': given.get('webhook-signature')!,
          });
          await prisma.order.create({ data: event });
          return new Response('');
        }
      `,
    },

    // OpenAI
    'an Express handler unwraps what OpenAI sends': {
      files: `
        import express from 'express';
        import OpenAI from 'openai';
        const client = new OpenAI({ webhookSecret: process.env.OPENAI_WEBHOOK_SECRET });
        const app = express();
        app.post('/webhooks/openai', express.text({ type: 'application/json' }), async (req, res) => {
          try {
            const event = await client.webhooks.unwrap(req.body, req.headers);
            await answers.store(event.data.id);
            res.sendStatus(200);
          } catch (error) {
            res.status(400).send('bad signature');
          }
        });
      `,
    },
    'a Next handler awaits the verification of OpenAI before it parses': {
      path: 'app/api/openai/webhook/route.ts',
      files: `
        import { OpenAI } from 'openai';
        const client = new OpenAI();
        export async function POST(request: Request) {
          const payload = await request.text();
          await client.webhooks.verifySignature(payload, request.headers);
          const event = JSON.parse(payload);
          if (event.type === 'fine_tuning.job.succeeded') await prisma.model.create({ data: event.data });
          return new Response('');
        }
      `,
    },
    'a function for several senders is asked for one of them': {
      files: {
        'pages/api/webhooks/mail.ts': `
          import { isGenuine } from '../../../lib/genuine';
          export default async function handler(req, res) {
            if (!isGenuine('mail', req)) return res.status(401).end();
            await prisma.mail.create({ data: req.body });
            res.status(200).end();
          }
        `,
        'lib/genuine.ts': `
          import { timingSafeEqual } from 'node:crypto';
          import { Webhook } from 'svix';
          export function isGenuine(sender: 'mail' | 'sms', req): boolean {
            switch (sender) {
              case 'mail': {
                const secret = process.env.MAIL_WEBHOOK_SECRET;
                if (!secret) return false;
                try {
                  new Webhook(secret).verify(req.rawBody, req.headers);
                  return true;
                } catch {
                  return false;
                }
              }
              case 'sms': {
                const token = process.env.SMS_TOKEN;
                if (token) {
                  if (!timingSafeEqual(Buffer.from(token), Buffer.from(req.headers['x-sms-token']))) return false;
                }
                return true;
              }
              default:
                return true;
            }
          }
        `,
      },
    },
    'the check is skipped on a developer’s machine': {
      files: {
        'app/api/shopify/webhook/route.ts': `
          import { createHmac } from 'node:crypto';
          import { isLocalDev } from '../../../../lib/environment';
          export async function POST(request: Request) {
            const payload = await request.text();
            if (!isLocalDev) {
              const digest = createHmac('sha256', process.env.SHOPIFY_WEBHOOK_SECRET!).update(payload, 'utf8').digest('base64');
              if (digest !== request.headers.get('x-shopify-hmac-sha256')) return new Response('no', { status: 401 });
            }
            await prisma.order.create({ data: JSON.parse(payload) });
            return new Response('');
          }
        `,
        'lib/environment.ts': `
          export const isLocalDev = process.env.NODE_ENV === 'development' && !process.env.NEXT_PUBLIC_NGROK_URL;
        `,
      },
    },
    'a named import of Stripe verifies by the class itself': {
      path: 'app/api/webhooks/stripe/route.ts',
      files: `
        import { Stripe } from 'stripe';
        export async function POST(request: Request) {
          const payload = await request.text();
          const event = Stripe.webhooks.constructEvent(payload, request.headers.get('stripe-signature')!, process.env.STRIPE_WEBHOOK_SECRET!);
          await fulfil(event);
          return new Response('');
        }
      `,
    },

    // NestJS
    'a Nest guard in another file compares an HMAC of the raw body': {
      files: {
        'src/hooks.controller.ts': `
          import { Body, Controller, Post, UseGuards } from '@nestjs/common';
          import { GithubGuard } from './github.guard';
          @Controller('webhooks')
          export class HooksController {
            constructor(private readonly deploys: DeployService) {}
            @Post('github')
            @UseGuards(GithubGuard)
            async receive(@Body() event: any) {
              await this.deploys.start(event.ref);
            }
          }
        `,
        'src/github.guard.ts': `
          import { CanActivate, ExecutionContext, Injectable, RawBodyRequest, UnauthorizedException } from '@nestjs/common';
          import { createHmac, timingSafeEqual } from 'node:crypto';
          import type { Request } from 'express';
          @Injectable()
          export class GithubGuard implements CanActivate {
            canActivate(context: ExecutionContext): boolean {
              const request = context.switchToHttp().getRequest<RawBodyRequest<Request>>();
              const mac = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(request.rawBody).digest('hex');
              const given = Buffer.from(String(request.headers['x-hub-signature-256']));
              if (!timingSafeEqual(Buffer.from('sha256=' + mac), given)) throw new UnauthorizedException();
              return true;
            }
          }
        `,
      },
    },
    'a Nest guard on the whole controller answers what it compared': {
      files: {
        'src/slack.controller.ts': `
          import { Body, Controller, Post, UseGuards } from '@nestjs/common';
          import { SlackGuard } from './slack.guard';
          @UseGuards(new SlackGuard())
          @Controller({ path: 'slack', version: '1' })
          export class SlackController {
            @Post('events')
            receive(@Body() body: any) {
              inbox.add(body.event);
            }
          }
        `,
        'src/slack.guard.ts': `
          import * as crypto from 'crypto';
          export class SlackGuard {
            canActivate(context) {
              const req = context.switchToHttp().getRequest();
              return this.isSigned(req);
            }
            private isSigned(req) {
              const base = 'v0:' + req.headers['x-slack-request-timestamp'] + ':' + req.rawBody;
              const mine = 'v0=' + crypto.createHmac('sha256', process.env.SLACK_SIGNING_SECRET).update(base).digest('hex');
              return mine === req.headers['x-slack-signature'];
            }
          }
        `,
      },
    },
    'a service that Nest injects verifies with the Stripe helper': {
      files: {
        'src/stripe.controller.ts': `
          import { Controller, Headers, Post, RawBodyRequest, Req } from '@nestjs/common';
          import { Request } from 'express';
          import { BillingService } from './billing';
          @Controller('stripe')
          export class StripeController {
            constructor(private readonly billing: BillingService) {}
            @Post('webhook')
            async receive(@Req() req: RawBodyRequest<Request>, @Headers('stripe-signature') signature: string) {
              const event = this.billing.readEvent(req.rawBody, signature);
              await this.billing.apply(event);
              return { received: true };
            }
          }
        `,
        'src/billing/index.ts': `export * from './billing.service';`,
        'src/billing/billing.service.ts': `
          import { BadRequestException, Inject, Injectable } from '@nestjs/common';
          import Stripe from 'stripe';
          @Injectable()
          export class BillingService {
            constructor(@Inject('STRIPE') private readonly client: Stripe, private readonly orders: OrderRepository) {}
            readEvent(body: Buffer, signature: string) {
              try {
                return this.client.webhooks.constructEvent(body, signature, process.env.STRIPE_WEBHOOK_SECRET);
              } catch {
                throw new BadRequestException();
              }
            }
            async apply(event: Stripe.Event) {
              await this.orders.markPaid(event.data.object);
            }
          }
        `,
      },
    },
    'a global guard in the main file checks every hook': {
      files: {
        'src/hooks/hooks.controller.ts': `
          import { Body, Controller, Post } from '@nestjs/common';
          @Controller('hooks')
          export class HooksController {
            @Post('shop')
            async receive(@Body('order') order: any) {
              await this.orders.insert(order);
            }
          }
        `,
        'src/main.ts': `
          import { NestFactory } from '@nestjs/core';
          import { AppModule } from './app.module';
          import { SignedGuard } from './signed.guard';
          async function bootstrap() {
            const app = await NestFactory.create(AppModule, { rawBody: true });
            app.setGlobalPrefix('api');
            app.useGlobalGuards(new SignedGuard());
            await app.listen(3000);
          }
          bootstrap();
        `,
        'src/signed.guard.ts': `
          import { createHmac } from 'crypto';
          export class SignedGuard {
            async canActivate(context) {
              const request = context.switchToHttp().getRequest();
              const digest = createHmac('sha256', process.env.HOOK_SECRET).update(request.rawBody).digest('hex');
              return digest === request.headers['x-signature'];
            }
          }
        `,
      },
    },
    'a module provides a guard for all routes, and this one is not public': {
      files: {
        'src/events.controller.ts': `
          import { Body, Controller, Post } from '@nestjs/common';
          @Controller('webhooks')
          export class EventsController {
            @Post('partner')
            receive(@Body() body: any) {
              return this.queue.add(body);
            }
          }
        `,
        'src/app.module.ts': `
          import { Module } from '@nestjs/common';
          import { APP_GUARD } from '@nestjs/core';
          import { JwtGuard } from './jwt.guard';
          import { EventsController } from './events.controller';
          @Module({ controllers: [EventsController], providers: [{ provide: APP_GUARD, useClass: JwtGuard }] })
          export class AppModule {}
        `,
        'src/jwt.guard.ts': `
          import { ExecutionContext, Injectable } from '@nestjs/common';
          import { Reflector } from '@nestjs/core';
          import { AuthGuard } from '@nestjs/passport';
          import { IS_PUBLIC } from './public';
          @Injectable()
          export class JwtGuard extends AuthGuard('jwt') {
            constructor(private reflector: Reflector) {
              super();
            }
            canActivate(context: ExecutionContext) {
              const isPublic = this.reflector.getAllAndOverride<boolean>(IS_PUBLIC, [context.getHandler(), context.getClass()]);
              if (isPublic) return true;
              return super.canActivate(context);
            }
          }
        `,
        'src/public.ts': `
          import { SetMetadata } from '@nestjs/common';
          export const IS_PUBLIC = 'isPublic';
          export const Public = () => SetMetadata(IS_PUBLIC, true);
        `,
      },
    },
    'an own decorator composes the route with its guard': {
      files: {
        'src/shopify.controller.ts': `
          import { Controller, Headers, Post, Body } from '@nestjs/common';
          import { Signed } from './signed';
          @Controller('shopify')
          export class ShopifyController {
            @Post('webhooks/orders')
            @Signed('shopify')
            receive(@Body() order: any, @Headers('x-shopify-topic') topic: string) {
              return this.orders.import(topic, order);
            }
          }
        `,
        'src/signed.ts': `
          import { applyDecorators, SetMetadata, UseGuards } from '@nestjs/common';
          import { HmacGuard } from './hmac.guard';
          export function Signed(source: string) {
            return applyDecorators(SetMetadata('source', source), UseGuards(HmacGuard));
          }
        `,
        'src/hmac.guard.ts': `
          import { CanActivate, ExecutionContext, ForbiddenException } from '@nestjs/common';
          import { SignatureService } from './signature.service';
          export class HmacGuard implements CanActivate {
            constructor(private readonly signatures: SignatureService) {}
            canActivate(context: ExecutionContext) {
              const http = context.switchToHttp();
              const { rawBody, headers } = http.getRequest();
              if (!this.signatures.matches(rawBody, headers['x-shopify-hmac-sha256'])) throw new ForbiddenException();
              return true;
            }
          }
        `,
        'src/signature.service.ts': `
          import { createHmac, timingSafeEqual } from 'crypto';
          export class SignatureService {
            matches(body: Buffer, given: string): boolean {
              const own = createHmac('sha256', process.env.SHOPIFY_API_SECRET).update(body).digest('base64');
              return timingSafeEqual(Buffer.from(own), Buffer.from(given));
            }
          }
        `,
      },
    },
    'a guard made by a function for each provider': {
      files: {
        'src/hooks.controller.ts': `
          import { Body, Controller, Post, UseGuards } from '@nestjs/common';
          import { signedBy } from './signed-by';
          @Controller('webhook')
          export class HooksController {
            @Post('linear')
            @UseGuards(signedBy('linear-signature'))
            receive(@Body() body: any) {
              return this.issues.upsert(body.data);
            }
          }
        `,
        'src/signed-by.ts': `
          import { createHmac } from 'crypto';
          import { mixin } from '@nestjs/common';
          export const signedBy = (header: string) => {
            class SignatureGuard {
              canActivate(context) {
                const request = context.switchToHttp().getRequest();
                const own = createHmac('sha256', process.env.LINEAR_WEBHOOK_SECRET).update(request.rawBody).digest('hex');
                return own === request.headers[header];
              }
            }
            return mixin(SignatureGuard);
          };
        `,
      },
    },
    'middleware that a module applies to a list of controllers asks for a user': {
      files: askedOf('', '...guarded', 'const guarded = [UsersController, HooksController];'),
    },
    'nobody knows which controllers a module applies its middleware to': {
      files: askedOf('', '...guarded', "import { guarded } from '@acme/guarded';"),
    },
    'middleware that a module applies to the controller checks': {
      files: {
        'src/hooks.controller.ts': `
          import { Body, Controller, Post } from '@nestjs/common';
          @Controller('webhooks')
          export class HooksController {
            @Post('github')
            receive(@Body() body: any) {
              return this.builds.start(body.repository.id);
            }
          }
        `,
        'src/hooks.module.ts': `
          import { MiddlewareConsumer, Module, NestModule } from '@nestjs/common';
          import { HooksController } from './hooks.controller';
          import { GithubMiddleware } from './github.middleware';
          @Module({ controllers: [HooksController] })
          export class HooksModule implements NestModule {
            configure(consumer: MiddlewareConsumer) {
              consumer.apply(GithubMiddleware).forRoutes(HooksController);
            }
          }
        `,
        'src/github.middleware.ts': `
          import { Webhooks } from '@octokit/webhooks';
          import { Injectable, NestMiddleware } from '@nestjs/common';
          @Injectable()
          export class GithubMiddleware implements NestMiddleware {
            private readonly webhooks = new Webhooks({ secret: process.env.GITHUB_WEBHOOK_SECRET });
            async use(req, res, next) {
              if (!(await this.webhooks.verify(req.rawBody, req.headers['x-hub-signature-256']))) {
                res.status(401).end();
                return;
              }
              next();
            }
          }
        `,
      },
    },
    'a parameter decorator answers the verified event only': {
      files: {
        'src/stripe.controller.ts': `
          import { Controller, Post } from '@nestjs/common';
          import { StripeEvent } from './stripe-event';
          @Controller('webhooks/stripe')
          export class StripeController {
            @Post()
            receive(@StripeEvent() event: any) {
              return this.ledger.record(event.data.object);
            }
          }
        `,
        'src/stripe-event.ts': `
          import { createParamDecorator, ExecutionContext } from '@nestjs/common';
          import Stripe from 'stripe';
          const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
          export const StripeEvent = createParamDecorator((_: unknown, context: ExecutionContext) => {
            const request = context.switchToHttp().getRequest();
            return stripe.webhooks.constructEvent(request.rawBody, request.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
          });
        `,
      },
    },
    'a guard out of an unknown package may check': {
      files: `
        import { Body, Controller, Post, UseGuards } from '@nestjs/common';
        import { HookGuard } from '@acme/nest-hooks';
        @Controller('webhooks')
        export class HooksController {
          @Post('github')
          @UseGuards(HookGuard)
          receive(@Body() body: any) {
            return this.builds.start(body.ref);
          }
        }
      `,
    },
    'a controller that keeps our own outgoing webhooks': {
      files: `
        import { Body, Controller, Get, Post } from '@nestjs/common';
        import { WebhooksService } from './webhooks.service';
        @Controller('webhooks')
        export class WebhooksController {
          constructor(private readonly webhooks: WebhooksService) {}
          @Get()
          all() {
            return this.webhooks.all();
          }
          @Post()
          store(@Body() dto: WebhookDto) {
            return this.webhooks.store(dto);
          }
        }
      `,
    },
    'only a client that is injected under a token is asked': {
      files: {
        'src/pay.controller.ts': `
          import { Body, Controller, Inject, Post, Headers, RawBody } from '@nestjs/common';
          @Controller('pay')
          export class PayController {
            constructor(@Inject('VERIFIER') private readonly verifier: any) {}
            @Post('webhook')
            receive(@RawBody() body: Buffer, @Headers() headers: any) {
              const event = this.verifier.open(body, headers);
              return this.payments.settle(event);
            }
          }
        `,
        'src/pay.module.ts': `
          import { Module } from '@nestjs/common';
          import { Verifier } from './verifier';
          @Module({ providers: [{ provide: 'VERIFIER', useFactory: () => new Verifier(process.env.PAY_SECRET) }] })
          export class PayModule {}
        `,
        'src/verifier.ts': `
          import { createHmac } from 'crypto';
          export class Verifier {
            constructor(private readonly secret: string) {}
            open(body: Buffer, headers: any) {
              const mac = createHmac('sha256', this.secret).update(body).digest('hex');
              if (mac !== headers['x-pay-signature']) throw new Error('not signed');
              return JSON.parse(body.toString());
            }
          }
        `,
      },
    },

    // AWS Lambda
    'a Lambda function verifies the text it was sent': {
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const handler = async (event) => {
          let received;
          try {
            const raw = event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString() : event.body;
            received = stripe.webhooks.constructEvent(raw, event.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
          } catch {
            return { statusCode: 400, body: 'bad signature' };
          }
          await orders.markPaid(received.data.object.id);
          return { statusCode: 200, body: '' };
        };
      `,
    },
    'a Lambda function asks another file whether GitHub signed': {
      files: {
        'functions/github-webhook/index.js': `
          const { isSigned } = require('../../lib/is-signed');
          exports.handler = async function (event) {
            if (!isSigned(event)) return { statusCode: 401 };
            const payload = JSON.parse(event.body);
            await builds.start(payload.repository.id);
            return { statusCode: 204 };
          };
        `,
        'lib/is-signed.js': `
          const crypto = require('crypto');
          exports.isSigned = (event) => {
            const own = 'sha256=' + crypto.createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(event.body).digest('hex');
            return own === event.headers['x-hub-signature-256'];
          };
        `,
      },
    },
    'a middleware of middy verifies before the handler': {
      files: {
        'src/slack-events.ts': `
          import middy from '@middy/core';
          import jsonBodyParser from '@middy/http-json-body-parser';
          import { verifySlack } from './verify-slack';
          const receive = async (event) => {
            await inbox.add(event.body.event);
            return { statusCode: 200 };
          };
          export const handler = middy(receive).use(verifySlack()).use(jsonBodyParser());
        `,
        'src/verify-slack.ts': `
          import { createHmac } from 'node:crypto';
          export const verifySlack = () => ({
            before: async (request) => {
              const { body, headers } = request.event;
              const base = 'v0:' + headers['x-slack-request-timestamp'] + ':' + body;
              const own = 'v0=' + createHmac('sha256', process.env.SLACK_SIGNING_SECRET).update(base).digest('hex');
              if (own !== headers['x-slack-signature']) return { statusCode: 401 };
            },
          });
        `,
      },
    },
    'a middleware of middy out of an unknown package may check': {
      files: `
        import middy from '@middy/core';
        import { authorise } from 'acme-middlewares';
        export const shopWebhook = middy()
          .use(authorise())
          .handler(async (event) => {
            await orders.create(JSON.parse(event.body));
            return { statusCode: 200 };
          });
      `,
    },
    'messages of a queue are no requests': {
      path: 'src/stripe-webhook-worker.ts',
      files: `
        export const handler = async (event) => {
          for (const record of event.Records) {
            const body = JSON.parse(record.body);
            await ledger.insert(body);
          }
          return { statusCode: 200 };
        };
      `,
    },
    'a token in the header is compared with a secret': {
      path: 'netlify/functions/cms-webhook.ts',
      files: `
        import type { Handler, HandlerEvent } from '@netlify/functions';
        export const handler: Handler = async (event: HandlerEvent) => {
          if (event.headers['x-cms-token'] !== process.env.CMS_WEBHOOK_TOKEN) {
            return { statusCode: 401, body: 'no' };
          }
          await pages.rebuild(JSON.parse(event.body ?? '{}').slug);
          return { statusCode: 200, body: 'ok' };
        };
      `,
    },
    'a Fastify route verifies by hand in place': {
      files: `
        import Fastify from 'fastify';
        import rawBody from 'fastify-raw-body';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = Fastify();
        app.register(rawBody, { global: true });
        app.post('/webhooks/github', async (request, reply) => {
          const given = Buffer.from(request.headers['x-hub-signature-256'] ?? '');
          const mac = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(request.rawBody).digest('hex');
          const expected = Buffer.from('sha256=' + mac);
          if (given.length !== expected.length || !timingSafeEqual(given, expected)) return reply.code(401).send();
          await deploy(request.body.ref);
          return reply.code(204).send();
        });
      `,
    },
    'a Fastify route has a preHandler in its options': {
      files: {
        'src/hooks.js': `
          const { requireStripe } = require('./require-stripe');
          module.exports = async function hooks(app) {
            app.post('/webhooks/stripe', { preHandler: [requireStripe] }, async (request) => {
              await settle(request.body.data.object.id);
              return { received: true };
            });
          };
        `,
        'src/require-stripe.js': `
          const stripe = require('stripe')(process.env.STRIPE_SECRET_KEY);
          exports.requireStripe = async (request, reply) => {
            try {
              stripe.webhooks.constructEvent(request.rawBody, request.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
            } catch {
              return reply.code(400).send({ error: 'bad signature' });
            }
          };
        `,
        'src/app.js': `
          const app = require('fastify')();
          app.register(require('./hooks'));
        `,
      },
    },
    'the hook of a Fastify plugin around the route holds for it': {
      files: {
        'src/app.ts': `
          import Fastify from 'fastify';
          import { incoming } from './incoming';
          const app = Fastify();
          app.register(incoming, { prefix: '/webhooks' });
        `,
        'src/incoming.ts': `
          import type { FastifyInstance } from 'fastify';
          import { isFromSlack } from './slack';
          import { commands } from './commands';
          export async function incoming(app: FastifyInstance) {
            app.register(commands, { prefix: '/slack' });
            app.addHook('preHandler', async (request, reply) => {
              if (!isFromSlack(request)) return reply.unauthorized();
            });
          }
        `,
        'src/commands.ts': `
          import type { FastifyInstance } from 'fastify';
          export const commands = async (app: FastifyInstance) => {
            app.route({ method: 'POST', url: '/commands', handler: async (request) => { await run(request.body.text); return {}; } });
          };
        `,
        'src/slack.ts': `
          import { createHmac, timingSafeEqual } from 'node:crypto';
          export const isFromSlack = (request: any): boolean => {
            const base = 'v0:' + request.headers['x-slack-request-timestamp'] + ':' + request.rawBody;
            const expected = Buffer.from('v0=' + createHmac('sha256', process.env.SLACK_SIGNING_SECRET!).update(base).digest('hex'));
            const given = Buffer.from(request.headers['x-slack-signature'] ?? '');
            return given.length === expected.length && timingSafeEqual(given, expected);
          };
        `,
      },
    },
    'a shared Fastify plugin brings its hook to whoever registers it': {
      files: {
        'src/routes.js': `
          const verify = require('./verify');
          module.exports = async function (fastify) {
            fastify.register(verify);
            fastify.post('/webhooks/github', async (request, reply) => {
              await deploy(request.body.ref);
              reply.code(204).send();
            });
          };
        `,
        'src/verify.js': `
          const fp = require('fastify-plugin');
          const { verify } = require('@octokit/webhooks-methods');
          module.exports = fp(async (fastify) => {
            fastify.addHook('preHandler', async (request, reply) => {
              const ok = await verify(process.env.GITHUB_WEBHOOK_SECRET, request.rawBody, request.headers['x-hub-signature-256']);
              if (!ok) reply.code(401).send();
            });
          });
        `,
        'src/app.js': `
          const fastify = require('fastify')();
          fastify.register(require('./routes'));
        `,
      },
    },
    'a helper answers the reply itself and says no': {
      files: {
        'src/app.ts': `
          import Fastify from 'fastify';
          import { passes } from './passes';
          const app = Fastify();
          app.post('/webhooks/github', async (request, reply) => {
            if (!(await passes(request, reply))) return;
            await deploy(request.body.ref);
            reply.send({ ok: true });
          });
        `,
        'src/passes.ts': `
          import { createHmac, timingSafeEqual } from 'node:crypto';
          export const passes = async (request, reply) => {
            const expected = Buffer.from('sha256=' + createHmac('sha256', process.env.GITHUB_SECRET).update(request.rawBody).digest('hex'));
            const given = Buffer.from(String(request.headers['x-hub-signature-256']));
            if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
              reply.code(401).send({ error: 'bad signature' });
              return false;
            }
            return true;
          };
        `,
      },
    },
    'a Fastify plugin loads folders that nobody here reads': {
      files: {
        'src/app.ts': `
          import Fastify from 'fastify';
          import autoload from '@fastify/autoload';
          const app = Fastify();
          app.register(autoload, { dir: 'plugins' });
          app.post('/webhooks/github', async (request, reply) => {
            await deploy(request.body.ref);
            reply.send({ ok: true });
          });
        `,
      },
    },
    'a Fastify plugin is exported, and who registers it cannot be seen': {
      editor: 'silent',
      files: {
        'src/hooks.ts': `
          import type { FastifyInstance } from 'fastify';
          export default async function hooks(app: FastifyInstance) {
            app.post('/webhooks/stripe', async (request) => {
              await settle(request.body.data.object.id);
              return { received: true };
            });
          }
        `,
        'src/app.ts': `
          import Fastify from 'fastify';
          import hooks from './hooks';
          import { stripe } from './stripe';
          const app = Fastify();
          app.addHook('preHandler', async (request, reply) => {
            stripe.webhooks.constructEvent(request.rawBody, request.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
          });
          app.register(hooks);
        `,
        'src/stripe.ts': `
          import Stripe from 'stripe';
          export const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        `,
      },
    },
    'a Hono route checks with the Stripe helper': {
      files: `
        import { Hono } from 'hono';
        import Stripe from 'stripe';
        const app = new Hono();
        app.post('/webhooks/stripe', async (c) => {
          const stripe = new Stripe(c.env.STRIPE_SECRET_KEY);
          const body = await c.req.text();
          let event;
          try {
            event = await stripe.webhooks.constructEventAsync(body, c.req.header('stripe-signature'), c.env.STRIPE_WEBHOOK_SECRET);
          } catch {
            return c.text('bad signature', 400);
          }
          await settle(event.data.object.id);
          return c.json({ received: true });
        });
        export default app;
      `,
    },
    'a Hono middleware refuses what GitHub did not sign': {
      files: {
        'src/index.ts': `
          import { Hono } from 'hono';
          import { signedByGithub } from './signed-by-github';
          const app = new Hono();
          app.use('/webhooks/*', signedByGithub);
          app.post('/webhooks/github', async (c) => {
            const event = await c.req.json();
            await deploy(event.ref);
            return c.body(null, 204);
          });
          export default app;
        `,
        'src/signed-by-github.ts': `
          import { createMiddleware } from 'hono/factory';
          import { HTTPException } from 'hono/http-exception';
          import { verify } from '@octokit/webhooks-methods';
          export const signedByGithub = createMiddleware(async (c, next) => {
            const ok = await verify(c.env.GITHUB_WEBHOOK_SECRET, await c.req.text(), c.req.header('x-hub-signature-256') ?? '');
            if (!ok) throw new HTTPException(401);
            await next();
          });
        `,
      },
    },
    'a Hono router is mounted behind a check in another file': {
      editor: 'silent',
      files: {
        'src/hooks.ts': `
          import { Hono } from 'hono';
          export const hooks = new Hono();
          hooks.post('/slack', async (c) => {
            const form = await c.req.parseBody();
            await run(form.text);
            return c.json({ ok: true });
          });
        `,
        'src/index.ts': `
          import { Hono } from 'hono';
          import { isSigned } from './is-signed';
          import { hooks } from './hooks';
          const app = new Hono();
          app.use('/webhooks/*', async (c, next) => {
            if (!(await isSigned(c))) return c.json({ error: 'bad signature' }, 401);
            return next();
          });
          app.route('/webhooks', hooks);
          export default app;
        `,
        'src/is-signed.ts': `
          import type { Context } from 'hono';
          import { createHmac, timingSafeEqual } from 'node:crypto';
          export const isSigned = async (c: Context): Promise<boolean> => {
            const base = 'v0:' + c.req.header('x-slack-request-timestamp') + ':' + (await c.req.text());
            const expected = Buffer.from('v0=' + createHmac('sha256', process.env.SLACK_SIGNING_SECRET!).update(base).digest('hex'));
            const given = Buffer.from(c.req.header('x-slack-signature') ?? '');
            return given.length === expected.length && timingSafeEqual(given, expected);
          };
        `,
      },
    },
    'a digest of Web Crypto is compared byte by byte in a loop': {
      files: `
        import { Hono } from 'hono';
        const app = new Hono();
        app.post('/webhooks/slack', async (c) => {
          const raw = await c.req.text();
          const text = new TextEncoder();
          const key = await crypto.subtle.importKey('raw', text.encode(c.env.SLACK_SIGNING_SECRET), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
          const mac = await crypto.subtle.sign('HMAC', key, text.encode('v0:' + c.req.header('x-slack-request-timestamp') + ':' + raw));
          const expected = text.encode('v0=' + Buffer.from(mac).toString('hex'));
          const given = text.encode(c.req.header('x-slack-signature') ?? '');
          let difference = expected.length ^ given.length;
          for (let i = 0; i < expected.length; i++) difference |= expected[i] ^ given[i];
          if (difference !== 0) return c.json({ error: 'bad signature' }, 401);
          await run(JSON.parse(raw));
          return c.json({ ok: true });
        });
      `,
    },
    'a wrapper that can be called in two ways runs the handler inside another': {
      files: {
        'app/api/webhooks/stripe/route.ts': `
          import Stripe from 'stripe';
          import { withErrors } from '@/server/with-errors';
          const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);
          export const POST = withErrors('stripe webhook', async (request: Request) => {
            const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature')!, process.env.STRIPE_WEBHOOK_SECRET!);
            await settle(event.data.object);
            return Response.json({ received: true });
          });
        `,
        'server/with-errors.ts': `
          import { inContext } from './in-context';
          const around = (handler, scope = 'api') => async (request, context) =>
            inContext({ scope }, async () => {
              try {
                return await handler(request, context);
              } catch (error) {
                return Response.json({ error: 'failed' }, { status: 500 });
              }
            });
          export function withErrors(scopeOrHandler, handler?) {
            if (typeof scopeOrHandler === 'string') return around(handler, scopeOrHandler);
            return around(scopeOrHandler);
          }
        `,
        'server/in-context.ts': `
          import { AsyncLocalStorage } from 'node:async_hooks';
          const store = new AsyncLocalStorage();
          export const inContext = (context, run) => store.run(context, run);
        `,
        'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }',
      },
    },
    'a Hono route stands behind a bearer token': {
      files: `
        import { Hono } from 'hono';
        import { bearerAuth } from 'hono/bearer-auth';
        const app = new Hono();
        app.use('/hooks/*', bearerAuth({ token: process.env.HOOKS_TOKEN! }));
        app.post('/hooks/deploy', async (c) => {
          const { ref } = await c.req.json();
          await deploy(ref);
          return c.json({ ok: true });
        });
      `,
    },
    'a Fastify application of another file has the hook': {
      editor: 'silent',
      files: {
        'src/app.ts': `
          import Fastify from 'fastify';
          import Stripe from 'stripe';
          const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
          export const app = Fastify();
          app.addHook('preHandler', async (request) => {
            stripe.webhooks.constructEvent(request.rawBody, request.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
          });
        `,
        'src/routes.ts': `
          import { app } from './app';
          app.post('/webhooks/stripe', async (request, reply) => {
            await settle(request.body.data.object.id);
            return reply.send({ received: true });
          });
        `,
      },
    },
    'a Fastify application is handed to a function that adds the hook': {
      editor: 'silent',
      files: {
        'src/app.ts': `
          import Fastify from 'fastify';
          import { guard } from './guard';
          const app = Fastify();
          guard(app);
          app.post('/webhooks/github', async (request, reply) => {
            await deploy(request.body.ref);
            reply.code(204).send();
          });
        `,
        'src/guard.ts': `
          import type { FastifyInstance } from 'fastify';
          import { verify } from '@octokit/webhooks-methods';
          export function guard(server: FastifyInstance) {
            server.addHook('onRequest', async (request) => { request.log.info('in'); });
            server.addHook('preHandler', async (request, reply) => {
              const signed = await verify(process.env.GITHUB_WEBHOOK_SECRET, request.rawBody, request.headers['x-hub-signature-256']);
              if (!signed) throw server.httpErrors.unauthorized();
            });
          }
        `,
      },
    },
    'routes are added by a function that is handed the Fastify application': {
      editor: 'silent',
      files: {
        'src/hooks.js': `
          module.exports = (app) => {
            app.post('/webhooks/github', async (req, res) => {
              await deploy(req.body.ref);
              res.send({ ok: true });
            });
          };
        `,
        'src/app.js': `
          const app = require('fastify')();
          const { verify } = require('@octokit/webhooks-methods');
          app.addHook('preHandler', async (req, res) => {
            if (!(await verify(process.env.GITHUB_SECRET, req.rawBody, req.headers['x-hub-signature-256']))) return res.forbidden();
          });
          require('./hooks')(app);
        `,
      },
    },
    'a Fastify hook answers through a helper, and the request ends there': {
      files: {
        'src/app.ts': `
          import Fastify from 'fastify';
          import { turnAway } from './turn-away';
          import { isSigned } from './is-signed';
          const app = Fastify();
          app.addHook('preHandler', async (request, reply) => {
            if (!isSigned(request.headers['x-hub-signature-256'], request.rawBody)) turnAway(reply);
          });
          app.post('/webhooks/github', async (request) => {
            await deploy(request.body.ref);
            return { ok: true };
          });
        `,
        'src/turn-away.ts': `
          export const turnAway = (reply) => {
            reply.header('x-reason', 'signature');
            reply.send({ accepted: false });
          };
        `,
        'src/is-signed.ts': `
          import { createHmac, timingSafeEqual } from 'node:crypto';
          export const isSigned = (given, body) => {
            const expected = 'sha256=' + createHmac('sha256', process.env.GITHUB_SECRET).update(body).digest('hex');
            return timingSafeEqual(Buffer.from(given), Buffer.from(expected));
          };
        `,
      },
    },
    'a Fastify route names a decorated function as its hook': {
      files: {
        'src/signatures.ts': `
          import fp from 'fastify-plugin';
          import { verify } from '@octokit/webhooks-methods';
          export default fp(async (fastify) => {
            fastify.decorate('fromGithub', async (request, reply) => {
              const ok = await verify(process.env.GITHUB_WEBHOOK_SECRET, request.rawBody, request.headers['x-hub-signature-256']);
              if (!ok) return reply.code(401).send({ error: 'bad signature' });
            });
          });
        `,
        'src/app.ts': `
          import Fastify from 'fastify';
          import signatures from './signatures';
          const app = Fastify();
          await app.register(signatures);
          app.post('/webhooks/github', { preHandler: [app.fromGithub] }, async (request) => {
            await deploy(request.body.ref);
            return { ok: true };
          });
        `,
      },
    },
    'the options of a Fastify route come out of another file': {
      editor: 'silent',
      files: {
        'src/app.js': `
          const app = require('fastify')();
          const { signed } = require('./signed');
          app.post('/webhooks/stripe', { ...signed, schema: {} }, async (request) => {
            await settle(request.body.data.object.id);
            return { received: true };
          });
        `,
        'src/signed.js': `
          const stripe = require('stripe')(process.env.STRIPE_SECRET_KEY);
          exports.signed = {
            config: { rawBody: true },
            preValidation: (request, reply, done) => {
              try {
                stripe.webhooks.constructEvent(request.rawBody, request.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
                done();
              } catch (error) {
                done(error);
              }
            },
          };
        `,
      },
    },
    'a Fastify body parser refuses bytes that nobody signed': {
      files: `
        import Fastify from 'fastify';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = Fastify();
        app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
          const expected = createHmac('sha256', process.env.SHOP_SECRET).update(body).digest();
          const given = Buffer.from(String(request.headers['x-shopify-hmac-sha256']), 'base64');
          if (given.length !== expected.length || !timingSafeEqual(given, expected)) return done(new Error('bad signature'));
          done(null, JSON.parse(body.toString()));
        });
        app.post('/webhooks/orders', async (request, reply) => {
          await orders.import(request.body.id);
          reply.code(200).send();
        });
      `,
    },
    'a Fastify body parser keeps the bytes, and the handler verifies them': {
      files: `
        import Fastify from 'fastify';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);
        const app = Fastify();
        app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
          request.rawBody = body;
          done(null, JSON.parse(body.toString()));
        });
        app.post('/webhooks/stripe', async (request, reply) => {
          let event;
          try {
            event = stripe.webhooks.constructEvent(request.rawBody, request.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET!);
          } catch {
            return reply.badRequest('signature');
          }
          await settle(event.data.object.id);
          return { received: true };
        });
      `,
    },
    'middleware on a path of Fastify verifies': {
      files: `
        import Fastify from 'fastify';
        import middie from '@fastify/middie';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = Fastify();
        await app.register(middie);
        app.use('/webhooks', (req, res, next) => {
          const mac = createHmac('sha256', process.env.HOOK_SECRET).update(req.headers['x-timestamp']).digest('hex');
          if (!timingSafeEqual(Buffer.from(mac), Buffer.from(req.headers['x-signature']))) {
            res.statusCode = 401;
            res.end();
            return;
          }
          next();
        });
        app.post('/webhooks/builds', async (request, reply) => {
          await deploy(request.body.ref);
          reply.send({ ok: true });
        });
      `,
    },
    'a Fastify plugin that nobody is seen to register': {
      path: 'src/routes/webhooks/index.js',
      files: `
        module.exports = async function (fastify, opts) {
          fastify.post('/webhooks/github', async (request, reply) => {
            await deploy(request.body.ref);
            reply.send({ ok: true });
          });
        };
      `,
    },
    'a Fastify plugin is loaded when it is registered, behind a hook': {
      editor: 'silent',
      files: {
        'src/routes/stripe.ts': `
          import type { FastifyPluginAsync } from 'fastify';
          const routes: FastifyPluginAsync = async (app) => {
            app.post('/stripe', async (request) => {
              await settle(request.body.data.object.id);
              return { received: true };
            });
          };
          export default routes;
        `,
        'src/app.ts': `
          import Fastify from 'fastify';
          import { verifyStripe } from './verify-stripe';
          const app = Fastify();
          app.register(async (scope) => {
            scope.addHook('preHandler', verifyStripe);
            scope.register(import('./routes/stripe'), { prefix: '/webhooks' });
          });
        `,
        'src/verify-stripe.ts': `
          import Stripe from 'stripe';
          const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
          export const verifyStripe = async (request) => {
            stripe.webhooks.constructEvent(request.rawBody, request.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
          };
        `,
      },
    },
    'links of one Hono chain share their middleware': {
      files: {
        'src/index.ts': `
          import { Hono } from 'hono';
          import { signedByGithub } from './signed-by-github';
          const app = new Hono()
            .use('/webhooks/*', signedByGithub)
            .get('/', (c) => c.text('up'))
            .post('/webhooks/github', async (c) => {
              const event = await c.req.json();
              await deploy(event.ref);
              return c.body(null, 204);
            });
          export default { port: 3000, fetch: app.fetch };
        `,
        'src/signed-by-github.ts': `
          import { verify } from '@octokit/webhooks-methods';
          export const signedByGithub = async (c, next) => {
            const ok = await verify(c.env.GITHUB_WEBHOOK_SECRET, await c.req.text(), c.req.raw.headers.get('x-hub-signature-256'));
            if (!ok) return c.json({ error: 'bad signature' }, 401);
            await next();
          };
        `,
      },
    },
    'Hono middleware stands on the whole path, and the router below it': {
      editor: 'silent',
      files: {
        'src/hooks.ts': `
          import { Hono } from 'hono';
          export const createHooks = () => {
            const hooks = new Hono();
            hooks.post('/stripe', async (c) => {
              const event = await c.req.json();
              if (event.type === 'invoice.paid') await settle(event.data.object.id);
              return c.json({ received: true });
            });
            return hooks;
          };
        `,
        'src/index.ts': `
          import { Hono } from 'hono';
          import Stripe from 'stripe';
          import { createHooks } from './hooks';
          const app = new Hono().basePath('/api');
          app.use('/webhooks/stripe', async (c, next) => {
            const stripe = new Stripe(c.env.STRIPE_SECRET_KEY);
            await stripe.webhooks.constructEventAsync(await c.req.text(), c.req.header('stripe-signature')!, c.env.STRIPE_WEBHOOK_SECRET);
            await next();
          });
          app.route('/webhooks', createHooks());
          export default app;
        `,
      },
    },
    'a described route of Hono has its middleware in the description': {
      files: `
        import { OpenAPIHono, createRoute } from '@hono/zod-openapi';
        import { bearerAuth } from 'hono/bearer-auth';
        const app = new OpenAPIHono();
        const route = createRoute({
          method: 'post',
          path: '/webhooks/deploys',
          middleware: [bearerAuth({ token: process.env.DEPLOY_TOKEN! })],
          responses: { 204: { description: 'taken' } },
        });
        app.openapi(route, async (c) => {
          const { ref } = await c.req.json();
          await deploy(ref);
          return c.body(null, 204);
        });
      `,
    },
    'Hono handlers are made in one list': {
      files: {
        'src/github.ts': `
          import { createFactory } from 'hono/factory';
          import { verify } from '@octokit/webhooks-methods';
          const factory = createFactory();
          const signed = factory.createMiddleware(async (c, next) => {
            const ok = await verify(c.env.GITHUB_WEBHOOK_SECRET, await c.req.text(), c.req.header('x-hub-signature-256')!);
            if (!ok) return c.text('no', 401);
            await next();
          });
          export const pushes = factory.createHandlers(signed, async (c) => {
            const event = await c.req.json();
            await deploy(event.ref);
            return c.body(null, 204);
          });
        `,
        'src/index.ts': `
          import { Hono } from 'hono';
          import { pushes } from './github';
          const app = new Hono();
          app.post('/webhooks/github', ...pushes);
          export default app;
        `,
      },
    },
    'a Hono handler checks with Web Crypto what the request was sent with': {
      files: `
        import { Hono } from 'hono';
        const app = new Hono();
        app.on('POST', '/hooks/builds', async (c) => {
          const body = await c.req.raw.clone().arrayBuffer();
          const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(c.env.HOOK_SECRET), { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
          const given = Uint8Array.from(atob(c.req.raw.headers.get('x-signature') ?? ''), (one) => one.charCodeAt(0));
          if (!(await crypto.subtle.verify('HMAC', key, given, body))) return c.newResponse(null, 401);
          const { ref } = await c.req.json();
          await deploy(ref);
          return c.json({ ok: true });
        });
      `,
    },
    'a first Hono handler of the path checks, and goes on to the second': {
      files: `
        import { Hono } from 'hono';
        import { HTTPException } from 'hono/http-exception';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = new Hono();
        app.post('/webhooks/slack', async (c, next) => {
          const base = 'v0:' + c.req.header('x-slack-request-timestamp') + ':' + (await c.req.text());
          const expected = Buffer.from('v0=' + createHmac('sha256', c.env.SLACK_SIGNING_SECRET).update(base).digest('hex'));
          if (!timingSafeEqual(expected, Buffer.from(c.req.header('x-slack-signature') ?? ''))) throw new HTTPException(401);
          await next();
        });
        app.post('/webhooks/slack', async (c) => {
          const form = await c.req.parseBody();
          await run(form.text);
          return c.text('');
        });
      `,
    },
    'Hono routes are added to an application that was guarded before': {
      editor: 'silent',
      files: {
        'src/routes.ts': `
          import type { Hono } from 'hono';
          export const addHooks = (app: Hono) => {
            app.post('/hooks/deploy', async (c) => {
              const { ref } = await c.req.json();
              await deploy(ref);
              return c.json({ ok: true });
            });
          };
        `,
        'src/index.ts': `
          import { Hono } from 'hono';
          import { jwt } from 'hono/jwt';
          import { addHooks } from './routes';
          const app = new Hono();
          app.use('*', jwt({ secret: process.env.JWT_SECRET }));
          addHooks(app);
          export default app;
        `,
      },
    },
    'a function of another file puts the check on an Express application': {
      editor: 'silent',
      files: {
        'src/app.js': `
          const express = require('express');
          const { prepare } = require('./prepare');
          const app = express();
          prepare(app);
          app.post('/webhooks/github', (req, res) => {
            deploy(req.body.ref);
            res.sendStatus(204);
          });
        `,
        'src/prepare.js': `
          const express = require('express');
          const { createHmac, timingSafeEqual } = require('node:crypto');
          exports.prepare = (server) => {
            server.use(express.raw({ type: '*/*' }));
            server.use('/webhooks', (req, res, next) => {
              const mac = 'sha256=' + createHmac('sha256', process.env.GITHUB_SECRET).update(req.body).digest('hex');
              if (!timingSafeEqual(Buffer.from(mac), Buffer.from(req.get('x-hub-signature-256')))) return res.sendStatus(401);
              req.body = JSON.parse(req.body);
              next();
            });
          };
        `,
      },
    },
    'Express routes are added to an application that was guarded before': {
      editor: 'silent',
      files: {
        'src/routes.js': `
          module.exports = function (app) {
            app.post('/webhooks/deploys', (req, res) => {
              deploy(req.body.ref);
              res.sendStatus(204);
            });
          };
        `,
        'src/server.js': `
          const express = require('express');
          const basicAuth = require('express-basic-auth');
          const app = express();
          app.use(express.json());
          app.use(basicAuth({ users: { deployer: process.env.DEPLOY_PASSWORD } }));
          require('./routes')(app);
          app.listen(3000);
        `,
      },
    },
    'a test registers a Fastify plugin bare, the application behind its hook': {
      editor: 'silent',
      files: {
        'src/hooks.ts': `
          import type { FastifyInstance } from 'fastify';
          export const hooks = async (app: FastifyInstance) => {
            app.post('/webhooks/github', async (request) => {
              await deploy(request.body.ref);
              return { ok: true };
            });
          };
        `,
        'src/app.ts': `
          import Fastify from 'fastify';
          import { verify } from '@octokit/webhooks-methods';
          import { hooks } from './hooks';
          const app = Fastify();
          app.addHook('preHandler', async (request, reply) => {
            const ok = await verify(process.env.GITHUB_WEBHOOK_SECRET, request.rawBody, request.headers['x-hub-signature-256']);
            if (!ok) await reply.code(401).send();
          });
          app.register(hooks);
        `,
        'src/hooks.test.ts': `
          import Fastify from 'fastify';
          import { hooks } from './hooks';
          const app = Fastify();
          app.register(hooks);
        `,
      },
    },
    'a test mounts an Express router bare, the application behind its check': {
      editor: 'silent',
      files: {
        'src/hooks.js': `
          const { Router } = require('express');
          const hooks = Router();
          hooks.post('/deploys', (req, res) => {
            deploy(req.body.ref);
            res.sendStatus(204);
          });
          module.exports = hooks;
        `,
        'src/server.js': `
          const express = require('express');
          const basicAuth = require('express-basic-auth');
          const app = express();
          app.use('/webhooks', basicAuth({ users: { deployer: process.env.DEPLOY_PASSWORD } }), require('./hooks'));
        `,
        'test/hooks.test.js': `
          const express = require('express');
          const app = express();
          app.use('/webhooks', require('../src/hooks'));
        `,
      },
    },
    'parts of Hono middleware are put together': {
      files: `
        import { Hono } from 'hono';
        import { every } from 'hono/combine';
        import { bearerAuth } from 'hono/bearer-auth';
        import { rateLimiter } from 'hono-rate-limiter';
        const app = new Hono();
        app.use('/hooks/*', every(rateLimiter({ limit: 10 }), bearerAuth({ token: process.env.HOOKS_TOKEN! })));
        app.post('/hooks/deploy', async (c) => {
          const { ref } = await c.req.json();
          await deploy(ref);
          return c.json({ ok: true });
        });
      `,
    },
    'a Hono router has its check as middleware of the path, and reads what it kept': {
      editor: 'silent',
      files: {
        'src/slack.ts': `
          import { Hono } from 'hono';
          import { isSigned } from './signature';
          export const slack = new Hono();
          slack.post('/commands', isSigned, async (c) => {
            await run(c.get('form').text);
            return c.text('');
          });
        `,
        'src/signature.ts': `
          import { createMiddleware } from 'hono/factory';
          export const isSigned = createMiddleware(async (c, next) => {
            const body = await c.req.text();
            const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(c.env.SLACK_SIGNING_SECRET), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
            const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode('v0:' + c.req.header('x-slack-request-timestamp') + ':' + body));
            const expected = 'v0=' + Buffer.from(mac).toString('hex');
            if (expected !== c.req.header('x-slack-signature')) return c.json({ error: 'signature' }, 401);
            c.set('form', Object.fromEntries(new URLSearchParams(body)));
            await next();
          });
        `,
        'src/index.ts': `
          import { Hono } from 'hono';
          import { slack } from './slack';
          const app = new Hono();
          app.route('/slack', slack);
          export default app;
        `,
      },
    },
    'a Fastify handler hands the request to a module that is chosen at run time': {
      files: `
        const path = require('path');
        const app = require('fastify')();
        app.post('/webhooks/:service', async (request, reply) => {
          const { handle } = require(path.join(__dirname, request.params.service));
          return handle(request, reply);
        });
      `,
    },

    // Who sends, and what else a path may mean
    'an appointment is put into a calendar': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/google/events', async (req, res) => {
          const { summary, start, end } = req.body;
          await calendar.events.insert({ calendarId: 'primary', requestBody: { summary, start, end } });
          res.sendStatus(201);
        });
      `,
    },
    'a notification is to be sent': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/notifications/slack', async (req, res) => {
          await slack.chat.postMessage({ channel: req.body.channel, text: req.body.text });
          res.sendStatus(202);
        });
      `,
    },
    'a login comes back from a provider that sends webhooks too': {
      path: 'pages/api/google/callback.ts',
      files: `
        export default async function handler(req, res) {
          const tokens = await exchange(req.query.code);
          await sessions.start(req, tokens);
          res.redirect('/');
        }
      `,
    },
    'a login comes back from a provider whose name begins like the word for it': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/auth0/callback', async (req, res) => {
          await sessions.start(req.body.code);
          res.redirect('/');
        });
      `,
    },
    'a login comes back to a path that says no more': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/callback', async (req, res) => {
          await sessions.start(req.body.id_token);
          res.redirect('/');
        });
      `,
    },
    'a delivery of our own is sent again': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/webhooks/:id/resend', async (req, res) => {
          await outbox.enqueue(req.params.id, req.body.attempt);
          res.sendStatus(202);
        });
      `,
    },
    'a type of an SDK that is called an event but is none that is sent': {
      path: 'app/api/report/route.ts',
      files: `
        import * as Sentry from '@sentry/node';
        const pass = async (event: Sentry.Event) => { await reports.insert(event); };
        export async function POST(request: Request) {
          await pass(await request.json());
          return new Response('');
        }
      `,
    },

    // Endpoints that others have too
    'interactions are counted': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/interactions', async (req, res) => {
          await analytics.insert({ kind: req.body.kind, at: req.body.at });
          res.sendStatus(204);
        });
      `,
    },
    'Discord’s middleware stands before the interactions': {
      files: `
        import express from 'express';
        import { InteractionResponseType, verifyKeyMiddleware } from 'discord-interactions';
        const app = express();
        app.post('/interactions', verifyKeyMiddleware(process.env.DISCORD_PUBLIC_KEY), async (req, res) => {
          await commands.run(req.body.data);
          res.send({ type: InteractionResponseType.PONG });
        });
      `,
    },
    'a message is to be sent by the SDK': {
      files: `
        import express from 'express';
        import twilio from 'twilio';
        const client = twilio(process.env.TWILIO_ACCOUNT_SID, process.env.TWILIO_AUTH_TOKEN);
        const app = express();
        app.post('/sms', async (req, res) => {
          await client.messages.create({ to: req.body.to, from: process.env.SENDER, body: req.body.text });
          res.sendStatus(202);
        });
      `,
    },
    'a template of a message is shown': {
      path: 'src/templates.controller.ts',
      files: `
        import { Body, Controller, Post } from '@nestjs/common';
        @Controller('templates')
        export class TemplatesController {
          constructor(private readonly templates: Templates) {}
          @Post('preview/sms')
          async preview(@Body() body: { content: string }) {
            return this.templates.render(body.content);
          }
        }
      `,
    },
    'our own commands for a workspace': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/slack/commands', async (req, res) => {
          await settings.save(req.body.workspace, req.body.enabled);
          res.sendStatus(204);
        });
      `,
    },

    // Telegram
    'grammY is given the secret token': {
      files: `
        import express from 'express';
        import { Bot, webhookCallback } from 'grammy';
        const bot = new Bot(process.env.BOT_TOKEN);
        const app = express();
        app.post('/telegram/webhook', webhookCallback(bot, 'express', { secretToken: process.env.TELEGRAM_SECRET_TOKEN }));
      `,
    },
    'grammY is given the secret token behind its time limit': {
      files: `
        import express from 'express';
        import { Bot, webhookCallback } from 'grammy';
        const bot = new Bot(process.env.BOT_TOKEN);
        const app = express();
        app.post('/telegram/webhook', webhookCallback(bot, 'express', 'throw', 10000, process.env.TELEGRAM_SECRET_TOKEN));
      `,
    },
    'grammY stands at a path that only Telegram knows': {
      files: `
        import express from 'express';
        import { Bot, webhookCallback } from 'grammy';
        const bot = new Bot(process.env.BOT_TOKEN);
        const app = express();
        app.use(\`/\${process.env.BOT_TOKEN}/webhook\`, webhookCallback(bot, 'express'));
      `,
    },

    // Answers that come later
    'what an async function of our own answers is waited for in a variable': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const isGenuine = async (req) => {
          const secret = await vault.read('github');
          const mine = createHmac('sha256', secret).update(req.rawBody).digest();
          return timingSafeEqual(mine, Buffer.from(req.get('x-hub-signature-256').slice(7), 'hex'));
        };
        const app = express();
        app.post('/webhooks/github', async (req, res) => {
          const genuine = isGenuine(req);
          metrics.count('github');
          if (!(await genuine)) return res.sendStatus(401);
          await builds.start(req.body.repository.full_name);
          res.sendStatus(202);
        });
      `,
    },
    'the helper of Octokit is waited for': {
      files: `
        import express from 'express';
        import { verify } from '@octokit/webhooks-methods';
        const app = express();
        app.post('/webhooks/github', express.text({ type: '*/*' }), async (req, res) => {
          if (!(await verify(process.env.GITHUB_WEBHOOK_SECRET, req.body, req.get('x-hub-signature-256')))) {
            return res.sendStatus(401);
          }
          await builds.start(JSON.parse(req.body).repository.full_name);
          res.sendStatus(202);
        });
      `,
    },

    // Paths that say nothing of a sender
    'a visitor wants to be called back': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/request-callback', async (req, res) => {
          await form.insert(req.body.phone, req.body.preferredTime);
          res.sendStatus(200);
        });
      `,
    },
    'wishes to be called back are a collection': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/callbacks', async (req, res) => {
          await db.callbacks.insert({ phone: req.body.phone, when: req.body.when });
          res.sendStatus(201);
        });
      `,
    },
    'a form is handed on to be called back': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/callback', async (req, res) => {
          await form.submit(req.body.phone, req.body.preferredTime);
          res.sendStatus(200);
        });
      `,
    },
    'what kind of call a visitor wants back': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/callback', async (req, res) => {
          const { name, type, id } = req.body;
          await form.submit(id, type, name);
          res.sendStatus(200);
        });
      `,
    },
    'an account is linked where a vendor comes back': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/google/callback', async (req, res) => {
          await sessions.link(req.body.user, req.body.account);
          res.redirect('/');
        });
      `,
    },
    'somebody of ours is to be notified': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/notify', async (req, res) => {
          await mailer.send(req.body.to, req.body.message);
          res.sendStatus(202);
        });
      `,
    },
    'a kind of message of a vendor is to be sent': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/twilio/notify', async (req, res) => {
          await queue.add({ to: req.body.to, type: req.body.type, data: req.body.data });
          res.sendStatus(202);
        });
      `,
    },
    'a delivery of our own is updated': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/webhooks/:id/update', async (req, res) => {
          await outbox.save(req.params.id, req.body.enabled);
          res.sendStatus(200);
        });
      `,
    },
    'a webhook at a vendor is created by us': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/webhooks/shopify/create', async (req, res) => {
          await shop.register(req.body.topic);
          res.sendStatus(201);
        });
      `,
    },
    'webhooks at a vendor are administered behind its name': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/webhooks/stripe/:id/update', async (req, res) => {
          await outbox.save(req.params.id, req.body.enabled);
          res.sendStatus(200);
        });
      `,
    },

    // Promises that are waited for in the end
    'a promise is asked for and waited for at once': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const isGenuine = async (req) => {
          const mine = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(req.rawBody).digest();
          return timingSafeEqual(mine, Buffer.from(req.get('x-hub-signature-256').slice(7), 'hex'));
        };
        const assertGenuine = async (req) => {
          if (!(await isGenuine(req))) throw new Error('forged');
        };
        const app = express();
        app.post('/webhooks/github', async (req, res) => {
          const checked = assertGenuine(req);
          if (checked) await checked;
          await builds.enqueue(req.body.repository.full_name);
          res.sendStatus(202);
        });
      `,
    },
    'a promise is kept, refused without, and waited for': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const isGenuine = async (req) => {
          const mine = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(req.rawBody).digest();
          return timingSafeEqual(mine, Buffer.from(req.get('x-hub-signature-256').slice(7), 'hex'));
        };
        const app = express();
        app.post('/webhooks/github', async (req, res) => {
          const genuine = isGenuine(req);
          if (!genuine) return res.sendStatus(500);
          if (!(await genuine)) return res.sendStatus(401);
          await builds.enqueue(req.body.repository.full_name);
          res.sendStatus(202);
        });
      `,
    },
    'a promise is waited for among others': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const isGenuine = async (req) => {
          const mine = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(req.rawBody).digest();
          return timingSafeEqual(mine, Buffer.from(req.get('x-hub-signature-256').slice(7), 'hex'));
        };
        const app = express();
        app.post('/webhooks/github', async (req, res) => {
          const genuine = isGenuine(req);
          if (!genuine) throw new Error('no answer');
          const [isOurs] = await Promise.all([genuine]);
          if (!isOurs) return res.sendStatus(401);
          await builds.enqueue(req.body.repository.full_name);
          res.sendStatus(202);
        });
      `,
    },
    'a function that answers by a promise is waited for': {
      files: `
        import express from 'express';
        import { verify } from '@octokit/webhooks-methods';
        const isValid = (req) => verify(process.env.GITHUB_WEBHOOK_SECRET, req.rawBody, req.get('x-hub-signature-256'));
        const app = express();
        app.post('/webhooks/github', async (req, res) => {
          if (!(await isValid(req))) return res.sendStatus(401);
          await builds.enqueue(req.body.repository.full_name);
          res.sendStatus(202);
        });
      `,
    },
    'what was waited for is switched on': {
      files: `
        import express from 'express';
        import { verify } from '@octokit/webhooks-methods';
        const app = express();
        app.post('/webhooks/github', async (req, res) => {
          switch (await verify(process.env.GITHUB_WEBHOOK_SECRET, req.rawBody, req.get('x-hub-signature-256'))) {
            case false:
              return res.sendStatus(401);
          }
          await builds.enqueue(req.body.repository.full_name);
          res.sendStatus(202);
        });
      `,
    },

    // grammY without a path
    'grammY is served without a path and given a secret token': {
      files: `
        import express from 'express';
        import { Bot, webhookCallback } from 'grammy';
        const bot = new Bot(process.env.BOT_TOKEN);
        const app = express();
        app.use(express.json());
        app.use(webhookCallback(bot, 'express', { secretToken: process.env.BOT_SECRET }));
      `,
    },
    'grammY is served without a path behind a check of the token': {
      files: `
        import express from 'express';
        import { Bot, webhookCallback } from 'grammy';
        const bot = new Bot(process.env.BOT_TOKEN);
        const app = express();
        app.use((req, res, next) => {
          if (req.get('x-telegram-bot-api-secret-token') !== process.env.BOT_SECRET) return res.sendStatus(401);
          next();
        });
        app.use(webhookCallback(bot, 'express'));
      `,
    },
  },

  reported: {
    'bind has handed the handler what stands before the request, and nobody asks': {
      files: `
        import express from 'express';
        const app = express();
        async function receive(orders, req, res) {
          await orders.markPaid(req.body.data.object.id);
          res.sendStatus(200);
        }
        app.post('/webhooks/stripe', receive.bind(null, orders)); // reported
      `,
    },
    'the check is asked everywhere but in production': {
      path: 'app/api/webhooks/stripe/route.ts',
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);
        export async function POST(request: Request) { // reported
          const payload = await request.text();
          let event = JSON.parse(payload);
          if (process.env.NODE_ENV !== 'production') {
            event = stripe.webhooks.constructEvent(payload, request.headers.get('stripe-signature')!, process.env.STRIPE_WEBHOOK_SECRET!);
          }
          await orders.markPaid(event.data.object.id);
          return new Response('');
        }
      `,
    },
    'a digest of the event is counted, and compared with nothing': {
      files: `
        import express from 'express';
        import { createHash } from 'node:crypto';
        const app = express();
        const kinds = new Map();
        const note = (digest, kind) => { kinds.set(digest, kind); };
        app.post('/webhooks/courier', express.json(), async (req, res) => { // reported
          note(createHash('sha256').update(JSON.stringify(req.body)).digest('hex'), req.get('x-courier-event'));
          await parcels.move(req.body.parcel, req.body.state);
          res.sendStatus(200);
        });
      `,
    },
    'whether the signature fits is logged, and no more': {
      files: `
        import express from 'express';
        import { createHmac } from 'node:crypto';
        const app = express();
        app.post('/webhooks/github', express.raw({ type: '*/*' }), async (req, res) => { // reported
          const wanted = 'sha256=' + createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(req.body).digest('hex');
          console.log('fits', wanted === req.get('x-hub-signature-256'));
          await deploy(JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    'a form is read, and nobody asks who sent it': {
      files: {
        'pages/api/webhooks/turnstiles.ts': `
          import formidable from 'formidable';
          import { db } from '../../../lib/db';

          export const config = { api: { bodyParser: false } };

          export default async function handler(req, res) { // reported
            const [fields] = await formidable({ multiples: true }).parse(req);
            await db.passage.create({ data: { badge: fields.badge, at: fields.at } });
            res.status(200).end();
          }
        `,
      },
    },
    'the object is read from a host that the event may choose': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/webhooks/market', express.json(), async (req, res) => { // reported
          const { resource } = req.body;
          const answer = await fetch(\`https://api.market.example\${resource}\`);
          const order = await answer.json();
          await orders.markPaid(order.id);
          res.sendStatus(200);
        });
      `,
    },
    'only the type of the header is asked for': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/webhooks/stripe', express.json(), async (req, res) => { // reported
          const signature = req.headers['stripe-signature'];
          if (typeof signature !== 'string') return res.sendStatus(400);
          await orders.markPaid(req.body.data.object.id);
          res.sendStatus(200);
        });
      `,
    },
    ...addresses.reported,
    ...callbacks.reported,
    ...classes.reported,
    ...comments.reported,
    ...containers.reported,
    ...events.reported,
    ...inheritance.reported,
    ...lookalikes.reported,
    ...nestProviders.reported,
    ...mounts.reported,
    ...registries.reported,
    ...senders.reported,
    ...sharedHeaders.reported,
    ...shapes.reported,
    ...ownVerifiers.reported,
    ...runtimes.reported,
    ...interfaces.reported,
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

    // Twilio
    'a Twilio message is stored unchecked': {
      files: `
        import express from 'express';
        import twilio from 'twilio';
        const client = twilio(process.env.TWILIO_ACCOUNT_SID, process.env.TWILIO_AUTH_TOKEN);
        const app = express();
        app.use(express.urlencoded({ extended: false }));
        app.post('/webhooks/twilio', async (req, res) => { // reported
          await inbox.insert({ from: req.body.From, text: req.body.Body });
          await client.messages.create({ to: req.body.From, from: process.env.SENDER, body: 'Thank you' });
          res.type('text/xml').send('<Response/>');
        });
      `,
    },
    'the middleware of Twilio is told not to validate': {
      files: `
        import express from 'express';
        import twilio from 'twilio';
        const app = express();
        app.post('/twilio/voice/webhook', twilio.webhook({ validate: false }), async (req, res) => { // reported
          await calls.insert({ sid: req.body.CallSid });
          res.send(new twilio.twiml.VoiceResponse().toString());
        });
      `,
    },

    // SendGrid
    'events of SendGrid are recorded unchecked': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/webhooks/sendgrid', express.json(), async (req, res) => { // reported
          for (const event of req.body) await deliveries.record(event.email, event.event);
          res.sendStatus(204);
        });
      `,
    },
    'the key of SendGrid is read, and no signature': {
      path: 'app/api/sendgrid/events/route.ts',
      files: `
        import { EventWebhook } from '@sendgrid/eventwebhook';
        export async function POST(request: Request) { // reported
          const signature = request.headers.get('x-twilio-email-event-webhook-signature');
          const key = new EventWebhook().convertPublicKeyToECDSA(process.env.SENDGRID_WEBHOOK_PUBLIC_KEY!);
          console.log('event', signature, key !== null);
          await prisma.bounce.createMany({ data: await request.json() });
          return new Response('');
        }
      `,
    },

    // Shopify
    'an order of Shopify is taken on its topic alone': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/hooks/orders', express.json(), async (req, res) => { // reported
          if (req.get('x-shopify-topic') === 'orders/create') await orders.import(req.body);
          res.sendStatus(200);
        });
      `,
    },

    // PayPal
    'a payment of PayPal is believed': {
      files: `
        const express = require('express');
        const router = express.Router();
        router.post('/paypal/webhook', async (req, res) => { // reported
          if (req.body.event_type === 'PAYMENT.CAPTURE.COMPLETED') {
            await orders.markPaid(req.body.resource.custom_id);
          }
          res.sendStatus(200);
        });
        module.exports = router;
        const app = express();
        app.use('/api', router);
      `,
    },
    'that PayPal’s headers are there is no check': {
      path: 'app/api/paypal/webhook/route.ts',
      files: `
        export async function POST(request: Request) { // reported
          if (!request.headers.get('paypal-transmission-sig')) return new Response('no', { status: 400 });
          const event = await request.json();
          await prisma.subscription.update({ where: { id: event.resource.id }, data: { status: event.event_type } });
          return new Response('');
        }
      `,
    },

    // Square
    'a payment of Square is believed': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/square/webhook', express.json(), async (req, res) => { // reported
          await payments.apply(req.body.data.object.payment);
          res.sendStatus(200);
        });
      `,
    },

    // Svix and Standard Webhooks
    'what Clerk sends through Svix is parsed and believed': {
      path: 'app/api/clerk/route.ts',
      files: `
        export async function POST(request: Request) { // reported
          const id = request.headers.get('svix-id');
          const event = await request.json();
          await prisma.user.create({ data: { id: event.data.id, delivery: id } });
          return new Response('');
        }
      `,
    },
    'a header is signed anew and compared with nothing': {
      files: `
        import express from 'express';
        import { Webhook } from 'svix';
        const webhook = new Webhook(process.env.CLERK_WEBHOOK_SECRET);
        const app = express();
        app.post('/webhooks/clerk', express.json(), async (req, res) => { // reported
          const expected = webhook.sign(req.headers['svix-id'], new Date(), JSON.stringify(req.body));
          console.log(expected, req.headers['svix-signature']);
          await users.save(req.body.data);
          res.json({ ok: true });
        });
      `,
    },

    // OpenAI
    'what OpenAI sends is believed': {
      path: 'app/api/openai/webhook/route.ts',
      files: `
        export async function POST(request: Request) { // reported
          const event = await request.json();
          if (event.type === 'fine_tuning.job.succeeded') await prisma.model.create({ data: event.data });
          return new Response('');
        }
      `,
    },

    // NestJS
    'a Nest controller believes what Stripe sends': {
      editor: 'silent',
      files: `
        import { Body, Controller, Post } from '@nestjs/common';
        @Controller('stripe')
        export class StripeController {
          constructor(private readonly orders: OrdersService) {}
          @Post('webhook') // reported
          async receive(@Body() event: any) {
            if (event.type === 'checkout.session.completed') await this.orders.markPaid(event.data.object.id);
            return { received: true };
          }
        }
      `,
    },
    'the guard stands on the sibling controller': {
      editor: 'silent',
      files: {
        'src/hooks.ts': `
          import { Body, Controller, Post, UseGuards } from '@nestjs/common';
          import { GithubGuard } from './github.guard';
          @Controller('webhooks/github')
          @UseGuards(GithubGuard)
          export class GithubController {
            @Post()
            receive(@Body() body: any) {
              return this.builds.start(body.ref);
            }
          }
          @Controller('webhooks/linear')
          export class LinearController {
            @Post() // reported
            receive(@Body() body: any) {
              return this.issues.upsert(body.data);
            }
          }
        `,
        'src/github.guard.ts': `
          import { createHmac } from 'crypto';
          export class GithubGuard {
            canActivate(context) {
              const request = context.switchToHttp().getRequest();
              const own = 'sha256=' + createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(request.rawBody).digest('hex');
              return own === request.headers['x-hub-signature-256'];
            }
          }
        `,
      },
    },
    'a guard only writes to the log when the signature is wrong': {
      editor: 'silent',
      files: {
        'src/hooks.controller.ts': `
          import { Body, Controller, Post, UseGuards } from '@nestjs/common';
          import { LogGuard } from './log.guard';
          @Controller('webhooks')
          @UseGuards(LogGuard)
          export class HooksController {
            @Post('partner') // reported
            receive(@Body() body: any) {
              return this.leads.insert(body);
            }
          }
        `,
        'src/log.guard.ts': `
          import { Logger } from '@nestjs/common';
          export class LogGuard {
            private readonly logger = new Logger(LogGuard.name);
            canActivate(context) {
              const request = context.switchToHttp().getRequest();
              this.logger.log('delivery ' + request.headers['x-delivery']);
              return true;
            }
          }
        `,
      },
    },
    'the route is marked public, so that the guard for all routes lets it pass': {
      editor: 'silent',
      files: {
        'src/events.controller.ts': `
          import { Body, Controller, Post } from '@nestjs/common';
          import { Public } from './public';
          @Controller('webhooks')
          export class EventsController {
            @Public()
            @Post('twilio') // reported
            receive(@Body() body: any) {
              return this.messages.insert({ from: body.From, text: body.Body });
            }
          }
        `,
        'src/app.module.ts': `
          import { Module } from '@nestjs/common';
          import { APP_GUARD } from '@nestjs/core';
          import { JwtGuard } from './jwt.guard';
          @Module({ providers: [{ provide: APP_GUARD, useClass: JwtGuard }] })
          export class AppModule {}
        `,
        'src/jwt.guard.ts': `
          import { ExecutionContext, Injectable } from '@nestjs/common';
          import { Reflector } from '@nestjs/core';
          import { AuthGuard } from '@nestjs/passport';
          import { IS_PUBLIC } from './public';
          @Injectable()
          export class JwtGuard extends AuthGuard('jwt') {
            constructor(private reflector: Reflector) {
              super();
            }
            canActivate(context: ExecutionContext) {
              if (this.reflector.get(IS_PUBLIC, context.getHandler())) return true;
              return super.canActivate(context);
            }
          }
        `,
        'src/public.ts': `
          import { SetMetadata } from '@nestjs/common';
          export const IS_PUBLIC = 'isPublic';
          export const Public = () => SetMetadata(IS_PUBLIC, true);
        `,
      },
    },
    'the raw body is kept and then parsed without a look at the signature': {
      editor: 'silent',
      files: {
        'src/pay.controller.ts': `
          import { Controller, Headers, Post, Req, RawBodyRequest } from '@nestjs/common';
          import { PayService } from './pay.service';
          @Controller('payments')
          export class PayController {
            constructor(private readonly pay: PayService) {}
            @Post('stripe-webhook') // reported
            async receive(@Req() req: RawBodyRequest<Request>, @Headers('stripe-signature') signature: string) {
              if (!signature) return { received: false };
              return this.pay.apply(req.rawBody);
            }
          }
        `,
        'src/pay.service.ts': `
          export class PayService {
            constructor(private readonly orders: OrdersRepository) {}
            async apply(body: Buffer) {
              const event = JSON.parse(body.toString());
              await this.orders.markPaid(event.data.object.id);
            }
          }
        `,
      },
    },
    'a guard for all routes only counts requests': {
      editor: 'silent',
      files: {
        'src/hooks.controller.ts': `
          import { Controller, Post, Req, Res } from '@nestjs/common';
          @Controller(['hooks', 'webhooks'])
          export class HooksController {
            @Post('github') // reported
            async receive(@Req() req, @Res() res) {
              await deploy(req.body.ref);
              res.sendStatus(204);
            }
          }
        `,
        'src/main.ts': `
          import { NestFactory } from '@nestjs/core';
          import { ValidationPipe } from '@nestjs/common';
          import helmet from 'helmet';
          import { AppModule } from './app.module';
          void (async () => {
            const app = await NestFactory.create(AppModule);
            app.use(helmet());
            app.useGlobalPipes(new ValidationPipe());
            await app.listen(3000);
          })();
        `,
        'src/app.module.ts': `
          import { Module } from '@nestjs/common';
          import { APP_GUARD } from '@nestjs/core';
          import { ThrottlerGuard, ThrottlerModule } from '@nestjs/throttler';
          import { HooksController } from './hooks.controller';
          @Module({
            imports: [ThrottlerModule.forRoot([{ ttl: 60, limit: 10 }])],
            controllers: [HooksController],
            providers: [{ provide: APP_GUARD, useClass: ThrottlerGuard }],
          })
          export class AppModule {}
        `,
      },
    },
    'middleware is applied to a list of other controllers': {
      editor: 'silent',
      files: askedOf(' // reported', '...guarded', 'const guarded = [UsersController];'),
    },
    'middleware checks another path only': {
      editor: 'silent',
      files: {
        'src/hooks.controller.ts': `
          import { Body, Controller, Post } from '@nestjs/common';
          @Controller('webhooks')
          export class HooksController {
            @Post('linear') // reported
            receive(@Body() body: any) {
              return this.issues.upsert(body.data);
            }
          }
        `,
        'src/hooks.module.ts': `
          import { Module } from '@nestjs/common';
          import { Signed } from './signed';
          @Module({})
          export class HooksModule {
            configure(consumer) {
              consumer.apply(Signed).forRoutes('webhooks/github');
            }
          }
        `,
        'src/signed.ts': `
          import { createHmac } from 'crypto';
          export class Signed {
            use(req, res, next) {
              const own = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(req.rawBody).digest('hex');
              if (own !== req.headers['x-hub-signature-256']) return res.sendStatus(401);
              next();
            }
          }
        `,
      },
    },
    'a helper is made of another application’s guard': {
      editor: 'silent',
      files: {
        'apps/api/src/hooks.controller.ts': `
          import { Body, Controller, Post } from '@nestjs/common';
          @Controller('webhooks')
          export class HooksController {
            @Post('github') // reported
            receive(@Body() body: any) {
              return this.builds.start(body.ref);
            }
          }
        `,
        'apps/api/src/main.ts': `
          import { NestFactory } from '@nestjs/core';
          import { HooksModule } from './hooks.module';
          NestFactory.create(HooksModule).then((app) => app.listen(3000));
        `,
        'apps/admin/src/main.ts': `
          import { NestFactory } from '@nestjs/core';
          import { AuthGuard } from '@nestjs/passport';
          import { AdminModule } from './admin.module';
          NestFactory.create(AdminModule).then((app) => {
            app.useGlobalGuards(new (AuthGuard('jwt'))());
            return app.listen(3001);
          });
        `,
      },
    },

    // AWS Lambda
    'a Lambda function believes what Stripe sends': {
      files: `
        export const handler = async (event) => { // reported
          const received = JSON.parse(event.body);
          if (received.type === 'checkout.session.completed') await ledger.insert(received.data.object);
          return { statusCode: 200, body: '' };
        };
      `,
    },
    'the folder of a Netlify function tells that it is a webhook': {
      path: 'netlify/functions/order-webhook/index.js',
      files: `
        exports.handler = async (event) => { // reported
          const order = JSON.parse(event.body);
          await db.orders.insert(order);
          return { statusCode: 200, body: 'ok' };
        };
      `,
    },
    'middy only parses': {
      files: `
        import middy from '@middy/core';
        import jsonBodyParser from '@middy/http-json-body-parser';
        import type { APIGatewayProxyEvent } from 'aws-lambda';
        const receive = async (event: APIGatewayProxyEvent) => { // reported
          await deploys.start(event.body);
          return { statusCode: 202, body: event.headers['x-github-event'] };
        };
        export const handler = middy(receive).use(jsonBodyParser());
      `,
    },
    'a Lambda function answers by its callback': {
      path: 'lambdas/twilio-webhook.js',
      files: `
        exports.handler = (event, context, callback) => { // reported
          const message = JSON.parse(event.body);
          store.save(message);
          callback(null, { statusCode: 200 });
        };
      `,
    },
    'a middleware of middy lets a wrong signature pass': {
      editor: 'silent',
      files: {
        'src/linear-webhook.ts': `
          import middy from '@middy/core';
          import { countDeliveries } from './count-deliveries';
          const receive = async (event) => { // reported
            await issues.upsert(JSON.parse(event.body).data);
            return { statusCode: 200 };
          };
          export const handler = middy(receive).use(countDeliveries());
        `,
        'src/count-deliveries.ts': `
          export const countDeliveries = () => ({
            before: async ({ event }) => {
              console.log('delivery', event.headers['linear-delivery']);
            },
          });
        `,
      },
    },
    'a Fastify route acts on what anybody sends': {
      files: `
        import Fastify from 'fastify';
        const app = Fastify();
        app.post('/webhooks/stripe', async (request, reply) => { // reported
          if (request.body.type === 'invoice.paid') await settle(request.body.data.object.id);
          return reply.send({ received: true });
        });
      `,
    },
    'a Fastify route written as an object': {
      files: `
        const app = require('fastify')();
        app.route({ // reported
          method: 'POST',
          url: '/webhooks/github',
          handler: async (request, reply) => {
            await deploy(request.body.ref);
            reply.code(204).send();
          },
        });
      `,
    },
    'the hook of a Fastify plugin does not hold for its sibling': {
      editor: 'silent',
      files: {
        'src/app.js': `
          const app = require('fastify')();
          app.register(require('./slack'), { prefix: '/webhooks/slack' });
          app.register(require('./github'), { prefix: '/webhooks/github' });
        `,
        'src/slack.js': `
          const { verifySlackRequest } = require('@slack/bolt');
          module.exports = async function slack(app) {
            app.addHook('preHandler', async (request) => {
              verifySlackRequest({ signingSecret: process.env.SLACK_SIGNING_SECRET, body: request.rawBody, headers: request.headers });
            });
            app.post('/commands', async (request) => { await run(request.body.text); return {}; });
          };
        `,
        'src/github.js': `
          module.exports = async function github(app) {
            app.post('/pushes', async (request) => { // reported
              await deploy(request.body.ref, request.headers['x-github-event']);
              return {};
            });
          };
        `,
      },
    },
    'a Fastify plugin that is not shared keeps its hook to itself': {
      editor: 'silent',
      files: {
        'src/routes.js': `
          const verify = require('./verify');
          module.exports = async function (fastify) {
            fastify.register(verify);
            fastify.post('/webhooks/github', async (request, reply) => { // reported
              await deploy(request.body.ref);
              reply.code(204).send();
            });
          };
        `,
        'src/verify.js': `
          const { verify } = require('@octokit/webhooks-methods');
          module.exports = async (fastify) => {
            fastify.addHook('preHandler', async (request, reply) => {
              const ok = await verify(process.env.GITHUB_WEBHOOK_SECRET, request.rawBody, request.headers['x-hub-signature-256']);
              if (!ok) reply.code(401).send();
            });
          };
        `,
        'src/app.js': `
          const fastify = require('fastify')();
          fastify.register(require('./routes'));
        `,
      },
    },
    'a Fastify hook looks at the signature and lets the request on': {
      files: `
        import Fastify from 'fastify';
        const app = Fastify();
        app.addHook('preHandler', async (request) => {
          request.log.info({ signed: request.headers['x-hub-signature-256'] !== undefined });
        });
        app.post('/webhooks/github', async (request) => { // reported
          await deploy(request.body.ref);
          return { ok: true };
        });
      `,
    },
    'a Hono route acts on what anybody sends': {
      files: `
        import { Hono } from 'hono';
        const app = new Hono();
        app.post('/webhooks/stripe', async (c) => { // reported
          const event = await c.req.json();
          if (event.type === 'invoice.paid') await settle(event.data.object.id);
          return c.json({ received: true });
        });
        export default { fetch: app.fetch };
      `,
    },
    'a Hono middleware only measures': {
      files: `
        import { Hono } from 'hono';
        import { logger } from 'hono/logger';
        const app = new Hono();
        app.use(logger());
        app.use('/webhooks/*', async (c, next) => {
          const started = performance.now();
          await next();
          c.header('server-timing', String(performance.now() - started));
        });
        app.post('/webhooks/github', async (c) => { // reported
          const event = await c.req.json();
          await deploy(event.ref);
          return c.body(null, 204);
        });
      `,
    },
    'a Hono router is mounted beside the check': {
      editor: 'silent',
      files: {
        'src/hooks.ts': `
          import { Hono } from 'hono';
          const hooks = new Hono();
          hooks.post('/github', async (c) => { // reported
            const event = await c.req.json();
            await deploy(event.ref, c.req.header('x-github-event'));
            return c.json({ ok: true });
          });
          export default hooks;
        `,
        'src/index.ts': `
          import { Hono } from 'hono';
          import { bearerAuth } from 'hono/bearer-auth';
          import hooks from './hooks';
          const app = new Hono();
          app.use('/admin/*', bearerAuth({ token: process.env.ADMIN_TOKEN! }));
          app.route('/webhooks', hooks);
          export default app;
        `,
      },
    },
    'a Hono route goes on although the signature does not hold': {
      files: `
        import { Hono } from 'hono';
        const app = new Hono();
        app.post('/webhooks/github', async (c) => { // reported
          const signature = c.req.header('x-hub-signature-256');
          if (!signature) console.warn('no signature');
          const event = await c.req.json();
          await deploy(event.ref);
          return c.json({ ok: true });
        });
      `,
    },
    'Fastify plugins that add, and none that asks': {
      files: `
        import Fastify from 'fastify';
        import cookie from '@fastify/cookie';
        import jwt from '@fastify/jwt';
        import rawBody from 'fastify-raw-body';
        const app = Fastify().withTypeProvider();
        app.register(cookie);
        app.register(jwt, { secret: process.env.JWT_SECRET });
        app.register(rawBody);
        app.post('/webhooks/stripe', { config: { rawBody: true } }, async (req) => { // reported
          await settle(req.body.data.object.id);
          return { received: true };
        });
      `,
    },
    'a Fastify route in a constant, for one method of a list': {
      files: `
        const fastify = require('fastify')();
        const pushes = {
          method: ['POST'],
          url: '/webhooks/github',
          async handler(request, reply) {
            await deploy(request.body.ref);
            return reply.code(204).send();
          },
        };
        fastify.route(pushes); // reported
      `,
    },
    'a decorated Fastify function that only notes': {
      files: `
        import Fastify from 'fastify';
        const app = Fastify();
        app.decorate('note', async (request) => {
          request.log.info({ delivery: request.headers['x-github-delivery'] });
        });
        app.route({ method: 'POST', url: '/webhooks/github', preHandler: app.note, handler: onPush }); // reported
        async function onPush(request, reply) {
          await deploy(request.body.ref);
          reply.send();
        }
      `,
    },
    'a Fastify hook with a callback that calls it either way': {
      files: `
        import Fastify from 'fastify';
        const app = Fastify();
        app.addHook('onRequest', (request, reply, done) => {
          if (!request.headers['stripe-signature']) request.log.warn('unsigned');
          done();
        });
        app.post('/webhooks/stripe', async (request, reply) => { // reported
          await settle(request.body.data.object.id);
          reply.send({ received: true });
        });
      `,
    },
    'the check of Fastify middleware stands on another path': {
      files: `
        import Fastify from 'fastify';
        import middie from '@fastify/middie';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = Fastify();
        await app.register(middie);
        app.use('/internal', (req, res, next) => {
          const mac = createHmac('sha256', process.env.HOOK_SECRET).update(req.headers['x-timestamp']).digest('hex');
          if (timingSafeEqual(Buffer.from(mac), Buffer.from(req.headers['x-signature']))) next();
          else res.end();
        });
        app.post('/webhooks/builds', async (request, reply) => { // reported
          await deploy(request.body.ref);
          reply.send({ ok: true });
        });
      `,
    },
    'routes are added to a Fastify application that asks nobody': {
      editor: 'silent',
      files: {
        'src/hooks.js': `
          module.exports = (app) => {
            app.post('/webhooks/github', async (req, res) => { // reported
              await deploy(req.body.ref);
              res.send({ ok: true });
            });
          };
        `,
        'src/app.js': `
          const app = require('fastify')();
          app.addHook('onResponse', async (req, res) => { metrics.count(res.statusCode); });
          require('./hooks')(app);
        `,
      },
    },
    'links of one Hono chain, and none of them asks': {
      files: `
        import { Hono } from 'hono';
        import { cors } from 'hono/cors';
        import { zValidator } from '@hono/zod-validator';
        const app = new Hono()
          .use('*', cors())
          .get('/', (c) => c.text('up'))
          .post('/webhooks/deploys', zValidator('json', schema), async (c) => { // reported
            const { ref } = c.req.valid('json');
            await deploy(ref);
            return c.json({ ok: true });
          });
        export default { fetch: app.fetch };
      `,
    },
    'Hono middleware on a path without a star does not hold below it': {
      files: `
        import { Hono } from 'hono';
        import { bearerAuth } from 'hono/bearer-auth';
        const app = new Hono();
        app.use('/webhooks', bearerAuth({ token: process.env.HOOKS_TOKEN! }));
        app.post('/webhooks/deploys', async (c) => { // reported
          const { ref } = await c.req.json();
          await deploy(ref);
          return c.json({ ok: true });
        });
      `,
    },
    'Hono middleware comes behind the route': {
      files: `
        import { Hono } from 'hono';
        import { basicAuth } from 'hono/basic-auth';
        const app = new Hono().basePath('/api');
        app.post('/webhooks/github', async (c) => { // reported
          const event = await c.req.json();
          await deploy(event.ref);
          return c.body(null, 204);
        });
        app.use('*', basicAuth({ username: 'admin', password: process.env.ADMIN_PASSWORD! }));
      `,
    },
    'a described route of Hono is open to anybody': {
      files: `
        import { OpenAPIHono, createRoute } from '@hono/zod-openapi';
        const app = new OpenAPIHono();
        const route = createRoute({ method: 'post', path: '/webhooks/stripe', responses: {} });
        app.openapi(route, async (c) => { // reported
          const event = await c.req.json();
          if (event.type === 'invoice.paid') await settle(event.data.object.id);
          return c.json({ received: true });
        });
      `,
    },
    'Hono handlers made in one list, and the first only validates': {
      files: `
        import { Hono } from 'hono';
        import { createFactory } from 'hono/factory';
        import { zValidator } from '@hono/zod-validator';
        const factory = createFactory();
        const pushes = factory.createHandlers(zValidator('json', schema), async (c) => {
          const event = c.req.valid('json');
          await deploy(event.ref);
          return c.body(null, 204);
        });
        const app = new Hono();
        app.post('/webhooks/github', ...pushes); // reported
      `,
    },
    'Hono middleware keeps the body for a handler registered by name': {
      files: `
        import { Hono } from 'hono';
        const app = new Hono();
        app.use('/hooks/*', async (c, next) => {
          c.set('body', await c.req.json());
          await next();
        });
        app.on('POST', '/hooks/builds', async (c) => { // reported
          await deploy(c.get('body').ref);
          return c.json({ ok: true });
        });
      `,
    },
    'a Hono application behind a catch-all route of Next': {
      path: 'app/api/[[...route]]/route.ts',
      files: `
        import { Hono } from 'hono';
        import { handle } from 'hono/vercel';
        const app = new Hono().basePath('/api');
        app.post('/webhooks/stripe', async (c) => { // reported
          const event = await c.req.json();
          if (event.type === 'invoice.paid') await settle(event.data.object.id);
          return c.json({ received: true });
        });
        export const GET = handle(app);
        export const POST = handle(app);
      `,
    },
    'the middleware of a mounted Hono router does not hold beside it': {
      editor: 'silent',
      files: {
        'src/admin.ts': `
          import { Hono } from 'hono';
          import { bearerAuth } from 'hono/bearer-auth';
          export const admin = new Hono().use(bearerAuth({ token: process.env.ADMIN_TOKEN! })).post('/jobs', (c) => c.json({}));
        `,
        'src/index.ts': `
          import { Hono } from 'hono';
          import { admin } from './admin';
          const app = new Hono();
          app.route('/admin', admin);
          app.post('/webhooks/github', async (c) => { // reported
            const event = await c.req.json();
            await deploy(event.ref);
            return c.body(null, 204);
          });
          export default app;
        `,
      },
    },
    'Express routes are added to an application before its check': {
      editor: 'silent',
      files: {
        'src/routes.js': `
          module.exports = function (app) {
            app.post('/webhooks/deploys', (req, res) => { // reported
              deploy(req.body.ref);
              res.sendStatus(204);
            });
          };
        `,
        'src/server.js': `
          const express = require('express');
          const basicAuth = require('express-basic-auth');
          const app = express();
          app.use(express.json());
          require('./routes')(app);
          app.use(basicAuth({ users: { deployer: process.env.DEPLOY_PASSWORD } }));
          app.listen(3000);
        `,
      },
    },
    'a Hono rate limiter on the path is no route, and the route behind it asks nobody': {
      files: `
        import { Hono } from 'hono';
        const app = new Hono();
        const seen = new Map();
        app.use('/webhooks/stripe/*', async (c, next) => {
          const count = (seen.get(c.req.header('x-forwarded-for')) ?? 0) + 1;
          seen.set(c.req.header('x-forwarded-for'), count);
          if (count > 60) return c.json({ error: 'slow down' }, 429);
          await next();
        });
        app.post('/webhooks/stripe/events', async (c) => { // reported
          const event = await c.req.json();
          if (event.type === 'invoice.paid') await settle(event.data.object.id);
          return c.json({ received: true });
        });
      `,
    },
    'the middleware of a Hono path reads the signature and hands on whatever it says': {
      files: `
        import { Hono } from 'hono';
        const app = new Hono();
        app.post( // reported
          '/slack/commands',
          async (c, next) => {
            c.set('body', await c.req.parseBody());
            console.log('signed', c.req.header('x-slack-signature') !== undefined);
            await next();
          },
          async (c) => {
            await run(c.get('body').text);
            return c.text('');
          },
        );
      `,
    },
    'middleware logs the headers through a redactor and checks nothing': {
      files: `
        import express from 'express';
        import { redact } from '@seamlint/runtime';
        const app = express();
        app.use((req, res, next) => {
          console.log(redact(req.headers));
          next();
        });
        app.post('/webhooks/stripe', async (req, res) => { // reported
          await settle(req.body.data.object.id);
          res.sendStatus(200);
        });
      `,
    },

    // Who sends, and how sure that is
    'an event name that is only remembered': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/payments/inbound', async (req, res) => { // reported (hint)
          if (req.body.event === 'charge.success') await orders.markPaid(req.body.data.reference);
          res.sendStatus(200);
        });
      `,
    },
    'an event name that is only remembered, under a path that says webhook': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/payments/webhook', async (req, res) => { // reported
          if (req.body.event === 'charge.success') await orders.markPaid(req.body.data.reference);
          res.sendStatus(200);
        });
      `,
    },
    'an event name that the SDK has': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/payments/inbound', async (req, res) => { // reported
          if (req.body.type === 'checkout.session.completed') await orders.markPaid(req.body.data.object.id);
          res.sendStatus(200);
        });
      `,
    },
    'a type that the SDK gives to events': {
      path: 'app/api/billing/route.ts',
      files: `
        import type Stripe from 'stripe';
        const apply = async (event: Stripe.Event) => { await ledger.insert({ id: event.id }); };
        export async function POST(request: Request) { // reported
          await apply(await request.json());
          return new Response('');
        }
      `,
    },
    'events come in at a path that could be a login’s': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/line/callback', async (req, res) => { // reported (hint)
          for (const event of req.body.events) await chats.answer(event.replyToken, event.message.text);
          res.sendStatus(200);
        });
      `,
    },
    'a payment is called back': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/mpesa/callback', async (req, res) => { // reported
          await payments.settle(req.body.Body.stkCallback.CheckoutRequestID);
          res.sendStatus(200);
        });
      `,
    },
    'a provider is called like what is done with a webhook': {
      path: 'app/api/webhooks/resend/route.ts',
      files: `
        export async function POST(request: Request) { // reported
          const event = await request.json();
          await deliveries.record(event.data.email_id, event.type);
          return new Response('');
        }
      `,
    },
    'a provider is called like the word for a login': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/webhooks/auth0', async (req, res) => { // reported
          await users.upsert(req.body.user);
          res.sendStatus(204);
        });
      `,
    },

    // Endpoints that others have too
    'the interactions of Discord come in unchecked': {
      files: `
        import express from 'express';
        import { InteractionResponseType, InteractionType } from 'discord-interactions';
        const app = express();
        app.post('/interactions', async (req, res) => { // reported
          if (req.body.type === InteractionType.PING) return res.send({ type: InteractionResponseType.PONG });
          await commands.run(req.body.data);
          res.send({ type: InteractionResponseType.CHANNEL_MESSAGE_WITH_SOURCE, data: { content: 'done' } });
        });
      `,
    },
    'the commands of Slack come in unchecked': {
      path: 'app/api/slack/commands/route.ts',
      files: `
        export async function POST(request: Request) { // reported
          const form = await request.formData();
          await deploys.start(form.get('text'), form.get('response_url'));
          return Response.json({ response_type: 'in_channel', text: 'on its way' });
        }
      `,
    },
    'messages come in and are answered by what the SDK makes': {
      files: `
        const express = require('express');
        const { MessagingResponse } = require('twilio').twiml;
        const app = express();
        app.post('/sms', async (req, res) => { // reported
          const answer = new MessagingResponse();
          answer.message(await replies.to(req.body.From, req.body.text));
          res.type('text/xml').send(answer.toString());
        });
      `,
    },
    'a call comes in and is answered by hand': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/voice', async (req, res) => { // reported
          await calls.insert({ from: req.body.From });
          res.type('text/xml').send('<?xml version="1.0"?><Response><Say>Good day</Say></Response>');
        });
      `,
    },

    // Telegram
    'grammY is given no secret token': {
      files: `
        import express from 'express';
        import { Bot, webhookCallback } from 'grammy';
        const bot = new Bot(process.env.BOT_TOKEN);
        const app = express();
        app.post('/bot', webhookCallback(bot, 'express')); // reported
      `,
    },
    'grammY is given only a time limit in a Next route': {
      path: 'app/api/bot/route.ts',
      files: `
        import { Bot, webhookCallback } from 'grammy';
        const bot = new Bot(process.env.BOT_TOKEN!);
        export const POST = webhookCallback(bot, 'std/http', { timeoutMilliseconds: 5000 }); // reported
      `,
    },

    // Answers that come later

    // grammY without a path
    'grammY is served without a path and given no secret token': {
      files: `
        import express from 'express';
        import { Bot, webhookCallback } from 'grammy';
        const bot = new Bot(process.env.BOT_TOKEN);
        const app = express();
        app.use(express.json());
        app.use(webhookCallback(bot, 'express')); // reported
      `,
    },

    // Paths that say little of a sender
    'an order is paid by what is called back': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/callback', async (req, res) => { // reported (hint)
          await orders.markPaid(req.body.orderId);
          res.sendStatus(200);
        });
      `,
    },
    'the outcome of a payment is called back': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/payments/notify', async (req, res) => { // reported
          if (req.body.resultCode === 0) await orders.markPaid(req.body.orderId);
          res.sendStatus(204);
        });
      `,
    },
    'a service far away reads the outcome of a payment': {
      files: `
        import express from 'express';
        class Gateway {
          async settle(sent) {
            const { orderId, resultCode, message } = sent;
            await this.orders.update(orderId, { paid: resultCode === '0', note: message });
          }
          async notified(sent) {
            return this.settle(sent);
          }
        }
        class Payments {
          gateway = new Gateway();
          async notified(sent) {
            return this.gateway.notified(sent);
          }
        }
        const payments = new Payments();
        const onNotify = async (req, res) => {
          await payments.notified(req.body);
          res.sendStatus(204);
        };
        const app = express();
        app.post('/wallet/notify', onNotify); // reported
      `,
    },
    'a signature is called back with the fields of a form': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/payments/callback', async (req, res) => { // reported
          const { signature, email, amount } = req.body;
          await ledger.insert({ signature, email, amount });
          res.sendStatus(200);
        });
      `,
    },
    'an event is called back in a text of its own': {
      path: 'app/api/shop/callback/route.ts',
      files: `
        export async function POST(request: Request) { // reported (hint)
          const sent = JSON.parse(await request.text());
          if (sent.event === 'paid') await orders.close(sent.data.id);
          return new Response('');
        }
      `,
    },
    'a resource of a vendor is called back': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/paypal/callback', async (req, res) => { // reported (hint)
          await orders.markPaid(req.body.resource.id);
          res.sendStatus(200);
        });
      `,
    },
    'an event name that is only remembered is called back': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/paystack/callback', async (req, res) => { // reported (hint)
          const { event, data } = req.body;
          if (event === 'charge.success') await orders.markPaid(data.reference);
          res.sendStatus(200);
        });
      `,
    },
    'a body under another name is sorted by the names of events': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/stripe/events', async (req, res) => { // reported (hint)
          const sent = req.body;
          switch (sent.type) {
            case 'invoice.paid':
              await orders.markPaid(sent.data.object.id);
          }
          res.sendStatus(200);
        });
      `,
    },
    'what a vendor wraps its events in is read': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/github/events', async (req, res) => { // reported (hint)
          await builds.start(req.body.repository.full_name, req.body.after);
          res.sendStatus(200);
        });
      `,
    },
    'the topic of a vendor ends like the management of webhooks': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/webhooks/shopify/orders/create', async (req, res) => { // reported
          await db.orders.insert(req.body);
          res.sendStatus(200);
        });
      `,
    },
    'the topic of a vendor stands behind its own webhooks': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/shopify/webhooks/customers/update', async (req, res) => { // reported
          await db.customers.insert(req.body);
          res.sendStatus(200);
        });
      `,
    },
  },
} satisfies Cases;
