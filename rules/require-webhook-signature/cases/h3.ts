import type { Cases } from '@seamlint/testkit';
import { bothWays } from './both-ways.ts';

const both = bothWays({
  'a handler of Nuxt checks with the Stripe helper': {
    files: {
      'server/api/webhooks/stripe.post.ts': `
        import Stripe from 'stripe';
        export default defineEventHandler(async (event) => { // reported
          const config = useRuntimeConfig(event);
          const stripe = new Stripe(config.stripeSecretKey);
          const body = await readRawBody(event);
          try {
            stripe.webhooks.constructEvent(body, getHeader(event, 'stripe-signature'), config.stripeWebhookSecret); // check
          } catch (error) {
            throw createError({ statusCode: 400, statusMessage: 'bad signature' });
          }
          await orders.markPaid(JSON.parse(body).data.object.id);
          return { received: true };
        });
      `,
    },
    editor: 'same',
  },
  'a handler of Nitro compares an HMAC': {
    files: {
      'server/routes/hooks/github.post.ts': `
        import { createHmac, timingSafeEqual } from 'node:crypto';
        import { createError, eventHandler, getRequestHeaders, readRawBody } from 'h3';
        export default eventHandler(async (event) => { // reported
          const raw = await readRawBody(event, 'utf8');
          const given = getRequestHeaders(event)['x-hub-signature-256'];
          const expected = 'sha256=' + createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(raw).digest('hex');
          if (!timingSafeEqual(Buffer.from(given), Buffer.from(expected))) throw createError({ statusCode: 401 }); // check
          const { repository, after } = JSON.parse(raw);
          await builds.start(repository.full_name, after);
          setResponseStatus(event, 202);
          return 'ok';
        });
      `,
    },
    editor: 'same',
  },
  'a handler of Nuxt answers with an error it made': {
    files: {
      'server/api/slack/events.post.ts': `
        import { createHmac } from 'node:crypto';
        export default defineEventHandler(async (event) => { // reported
          const raw = await readRawBody(event);
          const stamp = getRequestHeader(event, 'x-slack-request-timestamp');
          const expected = 'v0=' + createHmac('sha256', useRuntimeConfig().slackSigningSecret).update('v0:' + stamp + ':' + raw).digest('hex');
          if (expected !== getRequestHeader(event, 'x-slack-signature')) return sendError(event, createError({ statusCode: 401 })); // check
          await mentions.answer(JSON.parse(raw).event);
          return 'ok';
        });
      `,
    },
    editor: 'same',
  },
  'what the server imports by itself verifies': {
    files: {
      'server/api/webhooks/github.post.ts': `
        export default defineEventHandler(async (event) => { // reported
          await mustBeGithub(event); // check
          const body = await readBody(event);
          await builds.start(body.repository.full_name, body.after);
          return 'ok';
        });
      `,
      'server/utils/github.ts': `
        import { createHmac, timingSafeEqual } from 'node:crypto';
        export const mustBeGithub = async (event) => {
          const expected = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(await readRawBody(event)).digest();
          const given = Buffer.from(getHeader(event, 'x-hub-signature-256') ?? '', 'hex');
          if (!timingSafeEqual(given, expected)) throw createError({ statusCode: 401, message: 'not signed' });
        };
      `,
    },
    editor: 'same',
  },
  'an imported helper of the server verifies': {
    files: {
      'server/api/webhooks/stripe.post.ts': `
        import { eventOf } from '../../billing/event-of';
        export default defineEventHandler(async (event) => { // reported
          const body = await readBody(event);
          await eventOf(event); // check
          await orders.markPaid(body.data.object.id);
          return { received: true };
        });
      `,
      'server/billing/event-of.ts': `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const eventOf = async (event) =>
          stripe.webhooks.constructEvent(await readRawBody(event), getHeader(event, 'stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET);
      `,
    },
    editor: 'same',
  },
  'middleware of the server verifies and keeps the event': {
    files: {
      'server/api/webhooks/stripe.post.ts': `
        export default defineEventHandler(async (event) => { // reported
          await orders.markPaid(event.context.webhookEvent.data.object.id);
          return { received: true };
        });
      `,
      'server/middleware/1.webhooks.ts': `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export default defineEventHandler(async (event) => {
          if (!getRequestURL(event).pathname.startsWith('/api/webhooks/stripe')) return;
          const raw = await readRawBody(event);
          event.context.webhookEvent = JSON.parse(raw);
          stripe.webhooks.constructEvent(raw, getHeader(event, 'stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET); // check
        });
      `,
    },
    editor: 'silent',
  },
  'a router of h3 stands behind middleware': {
    files: `
      import { createApp, createError, createRouter, eventHandler, getHeader, readBody, readRawBody } from 'h3';
      import { createHmac } from 'node:crypto';
      const app = createApp();
      const router = createRouter();
      app.use('/webhooks', eventHandler(async (event) => {
        const expected = createHmac('sha256', process.env.WEBHOOK_SECRET).update(await readRawBody(event)).digest('hex');
        if (getHeader(event, 'x-signature') !== expected) throw createError({ statusCode: 401 }); // check
      }));
      router.post('/webhooks/stripe', eventHandler(async (event) => { // reported
        const body = await readBody(event);
        await orders.markPaid(body.data.object.id);
        return 'ok';
      }));
      app.use(router);
    `,
  },
  'the handler of Nuxt is an object with what runs before': {
    files: {
      'server/api/webhooks/github.post.ts': `
        import { createHmac } from 'node:crypto';
        const signed = async (event) => {
          const expected = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(await readRawBody(event)).digest('hex');
          if (expected !== getHeader(event, 'x-hub-signature-256')) throw createError({ statusCode: 401 });
        };
        export default defineEventHandler({ // reported
          onRequest: [signed], // check
          handler: async (event) => {
            const { after } = await readBody(event);
            await builds.start(after);
            return 'ok';
          },
        });
      `,
    },
    editor: 'same',
  },
});

