import type { Cases } from '@seamlint/testkit';
import { bothWays } from './both-ways.ts';

const both = bothWays({
  'an action of Remix checks with the Stripe helper': {
    files: {
      'app/routes/webhooks.stripe.ts': `
        import { type ActionFunctionArgs, json } from '@remix-run/node';
        import { stripe } from '~/stripe.server';
        export const action = async ({ request }: ActionFunctionArgs) => { // reported
          const payload = await request.text();
          try {
            stripe.webhooks.constructEvent(payload, request.headers.get('stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET); // check
          } catch (error) {
            throw json({ error: 'bad signature' }, 400);
          }
          await orders.markPaid(JSON.parse(payload).data.object.id);
          return json({ received: true });
        };
      `,
      'app/stripe.server.ts': `
        import Stripe from 'stripe';
        export const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
      `,
    },
    editor: 'same',
  },
  'an action of Remix compares an HMAC and throws a Response': {
    files: {
      'app/routes/hooks.github/route.tsx': `
        import { createHmac, timingSafeEqual } from 'node:crypto';
        export async function action({ request }) { // reported
          const raw = await request.text();
          const expected = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(raw).digest();
          const given = Buffer.from(request.headers.get('x-hub-signature-256') ?? '', 'hex');
          if (!timingSafeEqual(expected, given)) throw new Response('not signed', { status: 401 }); // check
          await builds.start(JSON.parse(raw).after);
          return new Response('ok');
        }
      `,
    },
    editor: 'same',
  },
  'an action of React Router hands its request to a helper of another file': {
    files: {
      'app/routes/api+/webhooks.github.ts': `
        import { data } from 'react-router';
        import type { Route } from './+types/webhooks.github';
        import { isFromGithub } from '../../github.server';
        export async function action({ request }: Route.ActionArgs) { // reported
          const body = await request.clone().json();
          if (!(await isFromGithub(request))) return data({ error: 'not signed' }, 401); // check
          await builds.start(body.after);
          return data({ ok: true });
        }
      `,
      'app/github.server.ts': `
        import { createHmac, timingSafeEqual } from 'node:crypto';
        export const isFromGithub = async (request) => {
          const expected = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(await request.text()).digest();
          return timingSafeEqual(expected, Buffer.from(request.headers.get('x-hub-signature-256') ?? '', 'hex'));
        };
      `,
    },
    editor: 'same',
  },
  'the routes of React Router are written down': {
    files: {
      'app/routes.ts': `
        import { index, prefix, route } from '@react-router/dev/routes';
        export default [
          index('./home.tsx'),
          ...prefix('hooks', [route('payments', './billing/take-event.ts')]),
        ];
      `,
      'app/billing/take-event.ts': `
        import type { ActionFunctionArgs } from 'react-router';
        import { createHmac } from 'node:crypto';
        export async function action({ request }: ActionFunctionArgs) { // reported
          const raw = await request.text();
          const expected = createHmac('sha256', process.env.PAYMENTS_SECRET).update(raw).digest('hex');
          if (expected !== request.headers.get('x-payments-digest')) throw new Response(null, { status: 401 }); // check
          await invoices.settle(JSON.parse(raw).invoice);
          return new Response('ok');
        }
      `,
    },
    editor: 'silent',
  },
  'the action is the one that another file exports': {
    files: {
      'app/routes/api.stripe.webhook.ts': `
        export { action } from '../billing/webhook.server'; // reported
      `,
      'app/billing/webhook.server.ts': `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const action = async ({ request }) => {
          const payload = await request.text();
          stripe.webhooks.constructEvent(payload, request.headers.get('stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET); // check
          await orders.markPaid(JSON.parse(payload).data.object.id);
          return new Response('ok');
        };
      `,
    },
    editor: 'silent',
  },
});

export const remix = {
  silent: {
    ...both.silent,
    'the library of Shopify verifies by itself': {
      files: {
        'app/routes/webhooks.orders.create.tsx': `
          import type { ActionFunctionArgs } from '@remix-run/node';
          import { authenticate } from '../shopify.server';
          export const action = async ({ request }: ActionFunctionArgs) => {
            const { topic, shop, payload } = await authenticate.webhook(request);
            console.log(topic, shop);
            await orders.insert({ shop, id: payload.id });
            return new Response();
          };
        `,
        'app/shopify.server.ts': `
          import { shopifyApp } from '@shopify/shopify-app-remix/server';
          const shopify = shopifyApp({ apiKey: process.env.SHOPIFY_API_KEY, apiSecretKey: process.env.SHOPIFY_API_SECRET });
          export default shopify;
          export const authenticate = shopify.authenticate;
        `,
      },
    },
    'the application of Shopify is imported whole': {
      files: {
        'app/routes/webhooks.orders.paid.tsx': `
          import shopify from '../shopify.server';
          export const action = async ({ request }) => {
            const { shop, payload } = await shopify.authenticate.webhook(request);
            await orders.insert({ shop, id: payload.id });
            return new Response();
          };
        `,
        'app/shopify.server.ts': `
          import { shopifyApp } from '@shopify/shopify-app-react-router/server';
          const shopify = shopifyApp({ apiKey: process.env.SHOPIFY_API_KEY, apiSecretKey: process.env.SHOPIFY_API_SECRET });
          export default shopify;
        `,
      },
    },
    'a login comes back to a loader and an action of Remix': {
      files: {
        'app/routes/auth.github.callback.ts': `
          import { redirect } from '@remix-run/node';
          import { authenticator } from '../auth.server';
          export const loader = ({ request }) => authenticator.authenticate('github', request);
          export const action = async ({ request }) => {
            const form = await request.formData();
            await sessions.open(form.get('code'), form.get('state'));
            return redirect('/');
          };
        `,
        'app/auth.server.ts': `
          import { Authenticator } from 'remix-auth';
          export const authenticator = new Authenticator();
        `,
      },
    },
    'an export is called action for a reason of its own': {
      files: {
        'app/components/webhook-toolbar.ts': `
          export const action = async ({ request }) => {
            await toolbar.press(request.button);
          };
        `,
      },
    },
  },
  reported: {
    ...both.reported,
    'what Shopify sends is taken without its library': {
      files: {
        'app/routes/webhooks.tsx': `
          import type { ActionFunctionArgs } from '@remix-run/node';
          export const action = async ({ request }: ActionFunctionArgs) => { // reported
            const topic = request.headers.get('x-shopify-topic');
            const payload = await request.json();
            if (topic === 'app/uninstalled') await shops.remove(payload.domain);
            return new Response();
          };
        `,
      },
    },
  },
} satisfies Cases;
