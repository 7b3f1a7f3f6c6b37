import type { Cases } from '@seamlint/testkit';

export const inServers = {
  silent: {
    'a server lives on behind its answer': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/join', async (req, res) => {
          fetch('https://api.crm.example/contacts', { method: 'POST', body: JSON.stringify(req.body) });
          res.sendStatus(200);
        });
        app.listen(3000);
      `,
    },
    'a webhook handler of a server answers first, and the error is logged': {
      files: `
        import express from 'express';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const app = express();
        app.post('/webhooks/stripe', express.raw({ type: '*/*' }), (req, res) => {
          const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
          res.sendStatus(200);
          void tell(event).catch((error) => console.error(error));
        });
        const tell = async (event) => {
          await fetch('https://api.crm.example/payments', { method: 'POST', body: JSON.stringify(event.data.object) });
        };
        app.listen(3000);
      `,
    },
    'a webhook handler of a server whose helper hears its own errors': {
      files: {
        'src/server.ts': `
          import express from 'express';
          import Stripe from 'stripe';
          import { tell } from './tell';
          const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
          const app = express();
          app.post('/webhooks/stripe', express.raw({ type: '*/*' }), (req, res) => {
            const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
            tell(event);
            res.sendStatus(200);
          });
        `,
        'src/tell.ts': `
          export async function tell(event) {
            try {
              await fetch('https://api.crm.example/payments', { method: 'POST', body: JSON.stringify(event.data.object) });
            } catch (error) {
              console.error(error);
            }
          }
        `,
      },
    },
    'a webhook handler of a server awaits it': {
      files: `
        import express from 'express';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const app = express();
        app.post('/webhooks/stripe', express.raw({ type: '*/*' }), async (req, res) => {
          const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
          await fetch('https://api.crm.example/payments', { method: 'POST', body: JSON.stringify(event.data.object) });
          res.sendStatus(200);
        });
      `,
    },
    'a worker of a queue': {
      files: `
        import { Worker } from 'bullmq';
        new Worker('mail', async (job) => {
          fetch('https://mail.example.com/send', { method: 'POST', body: JSON.stringify(job.data) });
        });
      `,
    },
    'nobody knows who calls it': {
      files: `
        export function notify(text) {
          fetch('https://hooks.team.example/in', { method: 'POST', body: JSON.stringify({ text }) });
        }
      `,
    },
  },
  reported: {
    'a webhook handler of a server answers success whatever happens': {
      files: `
        import express from 'express';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const app = express();
        app.post('/webhooks/stripe', express.raw({ type: '*/*' }), (req, res) => {
          const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
          fetch('https://api.crm.example/payments', { method: 'POST', body: JSON.stringify(event.data.object) }); // reported
          res.sendStatus(200);
        });
        app.listen(3000);
      `,
    },
    'a webhook handler of a server calls a helper of another file': {
      editor: 'silent',
      files: {
        'src/server.ts': `
          import express from 'express';
          import Stripe from 'stripe';
          import { tell } from './tell';
          const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
          const app = express();
          app.post('/webhooks/stripe', express.raw({ type: '*/*' }), (req, res) => {
            const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
            tell(event); // reported
            res.sendStatus(200);
          });
        `,
        'src/tell.ts': `
          export async function tell(event) {
            await fetch('https://api.crm.example/payments', { method: 'POST', body: JSON.stringify(event.data.object) });
          }
        `,
      },
    },
  },
} satisfies Cases;
