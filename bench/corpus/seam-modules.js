/** @typedef {import('./feature.js').Feature} Feature */
/** @typedef {import('./random.js').Random} Random */

/**
 * @param {Feature} feature
 * @param {Random} random
 */
export const client = (feature, random) => random.pick([stripeClient, fetchClient, axiosClient])(feature, random);

/** @param {Feature} feature */
const stripeClient = ({ type, name }) => `import Stripe from 'stripe';
import type { ${type} } from './types';

const stripe = new Stripe(process.env.STRIPE_SECRET_KEY ?? '', { maxNetworkRetries: 2, timeout: 10_000 });

export const send${type} = async (one: ${type}): Promise<string> => {
  const customer = await stripe.customers.create({ metadata: { ${JSON.stringify(name)}: one.id } });
  const intent = await stripe.paymentIntents.create(
    { amount: 1000, currency: 'eur', customer: customer.id },
    { idempotencyKey: one.id },
  );
  return intent.id;
};

export const refund${type} = async (intent: string): Promise<void> => {
  await stripe.refunds.create({ payment_intent: intent });
};
`;

/**
 * @param {Feature} feature
 * @param {Random} random
 */
const fetchClient = ({ type, name }, random) => `import type { ${type} } from './types';

const BASE = 'https://api.${random.pick(['resend.com', 'github.com', 'openai.com', 'hubapi.com'])}';

const call = async (path: string, body: unknown): Promise<unknown> => {
  const response = await fetch(\`\${BASE}/\${path}\`, {
    method: 'POST',
    headers: { authorization: \`Bearer \${process.env.API_TOKEN ?? ''}\`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ${random.chance(0.5) ? 'signal: AbortSignal.timeout(10_000),' : ''}
  });
  if (!response.ok) throw new Error(\`${name} answered \${response.status}\`);
  return response.json();
};

export const send${type} = async (one: ${type}): Promise<void> => {
  for (let attempt = 0; attempt < ${2 + random.whole(3)}; attempt += 1) {
    try {
      await call('${name}', one);
      return;
    } catch (error) {
      console.error('${name} failed', error);
      await new Promise((resolve) => setTimeout(resolve, 2 ** attempt * 100));
    }
  }
};
`;

/**
 * @param {Feature} feature
 * @param {Random} random
 */
const axiosClient = ({ type, name }, random) => `import axios from 'axios';
import pRetry from 'p-retry';
import type { ${type} } from './types';

const http = axios.create({
  baseURL: 'https://api.${random.pick(['twilio.com', 'sendgrid.com', 'notion.com'])}',
  ${random.chance(0.5) ? 'timeout: 5000,' : ''}
  headers: { Authorization: \`Bearer \${process.env.API_TOKEN ?? ''}\` },
});

export const send${type} = async (one: ${type}): Promise<void> => {
  await pRetry(() => http.post('/${name}', one), { retries: ${1 + random.whole(4)} });
};

export const read${type} = async (id: string): Promise<${type}> => {
  const { data } = await http.get<${type}>(\`/${name}/\${id}\`);
  return data;
};
`;

/**
 * @param {Feature} feature
 * @param {Random} random
 */
export const job = ({ type, name }, random) => `import { Queue, Worker } from 'bullmq';
import { send${type} } from './client';
import { find${type} } from './service';

export const ${type}Queue = new Queue('${name}', { defaultJobOptions: { attempts: ${1 + random.whole(5)} } });

export const ${type}Worker = new Worker('${name}', async (job) => {
  const one = await find${type}(job.data.id);
  if (one === null) return;
  await send${type}(one);
  console.log('sent ${name}', { id: one.id });
});
`;

/**
 * @param {Feature} feature
 * @param {Random} random
 */
export const webhook = ({ type, name }, random) => `import crypto from 'node:crypto';
import express, { Router } from 'express';
import { ${type}Queue } from './job';

export const ${type}Webhooks = Router();

const isSigned = (body: Buffer, signature: string): boolean => {
  const expected = crypto.createHmac('sha256', process.env.WEBHOOK_SECRET ?? '').update(body).digest();
  const given = Buffer.from(signature, 'hex');
  return given.length === expected.length && crypto.timingSafeEqual(expected, given);
};

${type}Webhooks.post('/webhooks/${name}', express.raw({ type: 'application/json' }), async (req, res) => {
  ${random.chance(0.8) ? `if (!isSigned(req.body, String(req.headers['x-signature']))) return res.status(401).end();` : 'void isSigned;'}
  const event = JSON.parse(req.body.toString('utf8'));
  await ${type}Queue.add(event.type, { id: event.data.id }, { jobId: event.id });
  return res.status(200).end();
});
`;
