import type { Cases } from '@seamlint/testkit';
import { bothWays } from './both-ways.ts';

const both = bothWays({
  'a route of Bun checks with node:crypto': {
    files: `
      import { createHmac, timingSafeEqual } from 'node:crypto';
      Bun.serve({
        port: 3000,
        routes: {
          '/health': new Response('ok'),
          '/orders': { POST: async (req) => Response.json(await orders.create(await req.json())) },
          '/hooks/github': {
            POST: async (req) => { // reported
              const text = await req.text();
              const expected = createHmac('sha256', Bun.env.GITHUB_WEBHOOK_SECRET).update(text).digest('hex');
              if (!timingSafeEqual(Buffer.from('sha256=' + expected), Buffer.from(req.headers.get('x-hub-signature-256')))) return new Response('no', { status: 401 }); // check
              await builds.start(JSON.parse(text));
              return new Response('ok');
            },
          },
        },
      });
    `,
  },
  'a server of Bun tells the path apart by itself, and checks in another file': {
    files: {
      'src/server.ts': `
        import { serve } from 'bun';
        import { verified } from './verified';
        serve({
          async fetch(req, server) {
            const url = new URL(req.url);
            if (url.pathname === '/ws') return server.upgrade(req) ? undefined : new Response(null, { status: 400 });
            if (url.pathname === '/webhook/stripe' && req.method === 'POST') { // reported
              const text = await req.text();
              verified(text, req.headers.get('stripe-signature')); // check
              await orders.markPaid(JSON.parse(text).data.object.id);
              return new Response('ok');
            }
            return new Response('not found', { status: 404 });
          },
        });
      `,
      'src/verified.ts': `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const verified = (text, signature) => stripe.webhooks.constructEvent(text, signature, process.env.STRIPE_WEBHOOK_SECRET);
      `,
    },
    editor: 'same',
  },
});

export const bun = {
  silent: {
    ...both.silent,
    'a callback of a login at a server of Bun': {
      files: `
        Bun.serve({
          routes: {
            '/auth/callback': async (req) => {
              const { code, state } = await req.json();
              await sessions.open(state, await exchange(code));
              return new Response('ok');
            },
          },
        });
      `,
    },
  },
  reported: {
    ...both.reported,
    'what is left of the handler receives the events': {
      files: `
        Bun.serve({
          async fetch(req) { // reported
            if (new URL(req.url).pathname === '/health') return new Response('ok');
            if (req.method !== 'POST') return new Response(null, { status: 405 });
            if (!req.headers.get('paddle-signature')) return new Response(null, { status: 400 });
            await builds.start(await req.json());
            return new Response('ok');
          },
        });
      `,
    },
  },
} satisfies Cases;
