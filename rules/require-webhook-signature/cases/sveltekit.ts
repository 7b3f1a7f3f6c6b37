import type { Cases } from '@seamlint/testkit';
import { bothWays } from './both-ways.ts';

const both = bothWays({
  'a route of SvelteKit checks with the Stripe helper': {
    files: {
      'src/routes/api/webhooks/stripe/+server.ts': `
        import { error, json } from '@sveltejs/kit';
        import { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET } from '$env/static/private';
        import Stripe from 'stripe';
        import type { RequestHandler } from './$types';
        const stripe = new Stripe(STRIPE_SECRET_KEY);
        export const POST: RequestHandler = async ({ request }) => { // reported
          const body = await request.text();
          try {
            stripe.webhooks.constructEvent(body, request.headers.get('stripe-signature') ?? '', STRIPE_WEBHOOK_SECRET); // check
          } catch {
            error(400, 'bad signature');
          }
          await orders.markPaid(JSON.parse(body).data.object.id);
          return json({ received: true });
        };
      `,
    },
    editor: 'same',
  },
  'a route of SvelteKit compares an HMAC and refuses by error()': {
    files: {
      'src/routes/(hooks)/hooks/github/+server.js': `
        import { createHmac } from 'node:crypto';
        import { error, json } from '@sveltejs/kit';
        import { env } from '$env/dynamic/private';
        export async function POST({ request, locals }) { // reported
          const raw = await request.text();
          const expected = 'sha256=' + createHmac('sha256', env.GITHUB_WEBHOOK_SECRET).update(raw).digest('hex');
          if (request.headers.get('x-hub-signature-256') !== expected) error(401); // check
          await locals.builds.start(JSON.parse(raw).after);
          return json({ ok: true });
        }
      `,
    },
    editor: 'same',
  },
  'a helper of the library verifies for SvelteKit': {
    files: {
      'src/routes/webhooks/github/+server.ts': `
        import { mustBeGithub } from '$lib/server/github';
        export async function POST(event) { // reported
          const body = await event.request.clone().json();
          await mustBeGithub(event); // check
          await builds.start(body.after);
          return new Response('ok');
        }
      `,
      'src/lib/server/github.ts': `
        import { createHmac, timingSafeEqual } from 'node:crypto';
        import { error } from '@sveltejs/kit';
        export const mustBeGithub = async ({ request }) => {
          const expected = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(await request.text()).digest();
          if (!timingSafeEqual(expected, Buffer.from(request.headers.get('x-hub-signature-256'), 'hex'))) error(401, 'not signed');
        };
      `,
    },
    editor: 'same',
  },
  'a hook of SvelteKit verifies and keeps the event': {
    files: {
      'src/routes/webhooks/stripe/+server.ts': `
        export async function POST({ locals }) { // reported
          await orders.markPaid(locals.stripeEvent.data.object.id);
          return new Response('ok');
        }
      `,
      'src/hooks.server.ts': `
        import { error } from '@sveltejs/kit';
        import { sequence } from '@sveltejs/kit/hooks';
        import { stripeOf } from '$lib/server/stripe';
        const log = async ({ event, resolve }) => {
          console.log(event.request.method, event.url.pathname);
          return resolve(event);
        };
        const webhooks = async ({ event, resolve }) => {
          if (event.url.pathname.startsWith('/webhooks/stripe')) {
            const body = await event.request.text();
            event.locals.stripeEvent = JSON.parse(body);
            stripeOf(body, event.request.headers.get('stripe-signature')); // check
          }
          return resolve(event);
        };
        export const handle = sequence(log, webhooks);
      `,
      'src/lib/server/stripe.ts': `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const stripeOf = (body, signature) => stripe.webhooks.constructEvent(body, signature, process.env.STRIPE_WEBHOOK_SECRET);
      `,
    },
    editor: 'silent',
  },
  'the environment of the platform holds the secret': {
    files: {
      'src/routes/hooks/billing/+server.ts': `
        import { error, json } from '@sveltejs/kit';
        export async function POST({ request, platform }) { // reported
          if (request.headers.get('authorization') !== 'Bearer ' + platform.env.BILLING_WEBHOOK_SECRET) throw error(401, 'no'); // check
          const { invoice } = await request.json();
          await invoices.settle(invoice);
          return json({ ok: true });
        }
      `,
    },
    editor: 'same',
  },
});

export const sveltekit = {
  silent: {
    ...both.silent,
    'a login comes back to a route of SvelteKit': {
      files: {
        'src/routes/auth/callback/+server.ts': `
          import { redirect } from '@sveltejs/kit';
          export async function POST({ request, locals }) {
            const form = await request.formData();
            await locals.auth.exchange(form.get('code'), form.get('state'));
            redirect(303, '/');
          }
        `,
      },
    },
    'a page of SvelteKit lists and makes webhooks of the own users': {
      files: {
        'src/routes/api/webhooks/+server.ts': `
          import { error, json } from '@sveltejs/kit';
          export async function GET({ locals }) {
            return json(await locals.db.webhooks.of(locals.user.id));
          }
          export async function POST({ locals, request }) {
            if (!locals.user) error(401);
            const { url } = await request.json();
            return json(await locals.db.webhooks.insert({ url, owner: locals.user.id }));
          }
        `,
      },
    },
  },
  reported: {
    ...both.reported,
    'a hook of SvelteKit guards other paths': {
      files: {
        'src/routes/webhooks/stripe/+server.ts': `
          import { json } from '@sveltejs/kit';
          export async function POST({ request }) { // reported
            const event = await request.json();
            await orders.markPaid(event.data.object.id);
            return json({ received: true });
          }
        `,
        'src/hooks.server.ts': `
          import { error } from '@sveltejs/kit';
          import { auth } from '$lib/server/auth';
          export const handle = async ({ event, resolve }) => {
            if (event.url.pathname.startsWith('/admin')) {
              const session = await auth.api.getSession({ headers: event.request.headers });
              if (!session) error(401);
            }
            return resolve(event);
          };
        `,
        'src/lib/server/auth.ts': `
          import { betterAuth } from 'better-auth';
          export const auth = betterAuth({});
        `,
      },
    },
  },
} satisfies Cases;
