import type { Cases } from '@seamlint/testkit';

export const cases = {
  silent: {
    'the age is looked at': {
      path: 'app/api/webhooks/slack/route.ts',
      files: `
        import { createHmac, timingSafeEqual } from 'node:crypto';
        export async function POST(request: Request) {
          const raw = await request.text();
          const time = request.headers.get('x-slack-request-timestamp');
          if (!(Math.abs(Date.now() / 1000 - Number(time)) <= 300)) return new Response(null, { status: 401 });
          const wanted = 'v0=' + createHmac('sha256', process.env.SLACK_SIGNING_SECRET!).update(\`v0:\${time}:\${raw}\`).digest('hex');
          if (!timingSafeEqual(Buffer.from(wanted), Buffer.from(request.headers.get('x-slack-signature') ?? ''))) return new Response(null, { status: 401 });
          await flows.start(JSON.parse(raw).event);
          return new Response(null, { status: 200 });
        }
      `,
    },
    'a helper in another file looks at it': {
      files: {
        'app/api/webhooks/slack/route.ts': `
          import { isGenuine } from '../../../../lib/slack';
          export async function POST(request: Request) {
            const raw = await request.text();
            if (!isGenuine(raw, request.headers)) return new Response(null, { status: 401 });
            await flows.start(JSON.parse(raw).event);
            return new Response(null, { status: 200 });
          }
        `,
        'lib/slack.ts': `
          import { createHmac, timingSafeEqual } from 'node:crypto';
          import { isFresh } from './fresh';
          export const isGenuine = (raw: string, headers: Headers) => {
            const time = headers.get('x-slack-request-timestamp');
            if (!isFresh(time)) return false;
            const wanted = 'v0=' + createHmac('sha256', process.env.SLACK_SIGNING_SECRET!).update('v0:' + time + ':' + raw).digest('hex');
            return timingSafeEqual(Buffer.from(wanted), Buffer.from(headers.get('x-slack-signature') ?? ''));
          };
        `,
        'lib/fresh.ts': `
          export const isFresh = (time: string | null) => Math.abs(Date.now() / 1000 - Number(time)) <= 300;
        `,
      },
    },
    'the age is looked at behind the check': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        import { assertFresh } from './fresh.js';
        const app = express();
        app.post('/webhooks/slack', express.raw({ type: '*/*' }), async (req, res) => {
          const time = req.get('x-slack-request-timestamp');
          const wanted = 'v0=' + createHmac('sha256', process.env.SLACK_SIGNING_SECRET).update('v0:' + time + ':' + req.body).digest('hex');
          if (!timingSafeEqual(Buffer.from(wanted), Buffer.from(req.get('x-slack-signature')))) return res.sendStatus(401);
          assertFresh(req.get('x-slack-request-timestamp'));
          await flows.start(JSON.parse(req.body).event);
          res.sendStatus(200);
        });
      `,
    },
    'the helper of Stripe does it': {
      path: 'app/api/webhooks/stripe/route.ts',
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);
        export async function POST(request: Request) {
          const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature')!, process.env.STRIPE_WEBHOOK_SECRET!, 600);
          await orders.markPaid(event.data.object);
          return new Response(null, { status: 200 });
        }
      `,
    },
    'GitHub signs no time': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        app.post('/webhooks/github', express.raw({ type: '*/*' }), async (req, res) => {
          const wanted = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(req.body).digest();
          if (!timingSafeEqual(wanted, Buffer.from(req.get('x-hub-signature-256').slice(7), 'hex'))) return res.sendStatus(401);
          await deploy(JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
  },
  reported: {
    'nobody looks at the timestamp of Slack': {
      path: 'app/api/webhooks/slack/route.ts',
      files: `
        import { createHmac, timingSafeEqual } from 'node:crypto';
        export async function POST(request: Request) { // reported
          const raw = await request.text();
          const time = request.headers.get('x-slack-request-timestamp');
          const wanted = 'v0=' + createHmac('sha256', process.env.SLACK_SIGNING_SECRET!).update(\`v0:\${time}:\${raw}\`).digest('hex');
          if (!timingSafeEqual(Buffer.from(wanted), Buffer.from(request.headers.get('x-slack-signature') ?? ''))) return new Response(null, { status: 401 });
          await flows.start(JSON.parse(raw).event);
          return new Response(null, { status: 200 });
        }
      `,
    },
    'nobody looks at the timestamp of Stripe': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        app.post('/webhooks/stripe', express.raw({ type: '*/*' }), async (req, res) => { // reported
          const parts = Object.fromEntries(req.get('stripe-signature').split(',').map((part) => part.split('=')));
          const wanted = createHmac('sha256', process.env.STRIPE_WEBHOOK_SECRET).update(\`\${parts.t}.\${req.body}\`).digest('hex');
          if (!timingSafeEqual(Buffer.from(wanted), Buffer.from(parts.v1))) return res.sendStatus(400);
          await orders.markPaid(JSON.parse(req.body).data.object);
          res.sendStatus(200);
        });
      `,
    },
    'any age will do': {
      path: 'app/api/webhooks/stripe/route.ts',
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);
        export async function POST(request: Request) {
          const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature')!, process.env.STRIPE_WEBHOOK_SECRET!, 0); // reported
          await orders.markPaid(event.data.object);
          return new Response(null, { status: 200 });
        }
      `,
    },
  },
} satisfies Cases;
