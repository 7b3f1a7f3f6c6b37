import type { Cases } from '@seamlint/testkit';

const shop = (asked: string, head = ''): string => `
import express from 'express';
import Stripe from 'stripe';
const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
${head}
const app = express();
app.post('/webhooks/stripe', async (req, res) => {
  let event = req.body;
  const secret = process.env.STRIPE_WEBHOOK_SECRET;
  const read = () => stripe.webhooks.constructEvent(req.rawBody, req.headers['stripe-signature'], secret);
  ${asked}
  await orders.markPaid(event.data.object.id);
  res.sendStatus(200);
});
`;

const builds = (asked: string, head = ''): string => `
import express from 'express';
import { createHmac, timingSafeEqual } from 'node:crypto';
${head}
const isGenuine = (req) => {
  const secret = process.env.GITHUB_WEBHOOK_SECRET;
  const given = req.get('x-hub-signature-256');
  ${asked}
  const wanted = 'sha256=' + createHmac('sha256', secret).update(req.rawBody).digest('hex');
  return given.length === wanted.length && timingSafeEqual(Buffer.from(given), Buffer.from(wanted));
};
const app = express();
app.post('/webhooks/github', async (req, res) => {
  if (!isGenuine(req)) return res.sendStatus(401);
  await queue.add(req.body.repository.full_name);
  res.sendStatus(202);
});
`;

/** What is left out elsewhere than in production, and what is left out there too. */
export const production = {
  silent: {
    'production refuses where there is no secret': {
      files: shop(
        `if (secret) event = read();
        else if (process.env.NODE_ENV === 'production') return res.sendStatus(500);`,
      ),
    },
    'production refuses before anybody asks whether there is a secret': {
      files: shop(
        `if (isProduction && !secret) return res.sendStatus(500);
        if (secret) event = read();`,
        `const isProduction = process.env.NODE_ENV === 'production';`,
      ),
    },
    'who is neither elsewhere nor has a secret is refused': {
      files: shop(
        `if (!(process.env.NODE_ENV !== 'production' || secret)) return res.sendStatus(500);
        if (secret) event = read();`,
      ),
    },
    'only production asks': {
      files: shop(`if (process.env.NODE_ENV === 'production') event = read();`),
    },
    'production asks, whether there is a secret or not': {
      files: shop(`if (process.env.APP_ENV === 'production' || secret) event = read();`),
    },
    'a preview is told of a missing secret, and production refuses': {
      files: shop(
        `if (secret) event = read();
        else if (process.env.VERCEL_ENV !== 'production') console.warn('not verified');
        else return res.sendStatus(500);`,
      ),
    },
    'a verifier says no in production before it says yes elsewhere': {
      files: builds(
        `if (!secret && isProd) {
          console.error('no secret');
          return false;
        }
        if (!secret) return true;
        if (!given) return false;`,
        `const isProd = process.env.NODE_ENV === 'production';`,
      ),
    },
    'a signature may be missing elsewhere only': {
      files: builds(
        `if (!given && process.env.NODE_ENV === 'production') return false;
        if (!given) return true;`,
      ),
    },
    'a verifier chooses its answer by where it runs': {
      files: builds(`if (!secret) return process.env.NODE_ENV === 'production' ? false : true;`),
    },
    'a verifier answers where it runs': {
      files: builds(`if (!secret) return process.env.NODE_ENV !== 'production';`),
    },
    'somebody has to set the switch': {
      files: shop(
        `if (process.env.SKIP_SIGNATURE === 'true') console.warn('not verified');
        else event = read();`,
      ),
    },
  },
  reported: {
    'production is only warned': {
      files: shop(
        `if (secret) { // reported
          event = read();
        } else if (process.env.NODE_ENV === 'production') {
          console.warn('not verified');
        }`,
      ),
    },
    'what is printed elsewhere excuses nothing in production': {
      files: shop(
        `if (process.env.NODE_ENV !== 'production') console.log('an event');
        if (secret) event = read(); // reported`,
      ),
    },
    'production asks only where there is a secret': {
      files: shop(
        `if (process.env.NODE_ENV === 'development') {
          console.log('not verified');
        } else {
          if (secret) event = read(); // reported
        }`,
      ),
    },
    'a verifier says yes in production, too': {
      files: builds(
        `if (!secret) { // reported
          if (process.env.NODE_ENV === 'production') {
            console.warn('no secret');
            return true;
          }
          return true;
        }`,
      ),
    },
    'a verifier chooses its answer by where it runs, the wrong way round': {
      files: builds(`if (!secret) return process.env.NODE_ENV === 'production' ? true : false; // reported`),
    },
  },
} satisfies Cases;
