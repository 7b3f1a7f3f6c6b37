import type { Cases } from '@seamlint/testkit';

/** What a check throws, and who catches it. */
export const caught = {
  silent: {
    'the refusal is told from what else is thrown': {
      files: `
        import express from 'express';
        import { Webhook, WebhookVerificationError } from 'svix';
        const app = express();
        app.post('/webhooks/resend', express.raw({ type: '*/*' }), async (req, res) => {
          let event;
          try {
            event = new Webhook(process.env.RESEND_WEBHOOK_SECRET).verify(req.body, req.headers);
          } catch (error) {
            if (error instanceof WebhookVerificationError) return res.sendStatus(401);
            console.warn('of a kind that is not known yet');
            event = JSON.parse(req.body);
          }
          await mails.bounced(event);
          res.sendStatus(204);
        });
      `,
    },
    'the refusal is told by its name': {
      files: `
        import express from 'express';
        import { Webhook, WebhookVerificationError } from 'svix';
        const app = express();
        app.post('/webhooks/resend', express.raw({ type: '*/*' }), async (req, res) => {
          let event;
          try {
            event = new Webhook(process.env.RESEND_WEBHOOK_SECRET).verify(req.body, req.headers);
          } catch (error) {
            if (error.name === 'WebhookVerificationError') return res.sendStatus(401);
            console.warn('of a kind that is not known yet');
            event = JSON.parse(req.body);
          }
          await mails.bounced(event);
          res.sendStatus(204);
        });
      `,
    },
    'a flag is logged, and then asked': {
      files: `
        import express from 'express';
        import { Webhook } from 'svix';
        const app = express();
        app.post('/webhooks/resend', express.raw({ type: '*/*' }), async (req, res) => {
          let genuine = true;
          try {
            new Webhook(process.env.RESEND_WEBHOOK_SECRET).verify(req.body, req.headers);
          } catch (error) {
            genuine = false;
          }
          if (!genuine) console.warn('forged');
          if (!genuine) return res.sendStatus(400);
          await mails.bounced(JSON.parse(req.body));
          res.sendStatus(204);
        });
      `,
    },
    'a flag keeps all that is done': {
      files: `
        import express from 'express';
        import { Webhook } from 'svix';
        const app = express();
        app.post('/webhooks/resend', express.raw({ type: '*/*' }), async (req, res) => {
          let genuine = true;
          try {
            new Webhook(process.env.RESEND_WEBHOOK_SECRET).verify(req.body, req.headers);
          } catch (error) {
            genuine = false;
          }
          if (genuine) await mails.bounced(JSON.parse(req.body));
          res.sendStatus(204);
        });
      `,
    },
    'a flag becomes the status that ends it': {
      files: `
        import express from 'express';
        import { Webhook } from 'svix';
        const app = express();
        app.post('/webhooks/resend', express.raw({ type: '*/*' }), async (req, res) => {
          let genuine = true;
          try {
            new Webhook(process.env.RESEND_WEBHOOK_SECRET).verify(req.body, req.headers);
          } catch (error) {
            genuine = false;
          }
          const status = genuine ? 200 : 400;
          if (status !== 200) return res.sendStatus(status);
          await mails.bounced(JSON.parse(req.body));
          res.sendStatus(204);
        });
      `,
    },
    'what was caught is asked about': {
      path: 'app/api/webhooks/stripe/route.ts',
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);
        export async function POST(request: Request) {
          let event: Stripe.Event | undefined;
          try {
            event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature')!, process.env.STRIPE_WEBHOOK_SECRET!);
          } catch (error) {
            console.error(error);
          }
          if (!event) return new Response(null, { status: 400 });
          await orders.markPaid(event.data.object);
          return new Response(null, { status: 200 });
        }
      `,
    },
    'a flag is set behind the check': {
      files: `
        import express from 'express';
        import { Webhook } from 'svix';
        const app = express();
        app.post('/webhooks/resend', express.raw({ type: '*/*' }), async (req, res) => {
          let genuine = false;
          try {
            new Webhook(process.env.RESEND_WEBHOOK_SECRET).verify(req.body, req.headers);
            genuine = true;
          } catch (error) {
            console.error(error);
          }
          if (!genuine) return res.sendStatus(400);
          await mails.bounced(JSON.parse(req.body));
          res.sendStatus(204);
        });
      `,
    },
    'the handler of the error answers, and nothing comes behind': {
      files: `
        import express from 'express';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const app = express();
        app.post('/webhooks/stripe', express.raw({ type: '*/*' }), async (req, res) => {
          try {
            const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
            await orders.markPaid(event.data.object);
          } catch (error) {
            await failures.add({ message: error.message });
          }
          res.sendStatus(200);
        });
      `,
    },
    'a verifier turns an exception into a no': {
      files: {
        'src/server.ts': `
          import express from 'express';
          import { isGenuine } from './genuine.js';
          const app = express();
          app.post('/webhooks/resend', express.raw({ type: '*/*' }), async (req, res) => {
            if (!isGenuine(req.body, req.headers)) return res.sendStatus(400);
            await mails.bounced(JSON.parse(req.body));
            res.sendStatus(204);
          });
        `,
        'src/genuine.ts': `
          import { Webhook } from 'svix';
          export const isGenuine = (body, headers) => {
            try {
              new Webhook(process.env.RESEND_WEBHOOK_SECRET).verify(body, headers);
              return true;
            } catch {
              return false;
            }
          };
        `,
      },
    },
    'the error goes to the next handler': {
      files: `
        import express from 'express';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const app = express();
        app.post('/webhooks/stripe', express.raw({ type: '*/*' }), async (req, res, next) => {
          let event;
          try {
            event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
          } catch (error) {
            return next(error);
          }
          await orders.markPaid(event.data.object);
          res.sendStatus(200);
        });
      `,
    },
    'a verifier answers the event, or nothing': {
      path: 'app/api/webhooks/stripe/route.ts',
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);
        const eventOf = (raw: string, signature: string) => {
          try {
            return stripe.webhooks.constructEvent(raw, signature, process.env.STRIPE_WEBHOOK_SECRET!);
          } catch {
            return null;
          }
        };
        export async function POST(request: Request) {
          const event = eventOf(await request.text(), request.headers.get('stripe-signature')!);
          if (event === null) return new Response(null, { status: 400 });
          await orders.markPaid(event.data.object);
          return new Response(null, { status: 200 });
        }
      `,
    },
  },
  reported: {
    'what else is thrown is told from the refusal': {
      files: `
        import express from 'express';
        import { ParseError } from './parse.js';
        import { Webhook } from 'svix';
        const app = express();
        app.post('/webhooks/resend', express.raw({ type: '*/*' }), async (req, res) => {
          let event;
          try {
            event = new Webhook(process.env.RESEND_WEBHOOK_SECRET).verify(req.body, req.headers);
          } catch (error) { // reported
            if (error instanceof ParseError) return res.sendStatus(401);
            console.warn('of a kind that is not known yet');
            event = JSON.parse(req.body);
          }
          await mails.bounced(event);
          res.sendStatus(204);
        });
      `,
    },
    'one of several refusals is told by its code': {
      files: `
        import express from 'express';
        import { Webhook } from 'svix';
        const app = express();
        app.post('/webhooks/resend', express.raw({ type: '*/*' }), async (req, res) => {
          let event;
          try {
            event = new Webhook(process.env.RESEND_WEBHOOK_SECRET).verify(req.body, req.headers);
          } catch (error) { // reported
            if (error.code === 'missing_signature_header') return res.sendStatus(401);
            console.warn('of a kind that is not known yet');
            event = JSON.parse(req.body);
          }
          await mails.bounced(event);
          res.sendStatus(204);
        });
      `,
    },
    'the refusal alone goes on': {
      files: `
        import express from 'express';
        import { Webhook, WebhookVerificationError } from 'svix';
        const app = express();
        app.post('/webhooks/resend', express.raw({ type: '*/*' }), async (req, res) => {
          let event;
          try {
            event = new Webhook(process.env.RESEND_WEBHOOK_SECRET).verify(req.body, req.headers);
          } catch (error) { // reported
            if (!(error instanceof WebhookVerificationError)) return res.sendStatus(401);
            console.warn('of a kind that is not known yet');
            event = JSON.parse(req.body);
          }
          await mails.bounced(event);
          res.sendStatus(204);
        });
      `,
    },
    'a flag is set by what was caught, and only logged': {
      files: `
        import express from 'express';
        import { Webhook } from 'svix';
        const app = express();
        app.post('/webhooks/resend', express.raw({ type: '*/*' }), async (req, res) => {
          let genuine = true;
          try {
            new Webhook(process.env.RESEND_WEBHOOK_SECRET).verify(req.body, req.headers);
          } catch (error) { // reported
            genuine = false;
          }
          if (!genuine) console.warn('forged');
          await mails.bounced(JSON.parse(req.body));
          res.sendStatus(204);
        });
      `,
    },
    'a flag keeps one of two effects': {
      files: `
        import express from 'express';
        import { Webhook } from 'svix';
        const app = express();
        app.post('/webhooks/resend', express.raw({ type: '*/*' }), async (req, res) => {
          let genuine = true;
          try {
            new Webhook(process.env.RESEND_WEBHOOK_SECRET).verify(req.body, req.headers);
          } catch (error) { // reported
            genuine = false;
          }
          if (genuine) await mails.delivered(JSON.parse(req.body));
          await mails.bounced(JSON.parse(req.body));
          res.sendStatus(204);
        });
      `,
    },
    'the error is logged, and the body taken as it is': {
      files: `
        import express from 'express';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const app = express();
        app.post('/webhooks/stripe', express.raw({ type: '*/*' }), async (req, res) => {
          let event;
          try {
            event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
          } catch (error) { // reported
            console.warn(error.message);
            event = JSON.parse(req.body);
          }
          await orders.markPaid(event.data.object);
          res.sendStatus(200);
        });
      `,
    },
    'the error is logged, and the work done': {
      path: 'app/api/webhooks/resend/route.ts',
      files: `
        import { Webhook } from 'svix';
        export async function POST(request: Request) {
          const raw = await request.text();
          try {
            new Webhook(process.env.RESEND_WEBHOOK_SECRET!).verify(raw, Object.fromEntries(request.headers));
          } catch (error) { // reported
            console.error('verification failed', error);
          }
          await mails.bounced(JSON.parse(raw));
          return new Response(null, { status: 204 });
        }
      `,
    },
    'a verifier swallows its own exception': {
      files: {
        'src/server.ts': `
          import express from 'express';
          import { assertGenuine } from './genuine.js';
          const app = express();
          app.post('/webhooks/resend', express.raw({ type: '*/*' }), async (req, res) => {
            assertGenuine(req.body, req.headers);
            await mails.bounced(JSON.parse(req.body));
            res.sendStatus(204);
          });
        `,
        'src/genuine.ts': `
          import { Webhook } from 'svix';
          export const assertGenuine = (body, headers) => {
            try {
              new Webhook(process.env.RESEND_WEBHOOK_SECRET).verify(body, headers);
            } catch (error) { // reported
              console.error(error);
            }
          };
        `,
      },
      editor: 'silent',
    },
    'what a comparison threw is caught beside it': {
      files: `
        import express from 'express';
        import { createHmac } from 'node:crypto';
        const app = express();
        app.post('/webhooks/github', express.raw({ type: '*/*' }), async (req, res) => {
          try {
            const wanted = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(req.body).digest('hex');
            if (wanted !== req.get('x-hub-signature-256')) throw new Error('not genuine');
          } catch (error) { // reported
            console.error(error);
          }
          await deploy(JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
  },
} satisfies Cases;
