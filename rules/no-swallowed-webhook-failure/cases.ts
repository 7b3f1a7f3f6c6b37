import type { Cases } from '@seamlint/testkit';
import { called } from './cases/called.ts';
import { claimed, told } from './cases/told.ts';

/** A gateway that reads in the body whether it has to come again. */
const gateway = (answer: string, mark = ''): string => `
  import express from 'express';
  import { createHmac } from 'node:crypto';
  import { PrismaClient } from '@prisma/client';
  const prisma = new PrismaClient();
  const app = express();
  app.post('/payments/ipn', express.json(), async (req, res) => {
    const signature = createHmac('sha512', process.env.GATEWAY_SECRET).update(String(req.body.orderId)).digest('hex');
    if (signature !== req.get('x-signature')) return res.sendStatus(401);
    try {
      await prisma.payment.update({ where: { order: req.body.orderId }, data: { status: req.body.status } });
      res.json({ RspCode: '00', Message: 'Confirmed' });
    } catch (error) {${mark}
      console.error(error);
      ${answer}
    }
  });
  app.listen(3000);
`;

export const cases = {
  silent: {
    ...called.silent,
    ...told.silent,
    ...claimed.silent,
    'a person who typed a command is told that it failed': {
      files: `
        import express from 'express';
        import { PrismaClient } from '@prisma/client';
        import { checkSlack } from './check';
        const prisma = new PrismaClient();
        const app = express();
        app.post('/slack/commands', async (req, res) => {
          if (!checkSlack(req.headers['x-slack-signature'], req.headers['x-slack-request-timestamp'], req.rawBody)) return res.sendStatus(401);
          try {
            await prisma.lunch.create({ data: { dish: req.body.text } });
          } catch (error) {
            console.error(error);
            return res.json({ text: 'That did not work: try again.' });
          }
          res.json({ text: 'Noted.' });
        });
      `,
    },
    'the answer says by a code of its own that it failed': {
      files: gateway("res.json({ RspCode: '99', Message: 'Unknown error' });"),
    },
    'the answer says by a number that it failed': { files: gateway("res.json({ resultCode: 1, message: 'failed' });") },
    'the answer says by a word that it failed': { files: gateway("res.send('FAIL');") },
    'a job that a queue runs by the clock reads nothing of what it is sent': {
      path: 'app/api/cron/cleanup/route.ts',
      files: `
        import { Receiver } from '@upstash/qstash';
        import { PrismaClient } from '@prisma/client';
        const prisma = new PrismaClient();
        const receiver = new Receiver({ currentSigningKey: process.env.QSTASH_CURRENT_SIGNING_KEY, nextSigningKey: process.env.QSTASH_NEXT_SIGNING_KEY });
        export async function POST(request) {
          await receiver.verify({ signature: request.headers.get('upstash-signature'), body: await request.text() });
          try {
            await prisma.link.updateMany({ where: { expired: true }, data: { active: false } });
          } catch (error) {
            console.error(error);
          }
          return Response.json({ done: true });
        }
      `,
    },
    'the failure is answered': {
      path: 'app/api/webhooks/stripe/route.ts',
      files: `
        import Stripe from 'stripe';
        import { PrismaClient } from '@prisma/client';
        const prisma = new PrismaClient();
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export async function POST(request) {
          const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET);
          try {
            await prisma.order.update({ where: { id: event.data.object.id }, data: { status: 'paid' } });
          } catch (error) {
            console.error(error);
            return Response.json({ error: 'failed' }, { status: 500 });
          }
          return Response.json({ received: true });
        }
      `,
    },
    'the failure is thrown on': {
      files: `
        import express from 'express';
        import Stripe from 'stripe';
        import { PrismaClient } from '@prisma/client';
        const prisma = new PrismaClient();
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const app = express();
        app.post('/webhooks/stripe', express.raw({ type: '*/*' }), async (req, res, next) => {
          try {
            const event = stripe.webhooks.constructEvent(req.body, req.get('stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET);
            await prisma.order.update({ where: { id: event.data.object.id }, data: { status: 'paid' } });
            res.sendStatus(200);
          } catch (error) {
            next(error);
          }
        });
        app.listen(3000);
      `,
    },
    'the event is kept for later, in another file': {
      files: {
        'app/api/webhooks/stripe/route.ts': `
          import Stripe from 'stripe';
          import { PrismaClient } from '@prisma/client';
          import { keepForLater } from '../../../../lib/later';
          const prisma = new PrismaClient();
          const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
          export async function POST(request) {
            const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET);
            try {
              await prisma.order.update({ where: { id: event.data.object.id }, data: { status: 'paid' } });
            } catch (error) {
              await keepForLater(event, error);
            }
            return Response.json({ received: true });
          }
        `,
        'lib/later.ts': `
          import { PrismaClient } from '@prisma/client';
          const prisma = new PrismaClient();
          export const keepForLater = (event, error) => prisma.failedEvent.create({ data: { id: event.id, why: String(error) } });
        `,
      },
    },
    'only a mail is lost': {
      path: 'app/api/webhooks/stripe/route.ts',
      files: `
        import Stripe from 'stripe';
        import { Resend } from 'resend';
        const resend = new Resend(process.env.RESEND_API_KEY);
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export async function POST(request) {
          const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET);
          try {
            await resend.emails.send({ to: event.data.object.customer_email });
          } catch (error) {
            console.error(error);
          }
          return Response.json({ received: true });
        }
      `,
    },
  },
  reported: {
    ...called.reported,
    ...told.reported,
    ...claimed.reported,
    'the answer has the code of success in the clause, too': {
      files: gateway("res.json({ RspCode: '00', Message: 'Confirmed' });", ' // reported'),
    },
    'what went wrong is only logged': {
      path: 'app/api/webhooks/stripe/route.ts',
      files: `
        import Stripe from 'stripe';
        import { PrismaClient } from '@prisma/client';
        const prisma = new PrismaClient();
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export async function POST(request) {
          const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET);
          try {
            await prisma.order.update({ where: { id: event.data.object.id }, data: { status: 'paid' } });
          } catch (error) { // reported
            console.error(error);
          }
          return Response.json({ received: true });
        }
      `,
    },
    'the sender is told 200 in the clause itself': {
      files: `
        import express from 'express';
        import Stripe from 'stripe';
        import { Queue } from 'bullmq';
        const queue = new Queue('orders');
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const app = express();
        app.post('/webhooks/stripe', express.raw({ type: '*/*' }), async (req, res) => {
          const event = stripe.webhooks.constructEvent(req.body, req.get('stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET);
          try {
            await queue.add('fulfil', { session: event.data.object.id }, { jobId: event.id });
            res.sendStatus(200);
          } catch (error) { // reported
            console.error('could not fulfil', error);
            res.status(200).json({ received: true });
          }
        });
        app.listen(3000);
      `,
    },
  },
} satisfies Cases;
