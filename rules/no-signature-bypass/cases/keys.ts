import type { Cases } from '@seamlint/testkit';

/** Keys that are nothing where no secret is set. */
export const keys = {
  silent: {
    'nothing gets to the helper of another file without a secret': {
      files: {
        'src/app.ts': `
          import express from 'express';
          import { fits } from './fits';
          const app = express();
          const isGenuine = (req) => {
            const secret = process.env.GITHUB_WEBHOOK_SECRET || '';
            if (!secret) throw new Error('GITHUB_WEBHOOK_SECRET is not set');
            return fits(req.body, req.get('x-hub-signature-256') || '', secret);
          };
          app.post('/webhooks/github', express.raw({ type: '*/*' }), async (req, res) => {
            if (!isGenuine(req)) return res.sendStatus(401);
            await builds.queue(JSON.parse(req.body).after);
            res.sendStatus(202);
          });
        `,
        'src/fits.ts': `
          import { createHmac, timingSafeEqual } from 'node:crypto';
          export const fits = (raw, given, secret) => {
            const wanted = 'sha256=' + createHmac('sha256', secret).update(raw).digest('hex');
            return given.length === wanted.length && timingSafeEqual(Buffer.from(given), Buffer.from(wanted));
          };
        `,
      },
    },
    'nothing comes that far without a secret': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        const secret = process.env.GITHUB_WEBHOOK_SECRET || '';
        app.post('/webhooks/github', express.raw({ type: '*/*' }), async (req, res) => {
          if (!secret) return res.sendStatus(500);
          const wanted = createHmac('sha256', secret).update(req.body).digest();
          if (!timingSafeEqual(wanted, Buffer.from(req.get('x-hub-signature-256').slice(7), 'hex'))) return res.sendStatus(401);
          await deploy(JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    'the header is the empty text where it is missing': {
      path: 'app/api/webhooks/stripe/route.ts',
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);
        export async function POST(request: Request) {
          const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature') ?? '', process.env.STRIPE_WEBHOOK_SECRET!);
          await orders.markPaid(event.data.object);
          return new Response(null, { status: 200 });
        }
      `,
    },
  },
  reported: {
    'the key of an HMAC falls back to nothing': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        const secret = process.env.GITHUB_WEBHOOK_SECRET || ''; // reported
        app.post('/webhooks/github', express.raw({ type: '*/*' }), async (req, res) => {
          const wanted = createHmac('sha256', secret).update(req.body).digest();
          if (!timingSafeEqual(wanted, Buffer.from(req.get('x-hub-signature-256').slice(7), 'hex'))) return res.sendStatus(401);
          await deploy(JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    'the secret of a helper falls back to nothing': {
      path: 'app/api/webhooks/stripe/route.ts',
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);
        export async function POST(request: Request) {
          const secret = process.env.STRIPE_WEBHOOK_SECRET ?? ''; // reported
          const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature')!, secret);
          await orders.markPaid(event.data.object);
          return new Response(null, { status: 200 });
        }
      `,
    },
    'a helper in another file has nothing for a default': {
      files: {
        'src/server.ts': `
          import express from 'express';
          import { isGenuine } from './genuine.js';
          const app = express();
          app.post('/webhooks/github', express.raw({ type: '*/*' }), async (req, res) => {
            if (!isGenuine(req.body, req.get('x-hub-signature-256'))) return res.sendStatus(401);
            await deploy(JSON.parse(req.body));
            res.sendStatus(200);
          });
        `,
        'src/genuine.ts': `
          import { createHmac, timingSafeEqual } from 'node:crypto';
          export const isGenuine = (raw, given, secret = '') => { // reported
            const wanted = createHmac('sha256', secret).update(raw).digest('hex');
            return timingSafeEqual(Buffer.from(wanted), Buffer.from(given));
          };
        `,
      },
      editor: 'silent',
    },
  },
} satisfies Cases;
