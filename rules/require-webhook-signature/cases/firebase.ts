import type { Cases } from '@seamlint/testkit';
import { bothWays } from './both-ways.ts';

const both = bothWays({
  'a function of Firebase checks the raw body': {
    files: {
      'functions/src/index.ts': `
        import * as functions from 'firebase-functions';
        import Stripe from 'stripe';
        const stripe = new Stripe(functions.config().stripe.secret);
        export const stripeWebhook = functions.region('europe-west1').https.onRequest(async (req, res) => { // reported
          let event = req.body;
          try {
            event = stripe.webhooks.constructEvent(req.rawBody, req.headers['stripe-signature'], functions.config().stripe.webhook_secret); // check
          } catch (error) {
            res.status(400).send('bad signature');
            return;
          }
          await orders.markPaid(event.data.object.id);
          res.json({ received: true });
        });
      `,
    },
    editor: 'same',
  },
  'a function of the second generation, with a check in another file': {
    editor: 'same',
    files: {
      'functions/hooks.js': `
        const { onRequest } = require('firebase-functions/v2/https');
        const { isGenuine } = require('./signature');
        exports.githubWebhook = onRequest({ region: 'europe-west1', secrets: ['GITHUB_WEBHOOK_SECRET'] }, async (req, res) => { // reported
          if (!isGenuine(req)) return res.status(401).send('no'); // check
          await builds.start(req.body);
          res.send('ok');
        });
      `,
      'functions/signature.js': `
        const { createHmac, timingSafeEqual } = require('crypto');
        const { defineSecret } = require('firebase-functions/params');
        const secret = defineSecret('GITHUB_WEBHOOK_SECRET');
        exports.isGenuine = (req) =>
          timingSafeEqual(Buffer.from('sha256=' + createHmac('sha256', secret.value()).update(req.rawBody).digest('hex')), Buffer.from(req.get('x-hub-signature-256')));
      `,
    },
  },
  'the functions framework of Google Cloud': {
    files: `
      import { http } from '@google-cloud/functions-framework';
      import { Webhooks } from '@octokit/webhooks';
      const webhooks = new Webhooks({ secret: process.env.GITHUB_WEBHOOK_SECRET });
      http('github-webhook', async (req, res) => { // reported
        if (!(await webhooks.verify(req.rawBody.toString(), req.get('x-hub-signature-256')))) return res.status(401).send('no'); // check
        await builds.start(req.body);
        res.send('ok');
      });
    `,
  },
  'an application of Express is handed to Firebase': {
    files: `
      import express from 'express';
      import { onRequest } from 'firebase-functions/v2/https';
      import Stripe from 'stripe';
      const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
      const app = express();
      app.post('/stripe/webhook', async (req, res) => { // reported
        stripe.webhooks.constructEvent(req.rawBody, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET); // check
        await orders.markPaid(req.body.data.object.id);
        res.sendStatus(200);
      });
      export const api = onRequest(app);
    `,
  },
});

export const firebase = {
  silent: {
    ...both.silent,
    'a function that a page calls': {
      files: `
        import { onCall } from 'firebase-functions/v2/https';
        export const retryWebhook = onCall(async (request) => hooks.retry(request.data.id));
      `,
    },
    'a function that a login comes back to': {
      files: `
        import { onRequest } from 'firebase-functions/v2/https';
        export const oauthCallback = onRequest(async (req, res) => {
          await accounts.link(req.query.state, await exchange(req.query.code));
          res.redirect('/');
        });
      `,
    },
  },
  reported: { ...both.reported },
} satisfies Cases;
