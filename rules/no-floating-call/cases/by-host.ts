import type { Cases } from '@seamlint/testkit';

const hono = `
  import { Hono } from 'hono';
  import Stripe from 'stripe';
  const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
  const app = new Hono();
  app.post('/orders', async (c) => {
    const order = await c.req.json();
    stripe.refunds.create({ payment_intent: order.intent }); // MARK
    return c.json({ ok: true });
  });
  export default app;
`;
const action = `
  import Stripe from 'stripe';
  const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
  export async function POST({ request }) {
    const order = await request.json();
    stripe.refunds.create({ payment_intent: order.intent }); // MARK
    return new Response('ok');
  }
`;
const later = (timer: string): string => `
  import Stripe from 'stripe';
  const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
  export async function POST(request) {
    const order = await request.json();
    ${timer}
    return Response.json({ ok: true });
  }
`;
const reported = (text: string): string => text.replace('// MARK', '// reported');
const plain = (text: string): string => text.replace(' // MARK', '');
const asks = (...names: readonly string[]): string =>
  JSON.stringify({ dependencies: Object.fromEntries(names.map((name) => [name, '^4.0.0'])) });

/** Frameworks that run anywhere, and what says where; timers that outlive the answer. */
export const byHost = {
  silent: {
    'an application of Hono runs on a server': {
      files: { 'package.json': asks('hono', '@hono/node-server', 'wrangler'), 'src/app.ts': plain(hono) },
    },
    'where an application of Hono runs is not said': {
      files: { 'package.json': asks('hono'), 'src/app.ts': plain(hono) },
    },
    'another package of the workspace is what runs at the edge': {
      files: {
        'package.json': '{ "workspaces": ["apps/*"], "devDependencies": { "wrangler": "^4.0.0" } }',
        'apps/api/package.json': asks('hono'),
        'apps/api/src/app.ts': plain(hono),
      },
    },
    'a route of SvelteKit runs on Node': {
      files: { 'package.json': asks('@sveltejs/adapter-node'), 'src/routes/orders/+server.ts': plain(action) },
    },
    'a promise waits for the timer': {
      path: 'src/app/api/orders/route.ts',
      files: later(
        'await new Promise((done) => setTimeout(async () => done(await stripe.refunds.create({ payment_intent: order.intent })), 100));',
      ),
    },
    'what is put off on a server of one’s own is done': {
      files: `
        import express from 'express';
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        const app = express();
        app.post('/orders', (req, res) => {
          setTimeout(async () => {
            await stripe.refunds.create({ payment_intent: req.body.intent });
          }, 1000);
          res.sendStatus(202);
        });
      `,
    },
  },
  reported: {
    'an application of Hono is deployed by wrangler': {
      files: { 'package.json': asks('hono', 'wrangler'), 'src/app.ts': reported(hono) },
      editor: 'silent',
    },
    'an application of Hono is handed to Vercel where it is made': {
      files: reported(
        hono
          .replace(
            "import Stripe from 'stripe';",
            "import { handle } from 'hono/vercel';\n  import Stripe from 'stripe';",
          )
          .replace('export default app;', 'export const POST = handle(app);'),
      ),
    },
    'a route of SvelteKit runs as a function': {
      files: { 'package.json': asks('@sveltejs/adapter-vercel'), 'src/routes/orders/+server.ts': reported(action) },
      editor: 'silent',
    },
    'a route puts it off until after the answer': {
      path: 'src/app/api/orders/route.ts',
      files: later(
        'setTimeout(async () => { // reported\n      await stripe.refunds.create({ payment_intent: order.intent });\n    }, 1000);',
      ),
    },
  },
} satisfies Cases;
