import { bothWays } from './both-ways.ts';

const check =
  "stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET); // check";
const stripe = `
import Stripe from 'stripe';
const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
`;

const app = (imports: string, handle: string): string => `
import express from 'express';
${imports}
const app = express();
app.post('/webhooks/stripe', async (req, res) => { // reported
  ${handle}
  res.sendStatus(200);
});
`;

/** Where an event of the program itself stands between the route and what acts. */
export const events = bothWays({
  'what is emitted behind a check is acted on elsewhere': {
    files: {
      'src/app.ts': app(
        `${stripe} import { bus } from './bus'; import './paid';`,
        `${check}
        bus.emit('paid', req.body);`,
      ),
      'src/bus.ts': "import { EventEmitter } from 'node:events'; export const bus = new EventEmitter();",
      'src/paid.ts':
        "import { bus } from './bus'; bus.on('paid', async (event) => { await orders.markPaid(event.data.object.id); });",
    },
  },
  'the listener verifies what it is told': {
    files: {
      'src/app.ts': app("import { bus } from './bus'; import './paid';", "bus.emit('stripe', req);"),
      'src/bus.ts': "import { EventEmitter } from 'events'; export const bus = new EventEmitter();",
      'src/paid.ts': `${stripe} import { bus } from './bus';
        bus.on('stripe', async (req) => {
          ${check}
          await orders.markPaid(req.body.data.object.id);
        });`,
    },
  },
  'a class of events extends the platform': {
    files: {
      'src/app.ts': app("import { bus } from './bus'; import './paid';", "bus.emit('stripe', req);"),
      'src/bus.ts':
        "import { EventEmitter } from 'events'; class Bus extends EventEmitter {} export const bus = new Bus();",
      'src/paid.ts': `${stripe} import { bus } from './bus';
        const onStripe = async (req) => {
          ${check}
          await orders.markPaid(req.body.data.object.id);
        };
        bus.once('stripe', onStripe);`,
    },
  },
});
