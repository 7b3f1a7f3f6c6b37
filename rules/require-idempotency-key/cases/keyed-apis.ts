import type { Cases } from '@seamlint/testkit';

/** What the APIs of the catalog take a key for, and where. */
export const keyedApis = {
  silent: {
    'a key that was bound to the function that makes the options': {
      files: `
        import pRetry from 'p-retry';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_KEY!);
        const keyed = (idempotencyKey?: string) => ({ idempotencyKey });
        const ofToday = keyed.bind(null, process.env.TODAY);
        export const charge = () => pRetry(() => stripe.charges.create({ amount: 1, currency: 'eur' }, ofToday()));
        export const pay = (order: { id: string }) =>
          pRetry(() => stripe.charges.create({ amount: 1, currency: 'eur' }, keyed(order.id)));
      `,
    },
    'a refund of Mercado Pago has a key of its own, and a card token needs none': {
      files: `
        import { MercadoPagoConfig, PaymentRefund, CardToken } from 'mercadopago';
        import pRetry from 'p-retry';
        const config = new MercadoPagoConfig({ accessToken: process.env.MP_ACCESS_TOKEN });
        const refunds = new PaymentRefund(config);
        export const give = (refund) =>
          pRetry(() =>
            refunds.create({ payment_id: refund.payment, body: { amount: refund.amount }, requestOptions: { idempotencyKey: refund.id } }),
          );
        export const tokenize = (card) => pRetry(() => new CardToken(config).create({ body: card }));
      `,
    },
    'a mail of Loops is sent with its key, and a contact is updated': {
      files: `
        import pRetry from 'p-retry';
        import { LoopsClient } from 'loops';
        const loops = new LoopsClient(process.env.LOOPS_API_KEY);
        export const remind = (due) =>
          pRetry(() =>
            loops.sendTransactionalEmail({ email: due.email, transactionalId: 'due', headers: { 'Idempotency-Key': due.id } }),
          );
        export const rename = (user) => pRetry(() => loops.updateContact({ email: user.email, properties: { name: user.name } }));
      `,
    },
  },
  reported: {
    'the id of what was asked for before is no key': {
      files: `
        import pRetry from 'p-retry';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_KEY!);
        export const credit = async (email: string) => {
          const [customer] = (await stripe.customers.list({ email })).data;
          await pRetry(() => stripe.customers.createBalanceTransaction(customer.id, { amount: -100, currency: 'eur' })); // reported
        };
      `,
    },
    'the key that the SDK of Mercado Pago makes is another one for each call': {
      files: `
        import MercadoPago, { Payment } from 'mercadopago';
        import pRetry from 'p-retry';
        const payments = new Payment(new MercadoPago({ accessToken: process.env.MP_ACCESS_TOKEN }));
        export const pay = (order) => pRetry(() => payments.create({ body: { transaction_amount: order.total } })); // reported
      `,
    },
    'a payment is posted to Mercado Pago again and again': {
      files: `
        import pRetry from 'p-retry';
        export const pay = (order, token) =>
          pRetry(() =>
            fetch('https://api.mercadopago.com/v1/payments', { // reported
              method: 'POST',
              headers: { authorization: \`Bearer \${token}\` },
              body: JSON.stringify({ transaction_amount: order.total }),
            }),
          );
      `,
    },
    'a mail of Loops may be sent twice': {
      files: `
        import pRetry from 'p-retry';
        import { LoopsClient } from 'loops';
        const loops = new LoopsClient(process.env.LOOPS_API_KEY);
        export const remind = (due) => pRetry(() => loops.sendTransactionalEmail({ email: due.email, transactionalId: 'due' })); // reported
      `,
    },
  },
} satisfies Cases;
