import type { Cases } from '@seamlint/testkit';

export const oneForMany = {
  silent: {
    'what is set up once has one key': {
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const setUp = () =>
          stripe.products.create({ name: 'Plan' }, { idempotencyKey: 'create-plan' });
      `,
    },
    'the queue is told to make a key of what is sent': {
      files: `
        import { Client } from '@upstash/qstash';
        const qstash = new Client({ token: process.env.QSTASH_TOKEN });
        export const queue = (body) =>
          qstash.publishJSON({ url: 'https://example.com/api/import', body, contentBasedDeduplication: true });
      `,
    },
    'a script is run by hand': {
      path: 'scripts/plans.ts',
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const setUp = (name) => stripe.products.create({ name }, { idempotencyKey: 'create-plan' });
      `,
    },
    'a constant is only a part of the key': {
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const PREFIX = 'customer';
        export const add = (user) =>
          stripe.customers.create({ email: user.email }, { idempotencyKey: \`\${PREFIX}-\${user.id}\` });
      `,
    },
    'the key of a run stands in front of what tells one write from the next': {
      files: `
        import { randomUUID } from 'node:crypto';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const run = randomUUID();
        export const add = (user) => stripe.customers.create({ email: user.email }, { idempotencyKey: \`\${run}-\${user.id}\` });
      `,
    },
    'two operations have keys of their own': {
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export async function start(order) {
          const customer = await stripe.customers.create({ email: order.email }, { idempotencyKey: \`customer-\${order.id}\` });
          return stripe.paymentIntents.create({ customer: customer.id, amount: order.total, currency: 'usd' }, { idempotencyKey: \`pay-\${order.id}\` });
        }
      `,
    },
    'each of the helpers puts the name of what it does in front of the key': {
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const addCustomer = (order, key) => stripe.customers.create({ email: order.email }, { idempotencyKey: \`customer-\${key}\` });
        const addCharge = (order, key) => stripe.charges.create({ amount: order.total, currency: 'usd' }, { idempotencyKey: key });
        export async function settle(order) {
          const key = \`order-\${order.id}\`;
          await addCustomer(order, key);
          return addCharge(order, key);
        }
      `,
    },
    'one helper or the other is called with the key': {
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const refund = (order, key) => stripe.refunds.create({ payment_intent: order.intent }, { idempotencyKey: key });
        const credit = (order, key) => stripe.customers.createBalanceTransaction(order.customer, { amount: -order.total, currency: 'usd' }, { idempotencyKey: key });
        export async function giveBack(order) {
          if (order.byCard) return refund(order, order.id);
          return credit(order, order.id);
        }
      `,
    },
    'of two operations with one key only one is done': {
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export async function settle(order) {
          const options = { idempotencyKey: order.id };
          if (order.refund) {
            return stripe.refunds.create({ payment_intent: order.intent }, { idempotencyKey: order.id });
          }
          return stripe.paymentIntents.create({ amount: order.total, currency: 'usd' }, { idempotencyKey: order.id });
        }
        export async function add(order) {
          switch (order.kind) {
            case 'invoice':
              await stripe.invoices.create({ customer: order.customer }, { idempotencyKey: order.id });
              break;
            default:
              await stripe.subscriptions.create({ customer: order.customer }, { idempotencyKey: order.id });
          }
        }
      `,
    },
    'the same operation is done again with its key': {
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export async function refund(order) {
          const first = await stripe.refunds.create({ payment_intent: order.intent }, { idempotencyKey: order.id });
          if (first.status === 'succeeded') return first;
          return stripe.refunds.create({ payment_intent: order.intent }, { idempotencyKey: order.id });
        }
      `,
    },
    'whether keys count across operations is not known there': {
      files: `
        import { SquareClient } from 'square';
        const client = new SquareClient({ token: process.env.SQUARE_TOKEN });
        export async function start(order) {
          await client.customers.create({ idempotencyKey: order.id, emailAddress: order.email });
          return client.payments.create({ idempotencyKey: order.id, sourceId: order.source });
        }
      `,
    },
  },
  reported: {
    'every customer has the same key': {
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const add = (user) =>
          stripe.customers.create({ email: user.email }, { idempotencyKey: 'create-customer' }); // reported
      `,
    },
    'a constant of another file is the key of all': {
      files: {
        'src/keys.ts': `
          export const REFUND_KEY = 'refund';
        `,
        'src/refund.ts': `
          import Stripe from 'stripe';
          import { REFUND_KEY } from './keys';
          const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
          export const refund = (intent) => stripe.refunds.create({ payment_intent: intent }, { idempotencyKey: \`\${REFUND_KEY}-v1\` }); // reported
        `,
      },
      editor: 'silent',
    },
    'a key is drawn when the module is loaded': {
      files: `
        import { randomUUID } from 'node:crypto';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const key = randomUUID();
        export const add = (user) => stripe.customers.create({ email: user.email }, { idempotencyKey: key }); // reported
      `,
    },
    'the payment has the key of the customer that was made for it': {
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export async function start(order) {
          const key = \`order-\${order.id}\`;
          const customer = await stripe.customers.create({ email: order.email }, { idempotencyKey: key }); // because
          return stripe.paymentIntents.create({ customer: customer.id, amount: order.total, currency: 'usd' }, { idempotencyKey: key }); // reported
        }
      `,
    },
    'two helpers are handed the same key': {
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const addCustomer = (order, key) => stripe.customers.create({ email: order.email }, { idempotencyKey: key });
        function addCharge(order, key) {
          return stripe.charges.create({ amount: order.total, currency: 'usd' }, { idempotencyKey: key }); // reported
        }
        export async function settle(order) {
          const key = \`order-\${order.id}\`;
          await addCustomer(order, key);
          return addCharge(order, key);
        }
      `,
    },
    'a helper is handed the key of the write before it': {
      files: {
        'src/charge.ts': `
          import Stripe from 'stripe';
          const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
          export const charge = (order, key: string) =>
            stripe.charges.create({ amount: order.total, currency: 'usd' }, { idempotencyKey: key }); // reported
        `,
        'src/settle.ts': `
          import Stripe from 'stripe';
          import { charge } from './charge';
          const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
          export async function settle(order) {
            await stripe.customers.create({ email: order.email }, { idempotencyKey: order.id }); // because
            await charge(order, order.id);
          }
        `,
      },
      editor: 'silent',
    },
    'two addresses are written to with one header': {
      files: `
        export async function start(order, token) {
          const send = { method: 'POST' };
          await fetch('https://api.stripe.com/v1/customers', { method: 'POST', headers: { authorization: token, 'Idempotency-Key': order.id }, body: new URLSearchParams({ email: order.email }) });
          await fetch('https://api.stripe.com/v1/refunds', { method: 'POST', headers: { authorization: token, 'Idempotency-Key': order.id }, body: new URLSearchParams({ payment_intent: order.intent }) }); // reported
        }
      `,
    },
  },
} satisfies Cases;
