import type { Case } from '@seamlint/testkit';

/** What Wasp runs by Express: the type of the export says that it is an endpoint. */
const endpoint = (name: string, body: string, mark = ''): string => `
  import Stripe from 'stripe';
  import type { ${name} } from 'wasp/server/api';
  const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
  export const handle: ${name} = async (request, response, context) => {${mark}
    ${body}
    return response.status(200).send();
  };
`;

const event =
  "const event = stripe.webhooks.constructEvent(request.body, request.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);";

const credits = `
  import type { PrismaClient } from '@prisma/client';
  interface Bought { customer: string; amount: number }
  export function addCredits({ customer, amount }: Bought, users: PrismaClient['user']) {
    return users.update({ where: { customer }, data: { credits: { increment: amount } } });
  }
  export function setPlan({ customer, plan }: { customer: string; plan: string }, users: PrismaClient['user']) {
    return users.update({ where: { customer }, data: { plan } });
  }
`;

export const wasp = {
  silent: {
    'an endpoint of Wasp that sets what the event says': {
      files: endpoint(
        'PaymentsWebhook',
        `${event} await context.entities.User.update({ where: { id: event.data.object.client_reference_id }, data: { plan: 'pro' } });`,
      ),
    },
    'an endpoint of Wasp that no sender is known of': {
      files: endpoint('ImportOrders', 'await context.entities.Order.create({ data: { total: request.body.total } });'),
    },
    'who is only typed by Wasp, and not exported, is no endpoint': {
      files: `
        import type { PaymentsWebhook } from 'wasp/server/api';
        const handle: PaymentsWebhook = async (request, response, context) => {
          await context.entities.Payment.create({ data: { total: request.body.total } });
          response.sendStatus(200);
        };
        console.log(handle);
      `,
    },
  },
  reported: {
    'what Wasp hands over is Prisma: credits are added': {
      files: endpoint(
        'PaymentsWebhook',
        `${event} await context.entities.User.update({ where: { id: event.data.object.client_reference_id }, data: { credits: { increment: 10 } } });`,
        ' // reported',
      ),
    },
    'an endpoint of Wasp whose helper adds credits to whoever its event names': {
      files: {
        'src/payments.ts': `
          import Stripe from 'stripe';
          import express from 'express';
          import type { PrismaClient } from '@prisma/client';
          import { env, type MiddlewareConfigFn } from 'wasp/server';
          import { type Payments } from 'wasp/server/api';
          import { addCredits } from './credits';
          const stripe = new Stripe(env.STRIPE_API_KEY);

          export const rawBody: MiddlewareConfigFn = (config) => {
            config.delete('express.json');
            config.set('express.raw', express.raw({ type: 'application/json' }));
            return config;
          };
          export const payments: Payments = async (request, response, context) => { // reported
            const users = context.entities.User;
            const event = readEvent(request);
            switch (event.type) {
              case 'invoice.paid':
                await onPaid(event, users);
                break;
            }
            return response.status(204).send();
          };
          function readEvent(request: express.Request): Stripe.Event {
            const signature = request.headers['stripe-signature'];
            if (!signature) throw new Error('not signed');
            return stripe.webhooks.constructEvent(request.body, signature, env.STRIPE_WEBHOOK_SECRET);
          }
          async function onPaid(event: Stripe.InvoicePaidEvent, users: PrismaClient['user']) {
            const customer = idOf(event.data.object.customer);
            await addCredits({ customer, amount: 10 }, users);
          }
          function idOf(customer: string | Stripe.Customer | null): string {
            if (!customer) throw new Error('nobody');
            else if (typeof customer === 'string') return customer;
            else return customer.id;
          }
        `,
        'src/credits.ts': credits,
      },
      editor: 'silent',
    },
  },
} satisfies Record<'silent' | 'reported', Readonly<Record<string, Case>>>;