export const h3 = {
  silent: {
    ...both.silent,
    'a login comes back to a route of Nuxt': {
      files: {
        'server/routes/auth/github/callback.post.ts': `
          export default defineEventHandler(async (event) => {
            const { code, state } = await readBody(event);
            await setUserSession(event, { user: await github.userOf(code, state) });
            return sendRedirect(event, '/');
          });
        `,
      },
    },
    'a module of Nuxt verifies by a name it brings': {
      files: {
        'server/api/webhooks/paddle.post.ts': `
          export default defineEventHandler(async (event) => {
            if (!(await isValidPaddleWebhook(event))) throw createError({ statusCode: 401, message: 'not signed' });
            const { data } = await readBody(event);
            await subscriptions.renew(data.id);
            return { ok: true };
          });
        `,
      },
    },
    'who is signed in sets up webhooks in Nuxt': {
      files: {
        'server/api/webhooks/index.post.ts': `
          export default defineEventHandler(async (event) => {
            const { user } = await requireUserSession(event);
            const { url, events } = await readBody(event);
            return db.webhooks.insert({ owner: user.id, url, events });
          });
        `,
      },
    },
    'a folder of Express has the name of one of Nitro': {
      files: {
        'server/routes/webhooks.js': `
          const express = require('express');
          const router = express.Router();
          const stripe = require('stripe')(process.env.STRIPE_SECRET_KEY);
          router.post('/webhooks/stripe', express.raw({ type: '*/*' }), async (req, res) => {
            const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
            await orders.markPaid(event.data.object.id);
            res.sendStatus(200);
          });
          module.exports = router;
        `,
      },
    },
  },
  reported: {
    ...both.reported,
    'middleware of the server checks who is signed in, elsewhere': {
      files: {
        'server/api/webhooks/stripe.post.ts': `
          export default defineEventHandler(async (event) => { // reported
            const body = await readBody(event);
            await orders.markPaid(body.data.object.id);
            return 'ok';
          });
        `,
        'server/middleware/auth.ts': `
          export default defineEventHandler(async (event) => {
            if (!event.path.startsWith('/api/admin')) return;
            await requireUserSession(event);
          });
        `,
      },
    },
  },
} satisfies Cases;
