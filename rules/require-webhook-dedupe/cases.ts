import type { Cases } from '@seamlint/testkit';
import { asked } from './cases/asked.ts';
import { chains } from './cases/chains.ts';
import { frameworks } from './cases/frameworks.ts';
import { guards } from './cases/guards.ts';
import { once } from './cases/once.ts';
import { ownDedupes } from './cases/own-dedupes.ts';
import { remote } from './cases/remote.ts';
import { stores } from './cases/stores.ts';
import { wasp } from './cases/wasp.ts';

export const cases = {
  silent: {
    ...stores.silent,
    ...guards.silent,
    ...frameworks.silent,
    ...wasp.silent,
    ...once.silent,
    ...ownDedupes.silent,
    ...remote.silent,
    ...chains.silent,
    ...asked.silent,
  },
  reported: {
    'bind has handed the handler its database': {
      files: `
        import express from 'express';
        import pg from 'pg';
        import Stripe from 'stripe';
        const app = express();
        async function receive(stripe, db, req, res) {
          const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
          await db.query('INSERT INTO payments (amount) VALUES ($1)', [event.data.object.amount]);
          res.sendStatus(200);
        }
        app.post('/webhooks/stripe', express.raw({ type: '*/*' }), receive.bind(null, new Stripe(process.env.STRIPE_SECRET_KEY), new pg.Pool())); // reported
      `,
    },
    ...stores.reported,
    ...guards.reported,
    ...frameworks.reported,
    ...wasp.reported,
    ...once.reported,
    ...ownDedupes.reported,
    ...remote.reported,
    ...chains.reported,
    ...asked.reported,
  },
} satisfies Cases;
