import type { Case } from '@seamlint/testkit';

/** A check in a comment is none. */
export const comments = {
  reported: {
    'the check of a handler is commented out': {
      files: `
        import express from 'express';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const app = express();
        app.post('/webhooks/stripe', express.json(), async (req, res) => { // reported
          // const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], secret);
          const event = req.body;
          await orders.markPaid(event.data.object);
          res.sendStatus(200);
        });
      `,
    },
    'the check of a function that it calls is commented out, and that answers yes': {
      files: `
        import express from 'express';
        const app = express();
        function isValidSignature(req) {
          // const wanted = crypto.createHmac('sha256', process.env.SECRET).update(req.body).digest('hex');
          // return wanted === req.headers['x-hub-signature-256'];
          return true;
        }
        app.post('/webhooks/github', express.json(), async (req, res) => { // reported
          if (!isValidSignature(req)) return res.sendStatus(401);
          await builds.queue(req.body.after);
          res.sendStatus(200);
        });
      `,
    },
  },
} satisfies Readonly<Record<string, Readonly<Record<string, Case>>>>;
