import type { Cases } from '@seamlint/testkit';
import { handedOver } from './cases/handed-over.ts';
import { keyedApis } from './cases/keyed-apis.ts';
import { ownRetries } from './cases/own-retries.ts';

export const cases = {
  silent: {
    'a meter event has an identifier, which the caller hands over': {
      files: `
        import Stripe from 'stripe';
        import { backOff } from 'exponential-backoff';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);
        const send = async (event: Stripe.Billing.MeterEventCreateParams) => {
          await backOff(async () => await stripe.billing.meterEvents.create(event), { numOfAttempts: 3 });
        };
        export const report = (day: string, customer: string) =>
          send({ event_name: 'calls', identifier: customer + day, payload: { value: '1', stripe_customer_id: customer } });
      `,
    },
    'a batch of payouts carries its own id': {
      files: `
        import pRetry from 'p-retry';
        export const payOut = (token, invoice, payouts) =>
          pRetry(() => {
            const body = { sender_batch_header: { sender_batch_id: invoice }, items: payouts };
            return fetch('https://api-m.paypal.com/v1/payments/payouts', {
              method: 'POST',
              headers: { authorization: token },
              body: JSON.stringify(body),
            });
          });
      `,
    },
    ...handedOver.silent,
    ...ownRetries.silent,
    ...keyedApis.silent,
    'what is sent names what the API tells it by': {
      files: `
        import pRetry from 'p-retry';
        import { Client } from 'discord.js';
        import { createGraphServiceClient } from '@microsoft/msgraph-sdk';
        const bot = new Client({ intents: [] });
        const graph = createGraphServiceClient(adapter);
        export const post = (id, order) =>
          pRetry(() => bot.channels.cache.get(id).send({ content: order.text, nonce: order.id, enforceNonce: true }));
        export const plan = (order) => pRetry(() => graph.me.events.post({ subject: order.text, transactionId: order.id }));
        export const write = (order) =>
          pRetry(() =>
            fetch('https://graph.microsoft.com/v1.0/me/events', {
              method: 'POST',
              body: JSON.stringify({ subject: order.text, transactionId: order.id }),
            }),
          );
        // Nothing there takes a key.
        export const mail = (order) => pRetry(() => graph.me.sendMail.post({ message: order }));
        export const raw = (order) =>
          pRetry(() => fetch('https://graph.microsoft.com/v1.0/me/sendMail', { method: 'POST', body: JSON.stringify(order) }));
      `,
    },
    'the key may stand in a GraphQL document': {
      files: `
        import pRetry from 'p-retry';
        import { createAdminApiClient } from '@shopify/admin-api-client';
        const shop = createAdminApiClient({ storeDomain: 'acme.myshopify.com', apiVersion: '2026-04', accessToken: process.env.SHOPIFY_TOKEN });
        const refund = 'mutation refund($input: RefundInput!, $key: String!) { refundCreate(input: $input) @idempotent(key: $key) { refund { id } } }';
        export const give = (input, key) => pRetry(() => shop.request(refund, { variables: { input, key } }));
      `,
    },
    'a key made once outside the retry is given to every attempt': {
      files: `
        import pRetry from 'p-retry';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const pay = (order) =>
          pRetry(() => stripe.paymentIntents.create({ amount: order.total, currency: 'usd' }, { idempotencyKey: order.id }));
      `,
    },
    'the key stands in options that are built up before': {
      files: `
        import pRetry from 'p-retry';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const pay = (order) => {
          const options = {};
          options.idempotencyKey = order.id;
          return pRetry(() => stripe.paymentIntents.create({ amount: order.total, currency: 'usd' }, options));
        };
      `,
    },
    'the options are handed in and nobody here can see them': {
      files: `
        import pRetry from 'p-retry';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const pay = (params, options) => pRetry(() => stripe.paymentIntents.create(params, options));
      `,
    },
    'a wrapper in another file is given the key by its caller': {
      files: {
        'src/pay.ts': `
          import Stripe from 'stripe';
          const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
          export const charge = (params, options) => stripe.paymentIntents.create(params, options);
        `,
        'src/job.ts': `
          import pRetry from 'p-retry';
          import { charge } from './pay';
          export const run = (order) => pRetry(() => charge({ amount: order.total, currency: 'usd' }, { idempotencyKey: order.id }));
        `,
      },
    },
    'the SDK fills in the token of a transaction, which its own retries share': {
      files: `
        import { DynamoDBClient, ExecuteTransactionCommand } from '@aws-sdk/client-dynamodb';
        const dynamo = new DynamoDBClient({});
        export const move = (statements) => dynamo.send(new ExecuteTransactionCommand({ TransactStatements: statements }));
      `,
    },
    'the old client of a package repeats nothing by itself, as the new one does': {
      files: {
        'package.json': '{ "dependencies": { "square": "^46.0.0" } }',
        'src/loyalty.ts': `
          import { Client } from 'square/legacy';
          const client = new Client({ accessToken: process.env.SQUARE_ACCESS_TOKEN });
          export const add = (name) => client.customersApi.createCustomer({ givenName: name });
        `,
      },
    },
    'the API takes a key for other writes than this one': {
      files: `
        import pRetry from 'p-retry';
        export const join = (contact) =>
          pRetry(() => fetch('https://api.resend.com/contacts', {
            method: 'POST',
            headers: { authorization: \`Bearer \${process.env.RESEND_API_KEY}\` },
            body: JSON.stringify(contact),
          }));
        export const start = (email, amount) =>
          pRetry(() => fetch('https://api.paystack.co/transaction/initialize', {
            method: 'POST',
            headers: { authorization: \`Bearer \${process.env.PAYSTACK_SECRET_KEY}\` },
            body: JSON.stringify({ email, amount }),
          }));
      `,
    },
    'a command that a person types is not sent again': {
      files: `
        import express from 'express';
        import Stripe from 'stripe';
        import { isValidSlackRequest } from '@slack/bolt';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY, { maxNetworkRetries: 0 });
        const app = express();
        app.post('/slack/commands', express.raw({ type: '*/*' }), async (req, res) => {
          if (!isValidSlackRequest({ signingSecret: process.env.SLACK_SIGNING_SECRET, body: req.body, headers: req.headers })) return res.sendStatus(401);
          await stripe.invoiceItems.create({ customer: new URLSearchParams(req.body.toString()).get('text') });
          res.sendStatus(200);
        });
      `,
    },
    'what is made in a webhook handler cannot be there twice': {
      path: 'src/app/api/stripe/webhook/route.ts',
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export async function POST(request) {
          const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET);
          const { id, calculation, email, schedule } = event.data.object;
          await stripe.tax.transactions.createFromCalculation({ calculation, reference: id });
          await stripe.radar.valueListItems.create({ value_list: 'rsl_blocked', value: email });
          await stripe.subscriptionSchedules.release(schedule);
          return new Response('ok');
        }
      `,
    },
    'the key is a part of what a job is about': {
      files: `
        import { Worker } from 'bullmq';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        new Worker('charges', async (job) => {
          const order = job.data;
          await stripe.paymentIntents.create({ amount: order.total, currency: 'usd' }, { idempotencyKey: order.id });
        });
      `,
    },
    'the write runs once, in a request handler': {
      files: `
        import express from 'express';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const app = express();
        app.post('/customers', async (req, res) => {
          res.json(await stripe.customers.create({ email: req.body.email }));
        });
      `,
    },
    'what is retried is a read': {
      files: `
        import pRetry from 'p-retry';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const find = (id) => pRetry(() => stripe.customers.retrieve(id));
      `,
    },
    'what is retried sets a state by id': {
      files: `
        import pRetry from 'p-retry';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const rename = (id, name) => pRetry(() => stripe.customers.update(id, { name }));
      `,
    },
    'a loop sends once for each of many': {
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export async function importAll(people) {
          for (const person of people) {
            try {
              await stripe.customers.create({ email: person.email });
            } catch (error) {
              console.error(error);
            }
          }
        }
      `,
    },
    'a counting loop walks a list and goes on after a failure': {
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export async function importAll(people) {
          for (let index = 0; index < people.length; index += 1) {
            try {
              await stripe.customers.create({ email: people[index].email });
            } catch (error) {
              console.error(error);
            }
          }
        }
      `,
    },
    'p-retry is told to retry nothing': {
      files: `
        import pRetry from 'p-retry';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const add = (email) => pRetry(() => stripe.customers.create({ email }), { retries: 0 });
      `,
    },
    'a job that catches its own errors is never run again': {
      files: `
        import { task } from '@trigger.dev/sdk/v3';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const welcome = task({
          id: 'welcome',
          retry: { maxAttempts: 3 },
          run: async (payload) => {
            try {
              await stripe.customers.create({ email: payload.email });
            } catch (error) {
              console.error(error);
            }
          },
        });
      `,
    },
    'the callee in another file swallows its errors, so that the job around repeats nothing': {
      files: {
        'src/customers.ts': `
          import Stripe from 'stripe';
          const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
          export const addCustomer = async (email) => {
            try {
              await stripe.customers.create({ email });
            } catch (error) {
              console.error(error);
            }
          };
        `,
        'src/task.ts': `
          import { task } from '@trigger.dev/sdk/v3';
          import { addCustomer } from './customers';
          export const welcome = task({ id: 'welcome', retry: { maxAttempts: 3 }, run: async (payload) => {
            await addCustomer(payload.email);
          } });
        `,
      },
    },
    'a task with one attempt': {
      files: `
        import { task } from '@trigger.dev/sdk/v3';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const welcome = task({
          id: 'welcome',
          retry: { maxAttempts: 1 },
          run: async (payload) => stripe.customers.create({ email: payload.email }),
        });
      `,
    },
    'the jobs of the queue have one attempt, which another file says': {
      files: {
        'src/worker.ts': `
          import { Worker } from 'bullmq';
          import Stripe from 'stripe';
          const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
          new Worker('welcome', async (job) => stripe.customers.create({ email: job.data.email }));
        `,
        'src/queue.ts': `
          import { Queue } from 'bullmq';
          export const queue = new Queue('welcome', { connection: {} });
          export const enqueue = (email) => queue.add('welcome', { email });
        `,
      },
    },
    'a cron job does not run again because it failed': {
      files: `
        import cron from 'node-cron';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        cron.schedule('0 0 1 * *', async () => {
          await stripe.invoiceItems.create({ customer: 'c', amount: 100, currency: 'usd' });
        });
      `,
    },
    'only a refused request is sent again': {
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export async function add(email) {
          for (let attempt = 0; attempt < 3; attempt += 1) {
            try {
              return await stripe.customers.create({ email });
            } catch (error) {
              if (error.statusCode !== 429) throw error;
              await new Promise((resolve) => setTimeout(resolve, 1000));
            }
          }
          throw new Error('still refused');
        }
      `,
    },
    'a program function of that name retries nothing': {
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const withRetry = async (run) => {
          console.time('run');
          return run();
        };
        export const add = (email) => withRetry(() => stripe.customers.create({ email }));
      `,
    },
    'the header is set over plain HTTP': {
      files: `
        import pRetry from 'p-retry';
        export const pay = (order) =>
          pRetry(() =>
            fetch('https://api.stripe.com/v1/payment_intents', {
              method: 'POST',
              headers: { authorization: \`Bearer \${process.env.STRIPE_SECRET_KEY}\`, 'Idempotency-Key': order.id },
              body: new URLSearchParams({ amount: String(order.total) }),
            }),
          );
      `,
    },
    'what gives up at its first failure is not tried again': {
      files: `
        import pRetry, { AbortError } from 'p-retry';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const add = (email) =>
          pRetry(async () => {
            try {
              return await stripe.customers.create({ email });
            } catch (error) {
              throw new AbortError(error);
            }
          });
      `,
    },
    'an interceptor gives every request a key': {
      files: `
        import axios from 'axios';
        import pRetry from 'p-retry';
        const api = axios.create({ baseURL: 'https://api.stripe.com' });
        api.interceptors.request.use((config) => {
          config.headers['Idempotency-Key'] = keyOf(config.data);
          return config;
        });
        export const charge = (amount) => pRetry(() => api.post('/v1/charges', { amount }));
      `,
    },
    'an interceptor of another file sets the key': {
      files: {
        'src/api.ts': `
          import axios from 'axios';
          export const api = axios.create({ baseURL: 'https://api.stripe.com' });
          const withKey = (config) => {
            config.headers.set('Idempotency-Key', keyOf(config.data));
            return config;
          };
          api.interceptors.request.use(withKey);
        `,
        'src/charge.ts': `
          import pRetry from 'p-retry';
          import { api } from './api';
          export const charge = (amount) => pRetry(() => api.post('/v1/charges', { amount }));
        `,
      },
    },
    'the provider has no such thing': {
      files: `
        import pRetry from 'p-retry';
        import { WebClient } from '@slack/web-api';
        const slack = new WebClient(process.env.SLACK_TOKEN);
        export const say = (text) => pRetry(() => slack.chat.postMessage({ channel: 'general', text }));
      `,
    },
    'the repeated caller is a test': {
      files: {
        'src/pay.ts': `
          import Stripe from 'stripe';
          const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
          export const add = (email) => stripe.customers.create({ email });
        `,
        'src/pay.test.ts': `
          import pRetry from 'p-retry';
          import { add } from './pay';
          it('adds', () => pRetry(() => add('a@example.com')));
        `,
      },
    },
  },
  reported: {
    'a sender that delivers again what somebody asks for only': {
      files: `
        import express from 'express';
        import Stripe from 'stripe';
        import { verify } from '@octokit/webhooks-methods';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY, { maxNetworkRetries: 0 });
        const app = express();
        app.post('/webhooks/github', express.text({ type: '*/*' }), async (req, res) => {
          if (!(await verify(process.env.GITHUB_WEBHOOK_SECRET, req.body, req.get('x-hub-signature-256')))) return res.sendStatus(401);
          await stripe.customers.create({ name: JSON.parse(req.body).sender.login }); // reported (strict)
          res.sendStatus(200);
        });
      `,
    },
    'a webhook acts on all it verified, whatever its type': {
      files: `
        import express from 'express';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const app = express();
        const guard = (req, res, next) => {
          stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
          next();
        };
        app.post('/webhooks/stripe/guarded', guard, async (req, res) => {
          await stripe.refunds.create({ charge: req.body.data.object.id }); // reported
          res.end();
        });
        app.post('/webhooks/stripe/plain', async (req, res) => {
          const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
          await stripe.refunds.create({ charge: event.data.object.id }); // reported
          res.end();
        });
      `,
    },
    'a Worker that serves several paths is called again on one of them': {
      files: `
        import Stripe from 'stripe';
        const received = async (request, env) => {
          const stripe = new Stripe(env.STRIPE_SECRET_KEY);
          const event = await stripe.webhooks.constructEventAsync(await request.text(), request.headers.get('stripe-signature'), env.STRIPE_WEBHOOK_SECRET);
          if (event.type === 'charge.dispute.created') {
            await stripe.refunds.create({ charge: event.data.object.charge }); // reported
          }
          return new Response('ok');
        };
        export default {
          async fetch(request, env) {
            const url = new URL(request.url);
            if (url.pathname === '/webhooks/stripe') return received(request, env);
            return new Response(null, { status: 404 });
          },
        };
      `,
    },
    ...handedOver.reported,
    ...ownRetries.reported,
    ...keyedApis.reported,
    'what is sent lacks what the API would tell it by': {
      files: `
        import pRetry from 'p-retry';
        import { Client } from 'discord.js';
        import { createGraphServiceClient } from '@microsoft/msgraph-sdk';
        const bot = new Client({ intents: [] });
        const graph = createGraphServiceClient(adapter);
        // Alone the nonce only comes back in the event.
        export const post = (id, order) =>
          pRetry(() => bot.channels.cache.get(id).send({ content: order.text, nonce: order.id })); // reported
        export const plan = (order) => pRetry(() => graph.me.events.post({ subject: order.text })); // reported
        export const write = (order) =>
          pRetry(() => fetch('https://graph.microsoft.com/v1.0/me/events', { method: 'POST', body: JSON.stringify({ subject: order.text }) })); // reported
      `,
    },
    'the SDK fills in a token of its own for each attempt of a retry around it': {
      files: `
        import pRetry from 'p-retry';
        import { DynamoDBClient, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
        const dynamo = new DynamoDBClient({});
        export const move = (items) => pRetry(() => dynamo.send(new TransactWriteItemsCommand({ TransactItems: items }))); // reported
      `,
    },
    'the new client of a package repeats a write by itself': {
      files: {
        'package.json': '{ "dependencies": { "square": "^46.0.0" } }',
        'src/loyalty.ts': `
          import { SquareClient } from 'square';
          const client = new SquareClient({ token: process.env.SQUARE_ACCESS_TOKEN });
          export const add = (name) => client.customers.create({ givenName: name }); // reported
        `,
      },
      editor: 'silent',
    },
    'a client that nobody told to retry repeats what no answer came to': {
      files: {
        'package.json': '{ "dependencies": { "@upstash/qstash": "^2.8.0" } }',
        'src/queue.ts': `
          import { Client } from '@upstash/qstash';
          const qstash = new Client({ token: process.env.QSTASH_TOKEN });
          export const later = (url, order) => qstash.publishJSON({ url, body: { order } }); // reported (strict)
        `,
      },
    },
    'a client that was told to retry repeats a write': {
      files: {
        'package.json': '{ "dependencies": { "@upstash/qstash": "^2.8.0" } }',
        'src/queue.ts': `
          import { Client } from '@upstash/qstash';
          const qstash = new Client({ token: process.env.QSTASH_TOKEN, retry: { retries: 8 } });
          export const later = (url, order) => qstash.publishJSON({ url, body: { order } }); // reported
        `,
      },
    },
    'a mail goes out in a retry, by its plain address': {
      files: `
        import pRetry from 'p-retry';
        export const welcome = (mail) =>
          pRetry(() => fetch('https://api.resend.com/emails', { // reported
            method: 'POST',
            headers: { authorization: \`Bearer \${process.env.RESEND_API_KEY}\` },
            body: JSON.stringify(mail),
          }));
      `,
    },
    'a write inside p-retry has no key': {
      files: `
        import pRetry from 'p-retry';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const add = (email) => pRetry(() => stripe.customers.create({ email })); // reported
      `,
    },
    'a function given to async-retry by its name': {
      files: `
        const retry = require('async-retry');
        const stripe = require('stripe')(process.env.STRIPE_SECRET_KEY);
        async function charge() {
          return stripe.charges.create({ amount: 100, currency: 'usd', customer: 'c' }); // reported
        }
        module.exports = () => retry(charge, { retries: 5 });
      `,
    },
    'exponential-backoff around a call in another function': {
      files: `
        import { backOff } from 'exponential-backoff';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const refund = async (charge) => {
          return stripe.refunds.create({ charge }); // reported
        };
        export const run = (charge) => backOff(() => refund(charge), { numOfAttempts: 4 });
      `,
    },
    'a policy of cockatiel': {
      files: `
        import { ExponentialBackoff, handleAll, retry } from 'cockatiel';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const policy = retry(handleAll, { maxAttempts: 3, backoff: new ExponentialBackoff() });
        export const add = (email) => policy.execute(() => stripe.customers.create({ email })); // reported
      `,
    },
    'a loop with a catch that goes round': {
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export async function add(email) {
          let last;
          for (let attempt = 0; attempt < 3; attempt += 1) {
            try {
              return await stripe.customers.create({ email }); // reported
            } catch (error) {
              last = error;
            }
          }
          throw last;
        }
      `,
    },
    'a loop that ends by a flag': {
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export async function add(email) {
          let done = false;
          while (!done) {
            try {
              await stripe.customers.create({ email }); // reported
              done = true;
            } catch (error) {
              console.error(error);
            }
          }
        }
      `,
    },
    'a loop over delays': {
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export async function add(email) {
          for (const delay of [100, 500, 2000]) {
            try {
              return await stripe.customers.create({ email }); // reported
            } catch {
              await new Promise((resolve) => setTimeout(resolve, delay));
            }
          }
        }
      `,
    },
    'a function that calls itself when it failed': {
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export async function add(email, attempt = 0) {
          try {
            return await stripe.customers.create({ email }); // reported
          } catch (error) {
            if (attempt > 3) throw error;
            return add(email, attempt + 1);
          }
        }
      `,
    },
    'an own wrapper, known by what it does with its parameter': {
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        async function stubborn(run, times = 3) {
          for (let round = 1; ; round += 1) {
            try {
              return await run();
            } catch (error) {
              if (round >= times) throw error;
            }
          }
        }
        export const add = (email) => stubborn(() => stripe.customers.create({ email })); // reported
      `,
    },
    'an own wrapper in another file': {
      files: {
        'src/stubborn.ts': `
          export async function stubborn(run, times = 3) {
            for (let round = 1; round <= times; round += 1) {
              try {
                return await run();
              } catch (error) {
                if (round === times) throw error;
              }
            }
          }
        `,
        'src/add.ts': `
          import Stripe from 'stripe';
          import { stubborn } from './stubborn';
          const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
          export const add = (email) => stubborn(() => stripe.customers.create({ email })); // reported
        `,
      },
      editor: 'silent',
    },
    'an own wrapper that hands its parameter to a library': {
      files: `
        import pRetry from 'p-retry';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const sturdy = (run) => pRetry(run, { retries: 2 });
        export const add = (email) => sturdy(() => stripe.customers.create({ email })); // reported
      `,
    },
    'a wrapper of an unknown package, known by its name only': {
      files: `
        import { withRetry } from '@acme/resilience';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const add = (email) => withRetry(() => stripe.customers.create({ email })); // reported (hint)
      `,
    },
    'an Inngest function with its four retries': {
      files: `
        import { Inngest } from 'inngest';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const inngest = new Inngest({ id: 'shop' });
        export const welcome = inngest.createFunction({ id: 'welcome' }, { event: 'user/created' }, async ({ event, step }) => {
          await step.run('add', async () => stripe.customers.create({ email: event.data.email })); // reported
        });
      `,
    },
    'a Trigger.dev task with its three attempts': {
      files: `
        import { task } from '@trigger.dev/sdk/v3';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const welcome = task({
          id: 'welcome',
          run: async (payload) => {
            await stripe.customers.create({ email: payload.email }); // reported
          },
        });
      `,
    },
    'a job in another file calls the write': {
      files: {
        'src/customers.ts': `
          import Stripe from 'stripe';
          const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
          export const addCustomer = async (email) => {
            await stripe.customers.create({ email }); // reported
          };
        `,
        'src/task.ts': `
          import { task } from '@trigger.dev/sdk/v3';
          import { addCustomer } from './customers';
          export const welcome = task({ id: 'welcome', run: async (payload) => {
            await addCustomer(payload.email);
          } });
        `,
      },
      editor: 'silent',
    },
    'jobs that are added with attempts in another file': {
      files: {
        'src/worker.ts': `
          import { Worker } from 'bullmq';
          import Stripe from 'stripe';
          const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
          new Worker('welcome', async (job) => stripe.customers.create({ email: job.data.email })); // reported
        `,
        'src/queue.ts': `
          import { Queue } from 'bullmq';
          const queue = new Queue('welcome', { connection: {} });
          export const enqueue = (email) => queue.add('welcome', { email }, { attempts: 5, backoff: 1000 });
        `,
      },
      editor: 'silent',
    },
    'a queue whose attempts are set nowhere in sight': {
      files: {
        'src/worker.ts': `
          import { Worker } from 'bullmq';
          import Stripe from 'stripe';
          const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
          new Worker('welcome', async (job) => stripe.customers.create({ email: job.data.email })); // reported (hint)
        `,
      },
      editor: 'silent',
    },
    'a worker of NestJS whose queue is registered with attempts': {
      files: {
        'src/mail.processor.ts': `
          import { Processor, WorkerHost } from '@nestjs/bullmq';
          import Stripe from 'stripe';
          const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
          @Processor('welcome')
          export class WelcomeProcessor extends WorkerHost {
            async process(job) {
              await stripe.customers.create({ email: job.data.email }); // reported
            }
          }
        `,
        'src/app.module.ts': `
          import { BullModule } from '@nestjs/bullmq';
          export const queues = [BullModule.registerQueue({ name: 'welcome', defaultJobOptions: { attempts: 3 } })];
        `,
      },
      editor: 'silent',
    },
    'a webhook handler is called again by its sender': {
      files: `
        import express from 'express';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const app = express();
        app.post('/webhooks/stripe', express.raw({ type: 'application/json' }), async (req, res) => {
          const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
          if (event.type === 'charge.dispute.created') {
            await stripe.refunds.create({ charge: event.data.object.charge }); // reported
          }
          res.json({ received: true });
        });
      `,
    },
    'a webhook handler that answers success to every failure is called again on a timeout only': {
      files: `
        import express from 'express';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const app = express();
        app.post('/webhooks/stripe', express.raw({ type: 'application/json' }), async (req, res) => {
          const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
          try {
            if (event.type === 'charge.dispute.created')
              await stripe.refunds.create({ charge: event.data.object.charge }); // reported (hint)
          } catch (error) {
            console.error(error);
          }
          res.json({ received: true });
        });
      `,
    },
    'an SQS handler whose records are delivered again': {
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const handler = async (event) => {
          for (const record of event.Records) {
            await stripe.customers.create({ email: JSON.parse(record.body).email }); // reported
          }
        };
      `,
    },
    'a route that QStash calls with retries': {
      files: `
        import { verifySignatureAppRouter } from '@upstash/qstash/nextjs';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        async function handler(request) {
          const { email } = await request.json();
          await stripe.customers.create({ email }); // reported
          return new Response('ok');
        }
        export const POST = verifySignatureAppRouter(handler);
      `,
      path: 'app/api/welcome/route.ts',
    },
    'a plain request to the provider, sent again until it is answered well': {
      files: `
        export async function pay(params) {
          for (let attempt = 0; attempt < 3; attempt += 1) {
            const response = await fetch('https://api.stripe.com/v1/payment_intents', { // reported
              method: 'POST',
              headers: { authorization: \`Bearer \${process.env.STRIPE_SECRET_KEY}\` },
              body: new URLSearchParams(params),
            });
            if (response.ok) return response.json();
          }
          throw new Error('no success');
        }
      `,
    },
    'what gives up at some failures is tried again': {
      files: `
        import pRetry, { AbortError } from 'p-retry';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const add = (email) =>
          pRetry(async () => {
            try {
              return await stripe.customers.create({ email }); // reported
            } catch (error) {
              if (error.fatal) throw new AbortError(error);
              throw error;
            }
          });
      `,
    },
    'an interceptor that adds something else': {
      editor: 'silent',
      files: `
        import axios from 'axios';
        import pRetry from 'p-retry';
        const api = axios.create({ baseURL: 'https://api.stripe.com' });
        api.interceptors.request.use((config) => {
          config.headers.set('Authorization', token());
          return config;
        });
        export const charge = (amount) => pRetry(() => api.post('/v1/charges', { amount })); // reported
      `,
    },
    'only the type of what a container answers says whose client it is': {
      editor: 'silent',
      files: {
        'src/refund.ts': `
          import pRetry from 'p-retry';
          import { container } from './container';
          export const refund = (order: { charge: string }) => {
            const { payments } = container.cradle();
            return pRetry(() => payments.refunds.create({ charge: order.charge })); // reported
          };
        `,
        'src/container.ts': `
          import type { Clients } from './clients';
          const made = new Map<string, unknown>();
          export const container = { cradle: (): Clients => Object.fromEntries(made) as unknown as Clients };
        `,
        'src/clients.ts': `
          import type Stripe from 'stripe';
          export interface Clients { payments: Stripe }
        `,
        'node_modules/stripe/package.json': '{ "name": "stripe", "version": "18.0.0", "types": "index.d.ts" }',
        'node_modules/stripe/index.d.ts':
          'export class Stripe { refunds: { create(params: object): Promise<object> } }\nexport default Stripe;\n',
      },
    },
  },
} satisfies Cases;
