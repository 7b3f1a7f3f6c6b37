import type { Cases } from '@seamlint/testkit';
import { addresses } from './cases/addresses.ts';
import { answers } from './cases/answers.ts';
import { caught } from './cases/caught.ts';
import { comments } from './cases/comments.ts';
import { goesOn } from './cases/goes-on.ts';
import { handedFields } from './cases/handed-fields.ts';
import { handovers } from './cases/handovers.ts';
import { keys } from './cases/keys.ts';
import { order } from './cases/order.ts';
import { picked } from './cases/picked.ts';
import { presence } from './cases/presence.ts';
import { production } from './cases/production.ts';
import { told } from './cases/told.ts';
import { verifiers } from './cases/verifiers.ts';

export const cases = {
  silent: {
    ...addresses.silent,
    ...answers.silent,
    ...caught.silent,
    ...comments.silent,
    ...goesOn.silent,
    ...handedFields.silent,
    ...handovers.silent,
    ...told.silent,
    ...keys.silent,
    ...order.silent,
    ...picked.silent,
    ...presence.silent,
    ...production.silent,
    ...verifiers.silent,
  },
  reported: {
    ...addresses.reported,
    ...answers.reported,
    ...caught.reported,
    ...comments.reported,
    ...goesOn.reported,
    ...handedFields.reported,
    ...handovers.reported,
    ...told.reported,
    ...keys.reported,
    ...order.reported,
    ...picked.reported,
    ...presence.reported,
    ...production.reported,
    ...verifiers.reported,
    'Web Crypto is asked and not waited for': {
      path: 'app/api/webhooks/github/route.ts',
      files: `
        export async function POST(request: Request) {
          const payload = await request.text();
          const given = Buffer.from(request.headers.get('x-hub-signature-256')!.slice(7), 'hex');
          const key = await loadKey(process.env.GITHUB_WEBHOOK_SECRET!);
          if (!crypto.subtle.verify('HMAC', key, given, Buffer.from(payload))) return new Response('', { status: 401 }); // reported
          await builds.enqueue(JSON.parse(payload).repository.full_name);
          return new Response('');
        }
      `,
    },
    'a function for several senders lets this one through without a secret': {
      files: {
        'pages/api/webhooks/sms.ts': `
          import { isGenuine } from '../../../lib/genuine';
          export default async function handler(req, res) {
            if (!isGenuine('sms', req)) return res.status(401).end();
            await prisma.sms.create({ data: req.body });
            res.status(200).end();
          }
        `,
        'lib/genuine.ts': `
          import { timingSafeEqual } from 'node:crypto';
          export function isGenuine(sender: 'mail' | 'sms', req): boolean {
            switch (sender) {
              case 'mail':
                return timingSafeEqual(Buffer.from(process.env.MAIL_TOKEN), Buffer.from(req.headers['x-mail-token']));
              case 'sms': {
                const token = process.env.SMS_TOKEN;
                if (token) { // reported
                  if (!timingSafeEqual(Buffer.from(token), Buffer.from(req.headers['x-sms-token']))) return false;
                }
                return true;
              }
              default:
                return false;
            }
          }
        `,
      },
      editor: 'silent',
    },
    'a function goes on with a promise and hands it out': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const isGenuine = async (req) => {
          const mine = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(req.rawBody).digest();
          return timingSafeEqual(mine, Buffer.from(req.get('x-hub-signature-256').slice(7), 'hex'));
        };
        const isValid = (req) => isGenuine(req).then((genuine) => genuine && !isBlocked(req.ip));
        const app = express();
        app.post('/webhooks/github', async (req, res) => {
          if (!isValid(req)) return res.sendStatus(401); // reported
          await builds.enqueue(req.body.repository.full_name);
          res.sendStatus(202);
        });
      `,
    },
    'a function hands out the promise of a helper': {
      files: `
        import express from 'express';
        import { verify } from '@octokit/webhooks-methods';
        const isValid = (req) => {
          const given = req.get('x-hub-signature-256');
          if (!given) return false;
          return verify(process.env.GITHUB_WEBHOOK_SECRET, req.rawBody, given);
        };
        const app = express();
        app.post('/webhooks/github', async (req, res) => {
          if (!isValid(req)) return res.sendStatus(401); // reported
          await builds.enqueue(req.body.repository.full_name);
          res.sendStatus(202);
        });
      `,
    },
    'a function hands out the promise of an async method': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        class Verifier {
          async check(req) {
            const mine = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(req.rawBody).digest();
            return timingSafeEqual(mine, Buffer.from(req.get('x-hub-signature-256').slice(7), 'hex'));
          }
        }
        const verifier = new Verifier();
        const isValid = (req) => verifier.check(req);
        const app = express();
        app.post('/webhooks/github', async (req, res) => {
          if (!isValid(req)) return res.sendStatus(401); // reported
          await builds.enqueue(req.body.repository.full_name);
          res.sendStatus(202);
        });
      `,
    },
    'a guard lets everybody in while no secret is set': {
      files: {
        'src/hooks.controller.ts': `
          import { Body, Controller, Post, UseGuards } from '@nestjs/common';
          import { ShopGuard } from './shop.guard';
          @Controller('hooks')
          export class HooksController {
            @Post('shop')
            @UseGuards(ShopGuard)
            receive(@Body() body: any) {
              return this.orders.insert(body.order);
            }
          }
        `,
        'src/shop.guard.ts': `
          import { createHmac } from 'crypto';
          export class ShopGuard {
            canActivate(context) {
              const secret = process.env.SHOP_WEBHOOK_SECRET;
              if (!secret) return true; // reported
              const request = context.switchToHttp().getRequest();
              return createHmac('sha256', secret).update(request.rawBody).digest('hex') === request.headers['x-shop-signature'];
            }
          }
        `,
      },
    },
    'a promise is compared with false': {
      files: `
        import express from 'express';
        import { verify } from '@octokit/webhooks-methods';
        const app = express();
        app.post('/webhooks/github', async (req, res) => {
          if (verify(process.env.GITHUB_WEBHOOK_SECRET, req.rawBody, req.get('x-hub-signature-256')) === false) // reported
            return res.sendStatus(401);
          await builds.enqueue(req.body.repository.full_name);
          res.sendStatus(202);
        });
      `,
    },
    'a promise is switched on': {
      files: `
        import express from 'express';
        import { verify } from '@octokit/webhooks-methods';
        const app = express();
        app.post('/webhooks/github', async (req, res) => {
          switch (verify(process.env.GITHUB_WEBHOOK_SECRET, req.rawBody, req.get('x-hub-signature-256'))) { // reported
            case false:
              return res.sendStatus(401);
          }
          await builds.enqueue(req.body.repository.full_name);
          res.sendStatus(202);
        });
      `,
    },
    'a promise is waited for only where somebody wants it': {
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
          const checked = assertGenuine(req); // reported
          if (!checked) return res.sendStatus(401);
          if (req.query.strict) await checked;
          await builds.enqueue(req.body.repository.full_name);
          res.sendStatus(202);
        });
      `,
    },
    'a promise is waited for when all is done': {
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
          const checked = assertGenuine(req); // reported
          if (!checked) return res.sendStatus(401);
          await builds.enqueue(req.body.repository.full_name);
          await checked;
          res.sendStatus(202);
        });
      `,
    },
    'an async function of our own is asked and not waited for': {
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
          const genuine = isGenuine(req); // reported
          if (!genuine) return res.sendStatus(401);
          await builds.enqueue(req.body.repository.full_name);
          res.sendStatus(202);
        });
      `,
    },
    'nobody asks what the validation of Twilio said': {
      path: 'app/api/twilio/webhook/route.ts',
      files: `
        import { validateRequest } from 'twilio';
        export async function POST(request: Request) {
          const form = Object.fromEntries(await request.formData());
          validateRequest(process.env.TWILIO_AUTH_TOKEN!, request.headers.get('x-twilio-signature') ?? '', request.url, form); // reported
          await prisma.message.create({ data: { body: String(form.Body) } });
          return new Response('');
        }
      `,
    },
    'nobody waits for the verification of OpenAI': {
      files: `
        import express from 'express';
        import OpenAI from 'openai';
        const client = new OpenAI();
        const app = express();
        app.post('/webhooks/openai', express.text({ type: '*/*' }), async (req, res) => {
          client.webhooks.verifySignature(req.body, req.headers); // reported
          await answers.store(JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    'the check only runs where a secret is set': {
      path: 'server.js',
      files: `
        const express = require('express');
        const stripe = require('stripe')(process.env.STRIPE_SECRET_KEY);
        const app = express();
        app.post('/webhook', async (req, res) => {
          let event = req.body;
          if (process.env.STRIPE_WEBHOOK_SECRET) { // reported
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
    'the check only runs where the request brings a signature': {
      path: 'app/api/github/webhook/route.ts',
      files: `
        import { createHmac } from 'crypto';
        export async function POST(req: Request) {
          const raw = await req.text();
          const sig = req.headers.get('x-hub-signature-256');
          if (sig) { // reported
            const mac = 'sha256=' + createHmac('sha256', process.env.S!).update(raw).digest('hex');
            if (mac !== sig) return new Response('', { status: 401 });
          }
          await deploy(JSON.parse(raw));
          return new Response('');
        }
      `,
    },
    'the helper of Octokit is asked and not waited for': {
      files: `
        import express from 'express';
        import { verify } from '@octokit/webhooks-methods';
        const app = express();
        app.post('/webhooks/github', express.text({ type: '*/*' }), async (req, res) => {
          if (!verify(process.env.GITHUB_WEBHOOK_SECRET, req.body, req.get('x-hub-signature-256'))) { // reported
            return res.sendStatus(401);
          }
          await builds.start(JSON.parse(req.body).repository.full_name);
          res.sendStatus(202);
        });
      `,
    },
    'the helper of Square is asked, and nobody listens': {
      path: 'app/api/webhooks/square/route.ts',
      files: `
        import { WebhooksHelper } from 'square';
        export async function POST(request: Request) {
          const requestBody = await request.text();
          await WebhooksHelper.verifySignature({ // reported
            requestBody,
            signatureHeader: request.headers.get('x-square-hmacsha256-signature') ?? '',
            signatureKey: process.env.SQUARE_WEBHOOK_SIGNATURE_KEY!,
            notificationUrl: request.url,
          });
          await prisma.payment.create({ data: JSON.parse(requestBody) });
          return new Response('');
        }
      `,
    },
    'the signature is looked at only when it is there': {
      files: `
        import { createHmac } from 'crypto';
        export const shopWebhook = async (event) => {
          const signature = event.headers['x-shop-signature'];
          if (signature) { // reported
            const own = createHmac('sha256', process.env.SHOP_SECRET).update(event.body).digest('hex');
            if (own !== signature) return { statusCode: 401 };
          }
          await orders.create(JSON.parse(event.body));
          return { statusCode: 200 };
        };
      `,
    },
    'the validation of Shopify runs, and its result is thrown away': {
      path: 'app/api/webhooks/shopify/route.ts',
      files: `
        import { shopifyApi } from '@shopify/shopify-api';
        const shopify = shopifyApi({ apiSecretKey: process.env.SHOPIFY_API_SECRET!, hostName: 'shop.example' });
        export async function POST(request: Request) {
          const rawBody = await request.text();
          await shopify.webhooks.validate({ rawBody, rawRequest: request }); // reported
          await prisma.order.create({ data: JSON.parse(rawBody) });
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
          if (!secret) return true; // reported
          return 'sha256=' + createHmac('sha256', secret).update(raw).digest('hex') === sig;
        }
        export async function POST(req: Request) {
          const raw = await req.text();
          if (!genuine(raw, req.headers.get('x-hub-signature-256')))
            return new Response('', { status: 401 });
          await deploy(JSON.parse(raw));
          return new Response('');
        }
      `,
    },
    'Remix checks only where a secret is set': {
      files: {
        'app/routes/webhooks.github.ts': `
          import { createHmac } from 'node:crypto';
          export const action = async ({ request }) => {
            const raw = await request.text();
            const secret = process.env.GITHUB_WEBHOOK_SECRET;
            if (secret) { // reported
              const expected = createHmac('sha256', secret).update(raw).digest('hex');
              if (request.headers.get('x-hub-signature-256') !== expected) return new Response('no', { status: 401 });
            }
            await builds.queue(JSON.parse(raw).after);
            return new Response('ok');
          };
        `,
      },
    },
    'the check of Nuxt is left out where no secret is set': {
      files: {
        'server/api/webhooks/resend.post.ts': `
          import { Webhook } from 'svix';
          export default defineEventHandler(async (event) => {
            const { resendWebhookSecret } = useRuntimeConfig(event);
            const raw = await readRawBody(event);
            if (resendWebhookSecret) new Webhook(resendWebhookSecret).verify(raw, getHeaders(event)); // reported
            await bounces.insert(JSON.parse(raw).data.to);
            return 'ok';
          });
        `,
      },
    },
    'SvelteKit checks only where the header was sent': {
      files: {
        'src/routes/webhooks/github/+server.ts': `
          import { createHmac } from 'node:crypto';
          import { error } from '@sveltejs/kit';
          export async function POST({ request }) {
            const raw = await request.text();
            const given = request.headers.get('x-hub-signature-256');
            if (given !== null) { // reported
              const expected = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(raw).digest('hex');
              if (given !== expected) error(401);
            }
            await builds.queue(JSON.parse(raw).after);
            return new Response('ok');
          }
        `,
      },
    },
    'nobody waits for the receiver of QStash': {
      files: {
        'app/api/webhooks/qstash/route.ts': `
          import { Receiver } from '@upstash/qstash';
          const receiver = new Receiver({ currentSigningKey: process.env.QSTASH_CURRENT_SIGNING_KEY!, nextSigningKey: process.env.QSTASH_NEXT_SIGNING_KEY! });
          export async function POST(request: Request) {
            const body = await request.text();
            const isValid = receiver.verify({ signature: request.headers.get('upstash-signature')!, body }); // reported
            if (!isValid) return new Response('no', { status: 401 });
            await jobs.run(JSON.parse(body));
            return new Response('ok');
          }
        `,
      },
    },
    'the check of a Koa handler is skipped where no header was sent': {
      files: `
        import Koa from 'koa';
        import Router from '@koa/router';
        import { createHmac } from 'node:crypto';
        const router = new Router();
        router.post('/webhooks/github', async (ctx) => {
          const given = ctx.get('x-hub-signature-256');
          if (given) { // reported
            const expected = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(ctx.request.rawBody).digest('hex');
            if (given !== expected) ctx.throw(401);
          }
          await builds.queue(ctx.request.body.after);
          ctx.status = 204;
        });
        new Koa().use(router.routes()).listen(3000);
      `,
    },
  },
} satisfies Cases;
