import type { Cases } from '@seamlint/testkit';

/** Checks that somebody commented out. */
export const comments = {
  silent: {
    'an old version of a check stands in a comment beside the one that runs': {
      files: `
        import express from 'express';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const app = express();
        app.post('/webhooks/stripe', express.raw({ type: '*/*' }), async (req, res) => {
          // const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_SECRET);
          const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
          console.log('signature verified');
          await orders.markPaid(event.data.object);
          res.sendStatus(200);
        });
      `,
    },
    'a comment only speaks of a check': {
      files: `
        import express from 'express';
        import createMollieClient from '@mollie/api-client';
        const mollie = createMollieClient({ apiKey: process.env.MOLLIE_API_KEY });
        const app = express();
        app.post('/webhooks/mollie', express.urlencoded(), async (req, res) => {
          // There is no signature to hand to verifySignature(): the payment is read again
          const payment = await mollie.payments.get(req.body.id);
          console.log('payment verified');
          await orders.update(payment.metadata.order, payment.status);
          res.sendStatus(200);
        });
      `,
    },
    'a verifier asks something else than it did': {
      files: `
        import { createHmac } from 'node:crypto';
        import { isGenuine } from './vendor';
        export function verifySignature(raw, given) {
          // const wanted = createHmac('sha256', process.env.SECRET).update(raw).digest('hex');
          if (isGenuine(raw, given)) return true;
          return false;
        }
      `,
    },
    'the page of a verifier shows how it is used': {
      files: `
        export class Hooks {
          verifySignature() {
            /**
             * if (!verifySignature(request)) {
             */
            return true;
          }
        }
      `,
    },
    'a check in a comment is no check, and no line says that it held': {
      files: `
        import express from 'express';
        import createMollieClient from '@mollie/api-client';
        const mollie = createMollieClient({ apiKey: process.env.MOLLIE_API_KEY });
        const app = express();
        app.post('/webhooks/mollie', express.urlencoded(), async (req, res) => {
          // if (!verifySignature(req)) return res.sendStatus(401);
          const payment = await mollie.payments.get(req.body.id);
          await orders.update(payment.metadata.order, payment.status);
          res.sendStatus(200);
        });
      `,
    },
  },
  reported: {
    'a line in the log says that a check held which is commented out': {
      files: `
        export default async function handler(req, res) {
          if (req.headers['x-signature']) {
            // reported-next-line (hint)
            // webhook.validate({ body: req.body, headers: req.headers });
            console.log('Signature verified', req.headers['x-request-id']);
          }
          const paymentId = req.body.data.id;
          const answer = await fetch(\`https://api.mercadopago.com/v1/payments/\${paymentId}\`, {
            headers: { Authorization: \`Bearer \${process.env.MP_ACCESS_TOKEN}\` },
          });
          const payment = await answer.json();
          await orders.update({ where: { id: payment.external_reference }, data: { status: payment.status } });
          res.status(200).end();
        }
      `,
      path: 'pages/api/mercadopago/webhook.js',
    },
    'the check of a verifier is commented out, and it answers yes': {
      files: `
        import crypto from 'crypto';
        export function verifyWebhookSignature(raw, given) {
          // reported-next-line
          // const wanted = crypto.createHmac('sha256', process.env.WEBHOOK_SECRET).update(raw).digest('hex');
          // return crypto.timingSafeEqual(Buffer.from(wanted), Buffer.from(given));
          return true;
        }
      `,
    },
  },
} satisfies Cases;
