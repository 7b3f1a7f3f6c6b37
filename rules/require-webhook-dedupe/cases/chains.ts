import type { Case } from '@seamlint/testkit';

const handler = (setup: string, work: string, mark = '', before = ''): Case => ({
  files: `
    import express from 'express';
    import Stripe from 'stripe';
    ${setup}
    const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
    const app = express();
    app.post('/webhooks/stripe', express.raw({ type: 'application/json' }), async (req, res) => {${mark}
      const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
      const session = event.data.object;
      ${before}
      ${work}
      res.sendStatus(200);
    });
    app.listen(3000);
  `,
});

const supabase = `import { createClient } from '@supabase/supabase-js'; const supabase = createClient(process.env.SUPABASE_URL, process.env.SUPABASE_SERVICE_ROLE_KEY);`;
const typeorm = `import { DataSource } from 'typeorm'; import { Handled, Invoice } from './entities'; const source = new DataSource({ type: 'mysql' });`;
const drizzle = `import { drizzle } from 'drizzle-orm/node-postgres'; import { eq, sql } from 'drizzle-orm'; import { users } from './schema'; const db = drizzle(process.env.DATABASE_URL);`;
const sqlite = `import Database from 'better-sqlite3'; const db = new Database('shop.db');`;
const sqs = `import { SQSClient, SendMessageCommand } from '@aws-sdk/client-sqs'; const sqs = new SQSClient({});`;
const prisma = `import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient();`;
const credit = "await supabase.from('credits').insert({ user: session.client_reference_id, amount: 100 });";

const slack = (asked: string, mark = ''): Case => ({
  files: `
    import express from 'express';
    import { createHmac, timingSafeEqual } from 'node:crypto';
    import { WebClient } from '@slack/web-api';
    const client = new WebClient(process.env.SLACK_BOT_TOKEN);
    const app = express();
    app.post('/slack/events', express.raw({ type: '*/*' }), async (req, res) => {${mark}
      const base = 'v0:' + req.get('x-slack-request-timestamp') + ':' + req.body;
      const wanted = 'v0=' + createHmac('sha256', process.env.SLACK_SIGNING_SECRET).update(base).digest('hex');
      if (!timingSafeEqual(Buffer.from(wanted), Buffer.from(req.get('x-slack-signature')))) return res.sendStatus(401);
      ${asked}
      const { event } = JSON.parse(req.body);
      await client.chat.postMessage({ channel: event.channel, text: 'Hello' });
      res.sendStatus(200);
    });
  `,
});

const bus = `import { EventEmitter } from 'node:events'; export const bus = new EventEmitter();`;
const emitting = (asked: string, mark = ''): Case => ({
  files: {
    'src/app.ts': `
      import express from 'express';
      import Stripe from 'stripe';
      import { bus } from './bus';
      import './listeners';
      import { prisma } from './database';
      const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
      const app = express();
      app.post('/webhooks/stripe', express.raw({ type: '*/*' }), async (req, res) => {${mark}
        const event = stripe.webhooks.constructEvent(req.body, req.get('stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET);
        ${asked}
        bus.emit(event.type, event.data.object);
        res.sendStatus(200);
      });
      app.listen(3000);
    `,
    'src/bus.ts': bus,
    'src/database.ts': `import { PrismaClient } from '@prisma/client'; export const prisma = new PrismaClient();`,
    'src/listeners.ts': `
      import { bus } from './bus';
      import { prisma } from './database';
      bus.on('invoice.paid', (invoice) => prisma.payment.create({ data: { amount: invoice.amount_paid } }));
    `,
  },
  ...(mark === '' ? {} : { editor: 'silent' as const }),
});

const worker = (asked: string, mark = ''): Case => ({
  path: 'src/worker.ts',
  files: `
    import Stripe from 'stripe';
    export default {
      async fetch(request: Request, env: Env): Promise<Response> {${mark}
        const stripe = new Stripe(env.STRIPE_SECRET_KEY);
        const event = await stripe.webhooks.constructEventAsync(await request.text(), request.headers.get('stripe-signature'), env.STRIPE_WEBHOOK_SECRET);
        const session = event.data.object;
        ${asked}
        await env.DB.prepare('INSERT INTO orders (email, total) VALUES (?, ?)').bind(session.customer_email, session.amount_total).run();
        return new Response('ok');
      },
    };
  `,
});

