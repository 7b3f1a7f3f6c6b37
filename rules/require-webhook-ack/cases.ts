import type { Cases } from '@seamlint/testkit';

export const cases = {
  silent: {
    'the status is set and sent first': {
      files: `
        import express from 'express';
        import OpenAI from 'openai';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        const openai = new OpenAI();
        app.post('/webhooks/slack', express.raw({ type: '*/*' }), async (req, res) => {
          const base = 'v0:' + req.get('x-slack-request-timestamp') + ':' + req.body;
          const wanted = 'v0=' + createHmac('sha256', process.env.SLACK_SIGNING_SECRET).update(base).digest('hex');
          if (!timingSafeEqual(Buffer.from(wanted), Buffer.from(req.get('x-slack-signature')))) return res.sendStatus(401);
          res.status(200).end();
          await openai.responses.create({ model: 'small', input: JSON.parse(req.body).event.text });
        });
      `,
    },
    'the answer comes first': {
      files: `
        import express from 'express';
        import Stripe from 'stripe';
        import { Resend } from 'resend';
        const resend = new Resend(process.env.RESEND_API_KEY);
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const app = express();
        app.post('/webhooks/stripe', express.raw({ type: '*/*' }), async (req, res) => {
          const event = stripe.webhooks.constructEvent(req.body, req.get('stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET);
          res.sendStatus(200);
          await resend.emails.send({ to: event.data.object.customer_email });
        });
        app.listen(3000);
      `,
    },
    'the work is done behind the answer': {
      path: 'app/api/webhooks/stripe/route.ts',
      files: `
        import { after } from 'next/server';
        import Stripe from 'stripe';
        import { Resend } from 'resend';
        const resend = new Resend(process.env.RESEND_API_KEY);
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export async function POST(request) {
          const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET);
          after(async () => {
            await resend.emails.send({ to: event.data.object.customer_email });
          });
          return Response.json({});
        }
      `,
    },
    'a promise is kept, and only looked after where it fails': {
      files: `
        import express from 'express';
        import Stripe from 'stripe';
        import { Resend } from 'resend';
        const resend = new Resend(process.env.RESEND_API_KEY);
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const thank = async (session) => { await resend.emails.send({ to: session.customer_email }); };
        const app = express();
        app.post('/webhooks/stripe', express.raw({ type: '*/*' }), async (req, res) => {
          const event = stripe.webhooks.constructEvent(req.body, req.get('stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET);
          const job = thank(event.data.object);
          job.catch((error) => console.error(error));
          res.sendStatus(200);
        });
        app.listen(3000);
      `,
    },
    'a promise is handed to what runs behind the answer': {
      path: 'app/api/webhooks/stripe/route.ts',
      files: `
        import { waitUntil } from '@vercel/functions';
        import Stripe from 'stripe';
        import { Resend } from 'resend';
        const resend = new Resend(process.env.RESEND_API_KEY);
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const thank = async (session) => { await resend.emails.send({ to: session.customer_email }); };
        export async function POST(request) {
          const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET);
          waitUntil(thank(event.data.object));
          return Response.json({});
        }
      `,
    },
    'a queue of the program itself waits for the job that it runs': {
      path: 'app/api/jobs/welcome/route.ts',
      files: `
        import { Receiver } from '@upstash/qstash';
        import { Resend } from 'resend';
        const resend = new Resend(process.env.RESEND_API_KEY);
        const receiver = new Receiver({ currentSigningKey: process.env.QSTASH_CURRENT_SIGNING_KEY, nextSigningKey: process.env.QSTASH_NEXT_SIGNING_KEY });
        export async function POST(request) {
          const body = await request.text();
          await receiver.verify({ signature: request.headers.get('upstash-signature'), body });
          await resend.emails.send({ to: JSON.parse(body).email });
          return Response.json({ done: true });
        }
      `,
    },
    'the few things that were bought are written one by one': {
      path: 'app/api/webhooks/stripe/route.ts',
      files: `
        import Stripe from 'stripe';
        import { PrismaClient } from '@prisma/client';
        const prisma = new PrismaClient();
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export async function POST(request) {
          const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET);
          const items = await prisma.item.findMany({ where: { order: event.data.object.id } });
          for (const item of items) await prisma.item.update({ where: { id: item.id }, data: { sold: true } });
          return Response.json({});
        }
      `,
    },
    'a path only holds the name of a sender that is soon tired': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        import { WebClient } from '@slack/web-api';
        const slack = new WebClient(process.env.SLACK_BOT_TOKEN);
        const app = express();
        app.post('/tools/sentry-options/webhook', express.raw({ type: '*/*' }), async (req, res) => {
          const wanted = createHmac('sha256', process.env.OPTIONS_SECRET).update(req.body).digest('hex');
          if (!timingSafeEqual(Buffer.from(wanted), Buffer.from(req.get('x-options-signature')))) return res.sendStatus(401);
          await slack.chat.postMessage({ channel: 'ops', text: JSON.parse(req.body).text });
          res.sendStatus(200);
        });
      `,
    },
    'a job is queued': {
      files: `
        import express from 'express';
        import Stripe from 'stripe';
        import { Queue } from 'bullmq';
        const queue = new Queue('mail');
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const app = express();
        app.post('/webhooks/stripe', express.raw({ type: '*/*' }), async (req, res) => {
          const event = stripe.webhooks.constructEvent(req.body, req.get('stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET);
          await queue.add('thank', { to: event.data.object.customer_email }, { jobId: event.id });
          res.sendStatus(200);
        });
        app.listen(3000);
      `,
    },
  },
  reported: {
    'all that there is is written while the sender waits': {
      path: 'app/api/webhooks/stripe/route.ts',
      files: `
        import Stripe from 'stripe';
        import { PrismaClient } from '@prisma/client';
        const prisma = new PrismaClient();
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export async function POST(request) { // reported (hint)
          const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET);
          const users = await prisma.user.findMany();
          for (const user of users) await prisma.user.update({ where: { id: user.id }, data: { news: event.type } });
          return Response.json({});
        }
      `,
    },
    'a mail is sent while the sender waits': {
      files: `
        import express from 'express';
        import Stripe from 'stripe';
        import { Resend } from 'resend';
        const resend = new Resend(process.env.RESEND_API_KEY);
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const app = express();
        app.post('/webhooks/stripe', express.raw({ type: '*/*' }), async (req, res) => { // reported (hint)
          const event = stripe.webhooks.constructEvent(req.body, req.get('stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET);
          await resend.emails.send({ to: event.data.object.customer_email });
          res.sendStatus(200);
        });
        app.listen(3000);
      `,
    },
    'Slack waits for a model': {
      files: `
        import express from 'express';
        import OpenAI from 'openai';
        import { verifySlackRequest } from '@slack/bolt';
        const openai = new OpenAI();
        const app = express();
        app.post('/slack/events', express.raw({ type: '*/*' }), async (req, res) => { // reported
          verifySlackRequest({ signingSecret: process.env.SLACK_SIGNING_SECRET, body: req.body, headers: { 'x-slack-signature': req.get('x-slack-signature'), 'x-slack-request-timestamp': Number(req.get('x-slack-request-timestamp')) } });
          const event = JSON.parse(req.body);
          const answer = await openai.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: event.event.text }] });
          res.json({ text: answer.choices[0].message.content });
        });
        app.listen(3000);
      `,
    },
  },
} satisfies Cases;
