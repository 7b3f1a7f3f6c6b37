import type { Cases } from '@seamlint/testkit';

export const madeAnew = {
  silent: {
    'the key is made once, in front of the loop': {
      files: `
        import { randomUUID } from 'node:crypto';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export async function refund(order) {
          const key = randomUUID();
          for (let attempt = 0; attempt < 3; attempt += 1) {
            try {
              return await stripe.refunds.create({ payment_intent: order.intent }, { idempotencyKey: key });
            } catch (error) {
              console.error(error);
            }
          }
          throw new Error('no refund');
        }
      `,
    },
    'the key is made once, before the function is handed to the retry': {
      files: `
        import pRetry from 'p-retry';
        import { v4 as uuid } from 'uuid';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const pay = (order) => {
          const options = { idempotencyKey: uuid() };
          return pRetry(() => stripe.paymentIntents.create({ amount: order.total, currency: 'usd' }, options));
        };
      `,
    },
    'whoever calls makes the key, outside of the function that tries again': {
      files: {
        'src/charge.ts': `
          import Stripe from 'stripe';
          const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
          export async function charge(order, key) {
            for (let attempt = 0; attempt < 3; attempt += 1) {
              try {
                return await stripe.paymentIntents.create({ amount: order.total, currency: 'usd' }, { idempotencyKey: key });
              } catch (error) {
                if (attempt === 2) throw error;
              }
            }
          }
        `,
        'src/checkout.ts': `
          import { randomUUID } from 'node:crypto';
          import { charge } from './charge';
          export const checkout = (order) => charge(order, randomUUID());
        `,
      },
    },
    'a key that was handed over comes before a new one': {
      files: `
        import pRetry from 'p-retry';
        import { randomUUID } from 'node:crypto';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const refund = (intent, given) =>
          pRetry(() => stripe.refunds.create({ payment_intent: intent }, { idempotencyKey: given ?? randomUUID() }));
        export const pay = (order, key = randomUUID()) =>
          pRetry(() => stripe.paymentIntents.create({ amount: order.total, currency: 'usd' }, { idempotencyKey: key }));
      `,
    },
    'a wrapper of the program is handed the header by its caller': {
      files: {
        'src/http.ts': `
          export async function sendAgain(url, init) {
            for (let attempt = 0; ; attempt += 1) {
              const response = await fetch(url, init);
              if (response.status < 500 || attempt > 3) return response;
            }
          }
        `,
        'src/refund.ts': `
          import { randomUUID } from 'node:crypto';
          import { sendAgain } from './http';
          export const refund = (intent) =>
            sendAgain('https://api.stripe.com/v1/refunds', {
              method: 'POST',
              headers: { 'Idempotency-Key': randomUUID() },
              body: new URLSearchParams({ payment_intent: intent }),
            });
        `,
      },
    },
    'a new key for each request that nothing repeats': {
      files: `
        import express from 'express';
        import { randomUUID } from 'node:crypto';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const app = express();
        app.post('/refunds', async (req, res) => {
          const refund = await stripe.refunds.create({ payment_intent: req.body.intent }, { idempotencyKey: randomUUID() });
          res.json({ id: refund.id });
        });
      `,
    },
    'a new key for each of many': {
      files: `
        import { nanoid } from 'nanoid';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export async function importAll(people) {
          for (const person of people) {
            await stripe.customers.create({ email: person.email }, { idempotencyKey: nanoid() });
          }
        }
      `,
    },
    'the key of a row is kept before the call': {
      files: `
        import { Worker } from 'bullmq';
        import { randomUUID } from 'node:crypto';
        import Stripe from 'stripe';
        import { db } from './db';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        new Worker('payouts', async (job) => {
          const key = randomUUID();
          await db.payout.create({ data: { id: job.data.id, key } });
          await stripe.payouts.create({ amount: job.data.amount, currency: 'usd' }, { idempotencyKey: key });
        });
        new Worker('refunds', async (job) => {
          const row = await db.refund.upsert({ where: { id: job.data.id }, create: { key: randomUUID() }, update: {} });
          await stripe.refunds.create({ payment_intent: job.data.intent }, { idempotencyKey: row.key });
        });
        new Worker('charges', async (job) => {
          const row = { id: job.data.id, key: randomUUID() };
          await db.charge.insertIfNone(row);
          await stripe.paymentIntents.create({ amount: job.data.amount, currency: 'usd' }, { idempotencyKey: row.key });
        });
      `,
    },
    'a key that was found is used again': {
      files: `
        import { Worker } from 'bullmq';
        import { randomUUID } from 'node:crypto';
        import Stripe from 'stripe';
        import { store } from './store';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        new Worker('payouts', async (job) => {
          let key = await store.get(job.data.id);
          if (!key) {
            key = randomUUID();
            await store.set(job.data.id, key);
          }
          await stripe.payouts.create({ amount: job.data.amount, currency: 'usd' }, { idempotencyKey: key });
        });
      `,
    },
    'a durable step keeps what it made': {
      files: `
        import { Inngest } from 'inngest';
        import { randomUUID } from 'node:crypto';
        import Stripe from 'stripe';
        const inngest = new Inngest({ id: 'shop' });
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const payOut = inngest.createFunction({ id: 'pay-out' }, { event: 'shop/pay-out' }, async ({ event, step }) => {
          const key = await step.run('key', () => randomUUID());
          await step.run('pay', () => stripe.payouts.create({ amount: event.data.amount, currency: 'usd' }, { idempotencyKey: key }));
        });
      `,
    },
    'the key is of the id of what it is done for': {
      files: `
        import pRetry from 'p-retry';
        import { createHash } from 'node:crypto';
        import { v5 } from 'uuid';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const hashOf = (order) => createHash('sha256').update(JSON.stringify({ id: order.id, total: order.total })).digest('hex');
        export const pay = (order) =>
          pRetry(() => stripe.paymentIntents.create({ amount: order.total, currency: 'usd' }, { idempotencyKey: hashOf(order) }));
        export const refund = (order) =>
          pRetry(() => stripe.refunds.create({ payment_intent: order.intent }, { idempotencyKey: \`refund-\${order.id}\` }));
        export const invoice = (order) =>
          pRetry(() => stripe.invoices.create({ customer: order.customer }, { idempotencyKey: v5(order.id, v5.URL) }));
        export const credit = (order) =>
          pRetry(() => stripe.customers.createBalanceTransaction(order.customer, { amount: -5, currency: 'usd' }, { idempotencyKey: \`credit-\${order.id}-\${order.createdAt.getTime()}\` }));
      `,
    },
    'the number of the attempt is logged, and no part of the key': {
      files: `
        import pRetry from 'p-retry';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const refund = (order) =>
          pRetry((attempt) => {
            console.info(attempt);
            return stripe.refunds.create({ payment_intent: order.intent }, { idempotencyKey: order.id });
          });
      `,
    },
    'what each of the orders is told is its place in the list, and it is tried inside': {
      files: `
        import pRetry from 'p-retry';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const refundAll = (batch, orders) =>
          Promise.all(
            orders.map((order, place) =>
              pRetry(() => stripe.refunds.create({ payment_intent: order.intent }, { idempotencyKey: \`\${batch.id}-\${place}\` })),
            ),
          );
      `,
    },
    'what the wrapper hands over is not the attempt': {
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        async function retry(run, order) {
          for (let attempt = 1; attempt <= 3; attempt += 1) {
            try {
              return await run(order.id);
            } catch (error) {
              if (attempt === 3) throw error;
            }
          }
        }
        export const refund = (order) =>
          retry(async (id) => stripe.refunds.create({ payment_intent: order.intent }, { idempotencyKey: id }), order);
      `,
    },
    'all attempts fall into the same day': {
      files: `
        import pRetry from 'p-retry';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const DAY = 86_400_000;
        export const bill = (account) =>
          pRetry(() => stripe.invoices.create({ customer: account.customer }, { idempotencyKey: \`\${account.id}-\${new Date().toISOString().slice(0, 10)}\` }));
        export const charge = (account) =>
          pRetry(() => stripe.paymentIntents.create({ amount: 5, currency: 'usd' }, { idempotencyKey: \`\${account.id}-\${Math.floor(Date.now() / DAY)}\` }));
      `,
    },
    'the id of a request is another one in each attempt, and no key': {
      files: `
        import pRetry from 'p-retry';
        import { randomUUID } from 'node:crypto';
        export const save = (order) =>
          pRetry(() => fetch('https://api.acme.dev/orders', {
            method: 'POST',
            headers: { 'x-request-id': randomUUID() },
            body: JSON.stringify({ id: order.id }),
          }));
      `,
    },
    'what is retried asks before the key is made': {
      files: `
        import pRetry from 'p-retry';
        import { randomUUID } from 'node:crypto';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const newKey = () => randomUUID();
        export async function refund(intent) {
          const found = await pRetry(() => stripe.paymentIntents.retrieve(intent));
          const key = newKey();
          return pRetry(() => stripe.refunds.create({ payment_intent: found.id }, { idempotencyKey: key }));
        }
      `,
    },
    'the event is claimed before, so that a second delivery does not come as far': {
      path: 'src/app/api/stripe/webhook/route.ts',
      files: `
        import { randomUUID } from 'node:crypto';
        import Stripe from 'stripe';
        import { PrismaClient } from '@prisma/client';
        const prisma = new PrismaClient();
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export async function POST(request) {
          const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET);
          const known = await prisma.processedEvent.findUnique({ where: { id: event.id } });
          if (known) return new Response('ok');
          await prisma.processedEvent.create({ data: { id: event.id } });
          await stripe.refunds.create({ charge: event.data.object.id }, { idempotencyKey: randomUUID() });
          return new Response('ok');
        }
      `,
    },
    'the options are handed over and nobody here sees them': {
      files: `
        import pRetry from 'p-retry';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const refund = (intent, options) => pRetry(() => stripe.refunds.create({ payment_intent: intent }, options));
      `,
    },
    'a job that is never tried again': {
      files: `
        import { task } from '@trigger.dev/sdk/v3';
        import { randomUUID } from 'node:crypto';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const welcome = task({
          id: 'welcome',
          retry: { maxAttempts: 1 },
          run: async (payload) => stripe.customers.create({ email: payload.email }, { idempotencyKey: randomUUID() }),
        });
      `,
    },
    'the same wrapper runs something else that makes the key': {
      files: `
        import { randomUUID } from 'node:crypto';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        async function again(work) {
          for (let attempt = 0; ; attempt += 1) {
            try {
              return await work();
            } catch (error) {
              if (attempt === 3) throw error;
            }
          }
        }
        export async function refund(intent) {
          const key = await again(async () => randomUUID());
          return again(() => stripe.refunds.create({ payment_intent: intent }, { idempotencyKey: key }));
        }
      `,
    },
  },
  reported: {
    'an id is drawn in the function that p-retry runs': {
      files: `
        import pRetry from 'p-retry';
        import { randomUUID } from 'node:crypto';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const refund = (intent) =>
          pRetry(() => stripe.refunds.create({ payment_intent: intent }, { idempotencyKey: randomUUID() })); // reported
      `,
    },
    'an id is drawn in each round of the loop': {
      files: `
        import { v4 as uuid } from 'uuid';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export async function refund(order) {
          for (let attempt = 0; attempt < 3; attempt += 1) { // because
            const key = uuid(); // because
            try {
              return await stripe.refunds.create({ payment_intent: order.intent }, { idempotencyKey: key }); // reported
            } catch (error) {
              console.error(error);
            }
          }
          throw new Error('no refund');
        }
      `,
    },
    'a header of a plain request is made anew': {
      files: `
        import pRetry from 'p-retry';
        export const refund = (intent) =>
          pRetry(async () => {
            const headers = { authorization: \`Bearer \${process.env.STRIPE_SECRET_KEY}\`, 'Idempotency-Key': crypto.randomUUID() };
            const response = await fetch('https://api.stripe.com/v1/refunds', { method: 'POST', headers, body: new URLSearchParams({ payment_intent: intent }) }); // reported
            if (!response.ok) throw new Error(response.statusText);
            return response.json();
          });
      `,
    },
    'the body of a Square payment has a new key in every attempt': {
      files: `
        import pRetry from 'p-retry';
        import { randomUUID } from 'node:crypto';
        export const pay = (order, token) =>
          pRetry(() =>
            fetch('https://connect.squareup.com/v2/payments', { // reported
              method: 'POST',
              headers: { authorization: token },
              body: JSON.stringify({ idempotency_key: randomUUID(), source_id: order.source, amount_money: order.money }),
            }),
          );
      `,
    },
    'the wrapper that tries again stands in another file': {
      files: {
        'src/again.ts': `
          export async function again(work) {
            let last;
            for (let attempt = 0; attempt < 4; attempt += 1) {
              try {
                return await work();
              } catch (error) {
                last = error;
              }
            }
            throw last;
          }
        `,
        'src/refund.ts': `
          import { randomUUID } from 'node:crypto';
          import Stripe from 'stripe';
          import { again } from './again';
          const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
          const optionsFor = () => ({ idempotencyKey: randomUUID() });
          export const refund = (intent) =>
            again(async () => {
              const key = randomUUID();
              return stripe.refunds.create({ payment_intent: intent }, { idempotencyKey: key }); // reported
            });
        `,
      },
      editor: 'silent',
    },
    'a helper draws it, which the retried function calls': {
      files: {
        'src/key.ts': `
          import { randomUUID } from 'node:crypto';
          export const newKey = (prefix) => \`\${prefix}-\${randomUUID()}\`;
        `,
        'src/refund.ts': `
          import pRetry from 'p-retry';
          import Stripe from 'stripe';
          import { newKey } from './key';
          const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
          export const refund = (intent) =>
            pRetry(() => stripe.refunds.create({ payment_intent: intent }, { idempotencyKey: newKey(intent) })); // reported
        `,
      },
      editor: 'silent',
    },
    'the function that is retried hands the key to another one': {
      files: {
        'src/charge.ts': `
          import Stripe from 'stripe';
          const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
          export const charge = (order, key) =>
            stripe.paymentIntents.create({ amount: order.total, currency: 'usd' }, { idempotencyKey: key }); // reported
        `,
        'src/checkout.ts': `
          import pRetry from 'p-retry';
          import { randomUUID } from 'node:crypto';
          import { charge } from './charge';
          export const checkout = (order) => pRetry(() => charge(order, randomUUID()));
        `,
      },
      editor: 'silent',
    },
    'the time is a part of the key': {
      files: `
        import pRetry from 'p-retry';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const refund = (order) =>
          pRetry(() => stripe.refunds.create({ payment_intent: order.intent }, { idempotencyKey: \`refund-\${order.id}-\${Date.now()}\` })); // reported
      `,
    },
    'the key is a digest of what has the time in it': {
      files: `
        import pRetry from 'p-retry';
        import { createHash } from 'node:crypto';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const refund = (order) =>
          pRetry(() => {
            const body = { payment_intent: order.intent, metadata: { at: new Date().toISOString() } };
            const key = createHash('sha256').update(JSON.stringify(body)).digest('hex');
            return stripe.refunds.create(body, { idempotencyKey: key }); // reported
          });
      `,
    },
    'the number of the attempt, which the library tells, is a part of the key': {
      files: `
        import pRetry from 'p-retry';
        import asyncRetry from 'async-retry';
        import { retry, handleAll } from 'cockatiel';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const policy = retry(handleAll, { maxAttempts: 3 });
        export const refund = (order) =>
          pRetry((attempt) => stripe.refunds.create({ payment_intent: order.intent }, { idempotencyKey: \`\${order.id}-\${attempt}\` })); // reported (hint)
        export const pay = (order) =>
          asyncRetry(async (bail, n) => stripe.paymentIntents.create({ amount: order.total, currency: 'usd' }, { idempotencyKey: order.id + n })); // reported (hint)
        export const charge = (order) =>
          policy.execute(({ attempt }) => stripe.charges.create({ amount: order.total, currency: 'usd' }, { idempotencyKey: \`\${order.id}-\${attempt}\` })); // reported (hint)
      `,
    },
    'the wrapper hands over which attempt it is': {
      files: {
        'src/retry.ts': `
          export async function retry<T>(run: (attempt: number) => Promise<T>, times = 3): Promise<T> {
            let last: unknown;
            for (let attempt = 1; attempt <= times; attempt += 1) {
              try {
                return await run(attempt);
              } catch (error) {
                last = error;
              }
            }
            throw last;
          }
        `,
        'src/refund.ts': `
          import Stripe from 'stripe';
          import { retry } from './retry';
          const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
          export const refund = (order) =>
            retry(async (attempt) => stripe.refunds.create({ payment_intent: order.intent }, { idempotencyKey: \`\${order.id}-\${attempt}\` })); // reported (hint)
        `,
      },
      editor: 'silent',
    },
    'each attempt of a job counts in the key': {
      files: {
        'src/queue.ts': `
          import { Queue } from 'bullmq';
          export const refunds = new Queue('refunds', { connection: {}, defaultJobOptions: { attempts: 5 } });
          export const add = (order) => refunds.add('refund', order);
        `,
        'src/worker.ts': `
          import { Worker } from 'bullmq';
          import Stripe from 'stripe';
          const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
          new Worker('refunds', async (job) => {
            await stripe.refunds.create({ payment_intent: job.data.intent }, { idempotencyKey: \`\${job.id}-\${job.attemptsMade}\` }); // reported (hint)
          }, { connection: {} });
        `,
      },
      editor: 'silent',
    },
    'the key counts the attempts': {
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export async function refund(order) {
          for (let attempt = 0; attempt < 3; attempt += 1) {
            try {
              return await stripe.refunds.create({ payment_intent: order.intent }, { idempotencyKey: \`\${order.id}-\${attempt}\` }); // reported (hint)
            } catch (error) {
              console.error(error);
            }
          }
          throw new Error('no refund');
        }
      `,
    },
    'a webhook handler draws another one for each delivery': {
      path: 'src/app/api/stripe/webhook/route.ts',
      files: `
        import { randomUUID } from 'node:crypto';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export async function POST(request) {
          const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET);
          await stripe.refunds.create({ charge: event.data.object.id }, { idempotencyKey: randomUUID() }); // reported
          return new Response('ok');
        }
      `,
    },
    'the time stands beside an id that would do': {
      files: `
        import express from 'express';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const app = express();
        app.post('/pay', async (req, res) => {
          const { order, total } = req.body;
          res.json(await stripe.paymentIntents.create({ amount: total, currency: 'usd' }, { idempotencyKey: \`\${order}-\${Date.now()}\` })); // reported (strict)
        });
      `,
    },
    'a job draws it each time it is tried': {
      files: `
        import { task } from '@trigger.dev/sdk/v3';
        import { randomUUID } from 'node:crypto';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const payOut = task({
          id: 'pay-out',
          retry: { maxAttempts: 3 },
          run: async (payload) => {
            const key = randomUUID();
            console.log('paying out', { key });
            await stripe.payouts.create({ amount: payload.amount, currency: 'usd' }, { idempotencyKey: key }); // reported
          },
        });
      `,
    },
    'a function calls itself when it failed, and draws another one': {
      files: `
        import { nanoid } from 'nanoid';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export async function refund(order, left = 3) {
          const key = nanoid();
          try {
            return await stripe.refunds.create({ payment_intent: order.intent }, { idempotencyKey: key }); // reported
          } catch (error) {
            if (left === 0) throw error;
            return refund(order, left - 1);
          }
        }
      `,
    },
    'the receiver is not known, but the header says what it is': {
      files: `
        import pRetry from 'p-retry';
        export const save = (order) =>
          pRetry(() => fetch('https://api.acme.dev/orders', { // reported
            method: 'POST',
            headers: { 'Idempotency-Key': crypto.randomUUID() },
            body: JSON.stringify({ lines: order.lines }),
          }));
      `,
    },
  },
} satisfies Cases;
