import type { Cases } from '@seamlint/testkit';

/** What is done where the secret or the header is missing. */
export const presence = {
  silent: {
    'nothing comes here without the secret': {
      files: `
        import express from 'express';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const app = express();
        app.post('/webhooks/stripe', express.raw({ type: '*/*' }), async (req, res) => {
          const secret = process.env.STRIPE_WEBHOOK_SECRET;
          const signature = req.headers['stripe-signature'];
          if (!secret || !signature) return res.sendStatus(500);
          let event = JSON.parse(req.body);
          if (secret && signature) event = stripe.webhooks.constructEvent(req.body, signature, secret);
          await orders.markPaid(event.data.object);
          res.sendStatus(200);
        });
      `,
    },
    'the secret is asked for later': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        app.post('/webhooks/github', express.raw({ type: '*/*' }), async (req, res) => {
          const secret = process.env.GITHUB_WEBHOOK_SECRET;
          let genuine = false;
          if (secret) {
            const wanted = createHmac('sha256', secret).update(req.body).digest();
            genuine = timingSafeEqual(wanted, Buffer.from(req.get('x-hub-signature-256') ?? '', 'hex'));
          }
          if (!genuine) return res.sendStatus(401);
          await deploy(JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    'a flag that is off by default lets unsigned ones through': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        export const hooks = ({ secret, allowUnsigned = false }) => {
          const router = express.Router();
          router.post('/webhooks/github', express.raw({ type: '*/*' }), async (req, res) => {
            if (!allowUnsigned) {
              const wanted = createHmac('sha256', secret).update(req.body).digest();
              if (!timingSafeEqual(wanted, Buffer.from(req.get('x-hub-signature-256') ?? '', 'hex'))) return res.sendStatus(401);
            }
            await deploy(JSON.parse(req.body));
            res.sendStatus(200);
          });
          return router;
        };
      `,
    },
    'nothing runs where the signature is missing': {
      files: `
        import express from 'express';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const app = express();
        app.post('/webhooks/stripe', express.raw({ type: '*/*' }), async (req, res) => {
          const signature = req.headers['stripe-signature'];
          if (signature) {
            const event = stripe.webhooks.constructEvent(req.body, signature, process.env.STRIPE_WEBHOOK_SECRET);
            await orders.markPaid(event.data.object);
          }
          res.sendStatus(200);
        });
      `,
    },
    'the check is left out while developing': {
      files: `
        import express from 'express';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const app = express();
        app.post('/webhooks/stripe', express.raw({ type: '*/*' }), async (req, res) => {
          const event =
            process.env.NODE_ENV === 'development'
              ? JSON.parse(req.body)
              : stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
          await orders.markPaid(event.data.object);
          res.sendStatus(200);
        });
      `,
    },
  },
  reported: {
    'a hook of the route only warns of what has no signature': {
      files: `
        import Fastify from 'fastify';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = Fastify();
        app.post('/slack/commands', {
          preHandler: async (request, reply) => {
            const signature = request.headers['x-slack-signature'];
            if (!signature) { // reported
              request.log.warn('no signature');
              return;
            }
            const wanted = 'v0=' + createHmac('sha256', process.env.SLACK_SIGNING_SECRET!).update(request.rawBody).digest('hex');
            if (signature.length !== wanted.length || !timingSafeEqual(Buffer.from(wanted), Buffer.from(signature)))
              return reply.code(401).send();
          },
        }, async (request) => {
          await commands.run(request.body.command, request.body.text);
          return { text: 'done' };
        });
      `,
    },
    'the request says that it need not be checked': {
      path: 'app/api/webhooks/twilio/route.ts',
      files: `
        import { validateRequest } from 'twilio';
        export async function POST(request: Request) {
          const form = Object.fromEntries(await request.formData());
          const url = new URL(request.url);
          const trusted = url.searchParams.get('trusted') === 'yes';
          if (!trusted && !validateRequest(process.env.TWILIO_AUTH_TOKEN!, request.headers.get('x-twilio-signature')!, request.url, form)) // reported
            return new Response(null, { status: 403 });
          await inbox.add({ from: form.From, text: form.Body });
          return new Response('<Response/>');
        }
      `,
    },
    'the middleware lets through what has no signature': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        const genuine = (req, res, next) => {
          const given = req.get('x-hub-signature-256');
          if (!given) return next(); // reported
          const wanted = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(req.rawBody).digest('hex');
          if (!timingSafeEqual(Buffer.from(wanted), Buffer.from(given))) return res.sendStatus(401);
          next();
        };
        app.post('/webhooks/github', genuine, async (req, res) => {
          await deploy(req.body);
          res.sendStatus(200);
        });
      `,
    },
    'a verifier in another file says yes without a secret': {
      files: {
        'src/server.ts': `
          import express from 'express';
          import { verified } from './verified.js';
          const app = express();
          app.post('/webhooks/github', express.raw({ type: '*/*' }), async (req, res) => {
            const answer = verified(req.body, req.get('x-hub-signature-256'));
            if (!answer.ok) return res.sendStatus(401);
            await deploy(JSON.parse(req.body));
            res.sendStatus(200);
          });
        `,
        'src/verified.ts': `
          import { createHmac, timingSafeEqual } from 'node:crypto';
          const secret = process.env.GITHUB_WEBHOOK_SECRET;
          export const verified = (raw, given) => {
            if (!secret) return { ok: true }; // reported
            const wanted = createHmac('sha256', secret).update(raw).digest('hex');
            return { ok: timingSafeEqual(Buffer.from(wanted), Buffer.from(given ?? '')) };
          };
        `,
      },
      editor: 'silent',
    },
    'neither the secret nor the header need be there': {
      path: 'app/api/webhooks/stripe/route.ts',
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);
        export async function POST(request: Request) {
          const raw = await request.text();
          const signature = request.headers.get('stripe-signature');
          const secret = process.env.STRIPE_WEBHOOK_SECRET;
          let event = JSON.parse(raw);
          if (secret && signature) { // reported
            event = stripe.webhooks.constructEvent(raw, signature, secret);
          }
          await orders.markPaid(event.data.object);
          return new Response(null, { status: 200 });
        }
      `,
    },
  },
} satisfies Cases;
