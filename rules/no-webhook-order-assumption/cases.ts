import type { Cases } from '@seamlint/testkit';
import { leftAlone } from './cases/left-alone.ts';
import { missingRows } from './cases/missing-rows.ts';

export const cases = {
  silent: {
    ...leftAlone.silent,
    ...missingRows.silent,
    'the older of two is skipped': {
      files: `
        import express from 'express';
        import Stripe from 'stripe';
        import { PrismaClient } from '@prisma/client';
        const prisma = new PrismaClient();
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const app = express();
        app.post('/webhooks/stripe', express.raw({ type: '*/*' }), async (req, res) => {
          const event = stripe.webhooks.constructEvent(req.body, req.get('stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET);
          const subscription = event.data.object;
          const stored = await prisma.subscription.findUnique({ where: { id: subscription.id } });
          if (stored && stored.eventCreated > event.created) return res.sendStatus(200);
          await prisma.subscription.update({ where: { id: subscription.id }, data: { status: subscription.status, eventCreated: event.created } });
          res.sendStatus(200);
        });
        app.listen(3000);
      `,
    },
    'the object is read anew': {
      files: `
        import express from 'express';
        import Stripe from 'stripe';
        import { PrismaClient } from '@prisma/client';
        const prisma = new PrismaClient();
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const app = express();
        app.post('/webhooks/stripe', express.raw({ type: '*/*' }), async (req, res) => {
          const event = stripe.webhooks.constructEvent(req.body, req.get('stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET);
          const subscription = await stripe.subscriptions.retrieve(event.data.object.id);
          await prisma.subscription.update({ where: { id: subscription.id }, data: { status: subscription.status } });
          res.sendStatus(200);
        });
        app.listen(3000);
      `,
    },
    'what is set is what happened, and never goes back': {
      files: `
        import express from 'express';
        import Stripe from 'stripe';
        import { PrismaClient } from '@prisma/client';
        const prisma = new PrismaClient();
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const app = express();
        app.post('/webhooks/stripe', express.raw({ type: '*/*' }), async (req, res) => {
          const event = stripe.webhooks.constructEvent(req.body, req.get('stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET);
          await prisma.order.update({ where: { session: event.data.object.id }, data: { status: 'paid' } });
          res.sendStatus(200);
        });
        app.listen(3000);
      `,
    },
    'a sync in another file reads the object anew': {
      files: {
        'src/app.ts': `
          import express from 'express';
          import { stripe, sync } from './sync';
          const app = express();
          app.post('/webhooks/stripe', express.raw({ type: '*/*' }), async (req, res) => {
            const event = stripe.webhooks.constructEvent(req.body, req.get('stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET);
            await sync(event.data.object);
            res.sendStatus(200);
          });
          app.listen(3000);
        `,
        'src/sync.ts': `
          import Stripe from 'stripe';
          import { PrismaClient } from '@prisma/client';
          const prisma = new PrismaClient();
          export const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
          export const sync = async ({ id }) => {
            const { status } = await stripe.subscriptions.retrieve(id);
            await prisma.subscription.update({ where: { id }, data: { status } });
          };
        `,
      },
    },
  },
  reported: {
    ...leftAlone.reported,
    ...missingRows.reported,
    'a status is stored as the event has it': {
      files: `
        import express from 'express';
        import Stripe from 'stripe';
        import { PrismaClient } from '@prisma/client';
        const prisma = new PrismaClient();
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const app = express();
        app.post('/webhooks/stripe', express.raw({ type: '*/*' }), async (req, res) => { // reported
          const event = stripe.webhooks.constructEvent(req.body, req.get('stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET);
          const subscription = event.data.object;
          await prisma.subscription.update({ where: { id: subscription.id }, data: { status: subscription.status } });
          res.sendStatus(200);
        });
        app.listen(3000);
      `,
    },
    'a plan is upserted as the event says it, in another file': {
      files: {
        'app/api/webhooks/stripe/route.ts': `
          import Stripe from 'stripe';
          import { keep } from '../../../../lib/keep';
          const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
          export async function POST(request) { // reported
            const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET);
            await keep(event.data.object);
            return Response.json({});
          }
        `,
        'lib/keep.ts': `
          import { createClient } from '@supabase/supabase-js';
          const supabase = createClient(process.env.SUPABASE_URL, process.env.SUPABASE_SERVICE_ROLE_KEY);
          export const keep = async (subscription) => {
            await supabase.from('subscriptions').upsert({ id: subscription.id, status: subscription.status });
          };
        `,
      },
      editor: 'silent',
    },
  },
} satisfies Cases;
