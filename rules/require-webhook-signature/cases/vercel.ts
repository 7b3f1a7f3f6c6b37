import type { Cases } from '@seamlint/testkit';
import { bothWays } from './both-ways.ts';

const both = bothWays({
  'a function of Vercel that Node calls': {
    files: {
      'api/stripe-webhook.ts': `
        import type { VercelRequest, VercelResponse } from '@vercel/node';
        import Stripe from 'stripe';
        import { buffer } from 'micro';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);
        export const config = { api: { bodyParser: false } };
        export default async function handler(req: VercelRequest, res: VercelResponse) { // reported
          if (req.method !== 'POST') return res.status(405).end();
          const raw = await buffer(req);
          let event = JSON.parse(raw.toString());
          try {
            event = stripe.webhooks.constructEvent(raw, req.headers['stripe-signature']!, process.env.STRIPE_WEBHOOK_SECRET!); // check
          } catch (error) {
            return res.status(400).send('bad signature');
          }
          await orders.markPaid(event.data.object.id);
          res.json({ received: true });
        }
      `,
    },
    editor: 'same',
  },
  'a function of Vercel in CommonJS, with a check of its own': {
    files: {
      'api/hooks/github.js': `
        const crypto = require('crypto');
        const { raw } = require('../../lib/raw');
        module.exports = async (req, res) => { // reported
          const body = await raw(req);
          const expected = 'sha256=' + crypto.createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(body).digest('hex');
          if (!crypto.timingSafeEqual(Buffer.from(req.headers['x-hub-signature-256']), Buffer.from(expected))) return res.status(401).send('no'); // check
          await builds.start(JSON.parse(body));
          return res.status(200).send('ok');
        };
      `,
      'lib/raw.js': `
        exports.raw = async (req) => {
          const chunks = [];
          for await (const chunk of req) chunks.push(chunk);
          return Buffer.concat(chunks);
        };
      `,
    },
  },
  'an edge function of Vercel checks in another file': {
    files: {
      'api/hooks/paddle.ts': `
        import { signed } from '../../lib/signed';
        export const config = { runtime: 'edge' };
        export async function POST(request: Request) { // reported
          const text = await request.text();
          if (!(await signed(text, request.headers.get('paddle-signature')))) return new Response('no', { status: 401 }); // check
          await subscriptions.store(JSON.parse(text));
          return Response.json({ ok: true });
        }
      `,
      'lib/signed.ts': `
        export const signed = async (text: string, header: string | null) => {
          const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(process.env.PADDLE_WEBHOOK_SECRET), { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
          const mac = Uint8Array.from((header ?? '').match(/../g) ?? [], (pair) => parseInt(pair, 16));
          return await crypto.subtle.verify('HMAC', key, mac, new TextEncoder().encode(text));
        };
      `,
    },
    editor: 'same',
  },
  'patterns tell the paths of one function apart': {
    files: {
      'api/payments.ts': `
        import Stripe from 'stripe';
        import { createPayout } from '../src/payouts';
        import { buffer } from 'micro';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const config = { api: { bodyParser: false } };
        export default async function handler(req: VercelRequest, res: VercelResponse) {
          const { url } = req;
          if (url?.match(/\\/payouts\\/create$/)) return createPayout(req, res);
          if (/\\/webhooks\\/stripe$/.test(url)) { // reported
            const raw = await buffer(req);
            const event = stripe.webhooks.constructEvent(raw, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET); // check
            await orders.markPaid(JSON.parse(raw).data.object.id);
            return res.status(200).end();
          }
          res.status(404).end();
        }
      `,
      'src/payouts.ts': `
        export const createPayout = async (req, res) => {
          await payouts.pay(req.body.account, req.body.amount);
          res.status(201).end();
        };
      `,
    },
    editor: 'same',
  },
  'a function of Netlify’s newer kind': {
    files: {
      'netlify/functions/github-webhook.mts': `
        import { isGenuine } from '../../lib/github';
        export default async (req: Request, context: Context) => { // reported
          const text = await req.text();
          if (!isGenuine(text, req.headers.get('x-hub-signature-256'))) return new Response('no', { status: 401 }); // check
          await builds.start(JSON.parse(text));
          return new Response('ok');
        };
      `,
      'lib/github.ts': `
        import { createHmac } from 'node:crypto';
        export const isGenuine = (text: string, signature: string | null) =>
          signature === 'sha256=' + createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET!).update(text).digest('hex');
      `,
    },
    editor: 'same',
  },
});

export const vercel = {
  silent: {
    ...both.silent,
    'a handler below a folder api of a server is mounted elsewhere': {
      files: {
        'apps/api/src/webhooks/stripe.ts':
          'export default async (req, res) => { await orders.markPaid(req.body.data.object.id); res.sendStatus(200); };',
        'apps/api/routes/webhooks.js':
          'module.exports = async (req, res) => { await orders.markPaid(req.body.data.object.id); res.sendStatus(200); };',
      },
    },
    'a function that a login comes back to': {
      files: {
        'api/auth/callback.ts': `
          export default async function handler(req: VercelRequest, res: VercelResponse) {
            const { code, state } = req.body;
            await sessions.open(state, await exchange(code));
            res.redirect('/');
          }
        `,
      },
    },
    'what begins with an underscore is served to nobody': {
      files: {
        'api/_webhooks/stripe.ts':
          'export default async (req, res) => { await orders.markPaid(req.body.data.object.id); res.status(200).end(); };',
      },
    },
  },
  reported: { ...both.reported },
} satisfies Cases;