const paypal = (work: string, mark = ''): Case => ({
  files: {
    'src/app.js': `
      const express = require('express');
      const { PrismaClient } = require('@prisma/client');
      const { isPaypal } = require('./paypal');
      const prisma = new PrismaClient();
      const app = express();
      app.use(express.json());
      app.post('/paypal/webhook', async (req, res) => {${mark}
        if (!(await isPaypal(req))) return res.sendStatus(401);
        ${work}
        res.sendStatus(200);
      });
      app.listen(3000);
    `,
    'src/paypal.js': `
      const axios = require('axios');
      exports.isPaypal = async (req) => {
        const { data } = await axios.post(process.env.PAYPAL_API + '/v1/notifications/verify-webhook-signature', {
          transmission_id: req.headers['paypal-transmission-id'], transmission_sig: req.headers['paypal-transmission-sig'],
          transmission_time: req.headers['paypal-transmission-time'], webhook_id: process.env.PAYPAL_WEBHOOK_ID, webhook_event: req.body,
        });
        return data.verification_status === 'SUCCESS';
      };
    `,
  },
});

/** What belongs to a call stands in its chain, in a statement made before, in a command: that is asked, too. */
export const chains = {
  silent: {
    'a state that is asked for behind the change, and the rows that came back': handler(
      supabase,
      credit,
      '',
      `const { data: changed } = await supabase.from('orders').update({ status: 'paid' }).eq('session', session.id).eq('status', 'pending').select();
      if (!changed || changed.length === 0) return res.sendStatus(200);`,
    ),
    'a builder that ignores what is there, and counts the rows': handler(
      typeorm,
      'await source.getRepository(Invoice).insert({ customer: session.customer });',
      '',
      `const claimed = await source.createQueryBuilder().insert().into(Handled).values({ id: event.id }).orIgnore().execute();
      if (claimed.raw.affectedRows === 0) return res.sendStatus(200);`,
    ),
    'a prepared statement that looks first': handler(
      `${sqlite} const seen = db.prepare('SELECT 1 FROM handled WHERE id = ?'); const add = db.prepare('INSERT INTO sales (total) VALUES (?)');`,
      'add.run(session.amount_total);',
      '',
      'if (seen.get(event.id)) return res.sendStatus(200);',
    ),
    'a message under an id by which the queue knows it': handler(
      sqs,
      `await sqs.send(new SendMessageCommand({ QueueUrl: process.env.QUEUE_URL, MessageBody: JSON.stringify(event), MessageGroupId: 'stripe', MessageDeduplicationId: event.id }));`,
    ),
    'the sender says that it is a retry': slack("if (req.headers['x-slack-retry-num']) return res.sendStatus(200);"),
    'listeners of whatever is emitted, behind a look': emitting(
      'if (await prisma.handled.findUnique({ where: { id: event.id } })) return res.sendStatus(200);',
    ),
    'a store of a worker that is asked first': worker(
      "if (await env.SEEN.get(event.id)) return new Response('ok'); await env.SEEN.put(event.id, '1');",
    ),
    'the sender is asked whether it was the sender': paypal(
      "await prisma.order.update({ where: { paypal: req.body.resource.id }, data: { status: 'paid' } });",
    ),
  },
  reported: {
    'a row that is told by what follows in the chain': handler(
      drizzle,
      'await db.update(users).set({ credits: sql`${users.credits} + 100` }).where(eq(users.id, session.client_reference_id));',
      ' // reported',
    ),
    'a prepared statement that adds a row': handler(
      `${sqlite} const add = db.prepare('INSERT INTO sales (total) VALUES (?)');`,
      'add.run(session.amount_total);',
      ' // reported',
    ),
    'a message that no id is given for': handler(
      sqs,
      'await sqs.send(new SendMessageCommand({ QueueUrl: process.env.QUEUE_URL, MessageBody: JSON.stringify(event) }));',
      ' // reported',
    ),
    'a message to Slack': slack('', ' // reported'),
    'listeners of whatever is emitted': emitting('', ' // reported'),
    'a statement that a worker prepares, binds and runs': worker('', ' // reported'),
    'that there is too little left is all that is asked': handler(
      prisma,
      `if (!item || item.stock < session.quantity) throw new Error('sold out');
      await prisma.item.update({ where: { id: item.id }, data: { stock: { decrement: session.quantity } } });`,
      ' // reported',
      'const item = await prisma.item.findUnique({ where: { sku: session.metadata.sku } });',
    ),
    'the sender is asked, and a row is added': paypal(
      'await prisma.payment.create({ data: { amount: req.body.resource.amount.total } });',
      ' // reported',
    ),
  },
} satisfies Record<'silent' | 'reported', Readonly<Record<string, Case>>>;
