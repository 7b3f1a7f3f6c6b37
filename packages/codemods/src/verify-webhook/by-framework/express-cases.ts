import type { Case, RefusedCase } from '../../cases/run-cases.ts';

/** Express, where the application is made, or the handler written, in another file. */
export const expressCases: Readonly<Record<string, Case>> = {
  'Shopify in a router that another file mounts': {
    path: 'routes/shopify.js',
    options: { provider: 'shopify', framework: 'express' },
    input: `
const express = require('express');

const router = express.Router();

«router.post('/orders', async (req, res) => {
  const { id } = req.body;
  await save(id);
  res.sendStatus(200);
})»;

module.exports = router;
`,
    output: `
const express = require('express');
const { createHmac, timingSafeEqual } = require('node:crypto');

const router = express.Router();

«router.post('/orders', async (req, res) => {
  const webhookSecret = process.env.SHOPIFY_API_SECRET;
  if (!webhookSecret) {
    return res.status(500).send('Webhook secret is not configured');
  }
  const signature = req.headers['x-shopify-hmac-sha256'];
  if (typeof signature !== 'string' || !req.rawBody) {
    return res.status(401).send('Missing Shopify signature');
  }
  const digest = createHmac('sha256', webhookSecret).update(req.rawBody).digest('base64');
  const expected = Buffer.from(digest);
  const received = Buffer.from(signature);
  if (received.length !== expected.length || !timingSafeEqual(received, expected)) {
    return res.status(401).send('Invalid Shopify signature');
  }

  const { id } = req.body;
  await save(id);
  res.sendStatus(200);
})»;

module.exports = router;
`,
  },
  'Paystack in front of a handler of another file': {
    path: 'src/routes/hooks.ts',
    options: { provider: 'paystack', framework: 'express' },
    project: { dependencies: new Set(['express', '@seamlint/runtime']) },
    input: `
import { Router } from 'express';
import { onCharge } from '../controllers/charge';

export const hooks = Router();
hooks.use((req, res, next) => {
  next();
});

«hooks.post('/paystack', onCharge)»;
`,
    output: `
import { Router } from 'express';
import { onCharge } from '../controllers/charge';
import { verifyWebhook } from '@seamlint/runtime';
import type { RequestHandler } from 'express';

export const hooks = Router();
hooks.use((req, res, next) => {
  next();
});

const verifyPaystackWebhook: RequestHandler = (req, res, next) => {
  const { rawBody } = req as typeof req & { rawBody?: Buffer };
  const webhookSecret = process.env.PAYSTACK_SECRET_KEY;
  if (!webhookSecret) {
    res.status(500).send('Webhook secret is not configured');
    return;
  }
  if (!rawBody) {
    res.status(401).send('Missing Paystack signature');
    return;
  }
  try {
    verifyWebhook('paystack', {
      body: rawBody,
      headers: req.headers,
      secret: webhookSecret,
    });
  } catch {
    res.status(401).send('Invalid Paystack signature');
    return;
  }
  next();
};

«hooks.post('/paystack', verifyPaystackWebhook, onCharge)»;
`,
  },
  'Stripe in front of a method, behind the parser of this file': {
    path: 'src/server.js',
    options: { provider: 'stripe', framework: 'express' },
    project: { dependencies: new Set(['express', 'stripe']) },
    input: `
import express from 'express';
import { billing } from './billing.js';

const app = express();
app.use(express.json());

// Nobody but Stripe calls this.
«app.post(
  '/stripe',
  asyncHandler(billing.receive),
)»;
`,
    output: `
import express from 'express';
import { billing } from './billing.js';
import Stripe from 'stripe';

const app = express();
app.use(express.json({
  verify: (req, _res, buf) => {
    req.rawBody = buf;
  },
}));

const verifyStripeWebhook = (req, res, next) => {
  const webhookSecret = process.env.STRIPE_WEBHOOK_SECRET;
  if (!webhookSecret) {
    return res.status(500).send('Webhook secret is not configured');
  }
  const signature = req.headers['stripe-signature'];
  if (typeof signature !== 'string' || !req.rawBody) {
    return res.status(400).send('Missing Stripe signature');
  }
  try {
    Stripe.webhooks.constructEvent(req.rawBody, signature, webhookSecret);
  } catch {
    return res.status(400).send('Invalid Stripe signature');
  }
  next();
};

// Nobody but Stripe calls this.
«app.post(
  '/stripe',
  verifyStripeWebhook,
  asyncHandler(billing.receive),
)»;
`,
  },
};

export const expressRefused: Readonly<Record<string, RefusedCase>> = {
  'a handler of another file behind no parser': {
    options: { provider: 'stripe', framework: 'express' },
    input:
      "import express from 'express';\nimport { act } from './act';\nconst app = express();\n«app.post('/stripe', act)»;",
    why: 'The handler is in another file, and what reads the body for it is not seen.',
  },
  'a middleware that asks already': {
    options: { provider: 'stripe', framework: 'express' },
    input:
      "import { Router } from 'express';\nimport { act } from './act';\nconst check = (req, res, next) => { stripe.webhooks.constructEvent(req.rawBody, '', ''); next(); };\nexport const hooks = Router();\n«hooks.post('/stripe', check, act)»;",
    why: 'A middleware of the route already checks a signature.',
  },
};
