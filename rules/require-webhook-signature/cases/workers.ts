import type { Cases } from '@seamlint/testkit';
import { bothWays } from './both-ways.ts';

const entry = (body: string, head = ''): string => `${head}
export default {
  async fetch(request: Request, env: Env, ctx: ExecutionContext): Promise<Response> {
    ${body}
  },
};
`;

const hmac = `
const hex = (bytes: ArrayBuffer) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
export const isGenuine = async (text: string, signature: string | null, secret: string) => {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const digest = hex(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text)));
  return signature === 'sha256=' + digest;
};
`;

const both = bothWays({
  'a Worker checks in place, with the vendor’s asynchronous helper': {
    files: `
      import Stripe from 'stripe';
      export default {
        async fetch(request, env, ctx) { // reported
          if (request.method !== 'POST') return new Response('no', { status: 405 });
          const text = await request.text();
          const stripe = new Stripe(env.STRIPE_SECRET_KEY);
          let event = JSON.parse(text);
          try {
            event = await stripe.webhooks.constructEventAsync(text, request.headers.get('stripe-signature'), env.STRIPE_WEBHOOK_SECRET); // check
          } catch (error) {
            return new Response('bad signature', { status: 400 });
          }
          if (event.type === 'checkout.session.completed') await env.ORDERS.put(event.data.object.id, 'paid');
          return Response.json({ received: true });
        },
      };
    `,
  },
  'a Worker that serves several paths checks on the one where events come in': {
    files: entry(
      `
      const url = new URL(request.url);
      if (url.pathname === '/health') return new Response('ok');
      if (request.method === 'POST' && url.pathname === '/orders') { 
        await env.ORDERS.put('last', await request.text());
        return new Response(null, { status: 201 });
      }
      if (url.pathname === '/webhooks/github') { // reported
        const text = await request.text();
        const signature = request.headers.get('x-hub-signature-256');
        if (!(await isGenuine(text, signature, env.GITHUB_WEBHOOK_SECRET))) return new Response('no', { status: 401 }); // check
        await env.EVENTS.put('last', text);
        return new Response('ok');
      }
      return new Response('not found', { status: 404 });
    `,
      hmac,
    ),
  },
  'paths are told apart by a switch, and handlers stand in other files': {
    files: {
      'src/index.ts': entry(
        `
        const { pathname } = new URL(request.url);
        switch (pathname) {
          case '/api/session':
            return signIn(request, env);
          case '/api/hooks/github': // reported
            return received(request, env);
          default:
            return new Response(null, { status: 404 });
        }
      `,
        "import { signIn } from './sign-in'; import { received } from './received';",
      ),
      'src/sign-in.ts': `
        export const signIn = async (request: Request, env: Env) => {
          const body = await request.json();
          await env.SESSIONS.put(body.user, 'in');
          return new Response('ok');
        };
      `,
      'src/received.ts': `
        import { isGenuine } from './signature';
        export const received = async (request: Request, env: Env) => {
          const text = await request.text();
          if (!(await isGenuine(text, request.headers.get('x-hub-signature-256'), env.GITHUB_WEBHOOK_SECRET))) return new Response(null, { status: 401 }); // check
          await env.EVENTS.put('last', text);
          return new Response('ok');
        };
      `,
      'src/signature.ts': hmac,
    },
    editor: 'silent',
  },
  'a service worker answers by a function that checks': {
    files: `
      ${hmac}
      addEventListener('fetch', (event) => event.respondWith(handle(event.request))); // reported
      const handle = async (request) => {
        const text = await request.text();
        if (request.headers.get('x-github-event') === 'ping') return new Response('pong');
        if (!(await isGenuine(text, request.headers.get('x-hub-signature-256'), GITHUB_WEBHOOK_SECRET))) return new Response('no', { status: 401 }); // check
        await EVENTS.put('last', text);
        return new Response('ok');
      };
    `,
  },
  'itty-router runs a check before the handler, which ends the request by answering': {
    files: {
      'src/index.ts': `
        import { Router, error } from 'itty-router';
        import { signed } from './signed';
        const router = Router();
        router.get('/', () => 'hello');
        router.post('/hooks/github', // reported
          signed, // check
          async (request, env) => {
            await env.EVENTS.put('last', await request.text());
            return { ok: true };
          });
        export default { fetch: router.fetch };
      `,
      'src/signed.ts': `
        import { error } from 'itty-router';
        ${hmac}
        export const signed = async (request, env) => {
          const text = await request.clone().text();
          if (!(await isGenuine(text, request.headers.get('x-hub-signature-256'), env.GITHUB_WEBHOOK_SECRET))) return error(401);
        };
      `,
    },
    editor: 'same',
  },
  'a check for all routes of an itty-router': {
    files: `
      import { AutoRouter, error } from 'itty-router';
      ${hmac}
      const signed = async (request, env) => {
        const text = await request.clone().text();
        return (await isGenuine(text, request.headers.get('x-hub-signature-256'), env.GITHUB_WEBHOOK_SECRET)) ? undefined : error(401);
      };
      const router = AutoRouter({ base: '/api' });
      router.all('*', signed); // check
      router.post('/hooks/github', async (request, env) => { // reported
        await env.EVENTS.put('last', await request.text());
        return { ok: true };
      });
      export default router;
    `,
  },
  'the entry of a Worker checks before it asks its itty-router': {
    files: {
      'src/index.ts': `
        import { AutoRouter } from 'itty-router';
        import { isGenuine } from './signature';
        const router = AutoRouter();
        router.post('/hooks/github', async (request, env) => { // reported
          await env.EVENTS.put('last', await request.text());
          return { ok: true };
        });
        export default {
          async fetch(request, env) {
            if (request.method === 'POST') {
              const text = await request.clone().text();
              if (!(await isGenuine(text, request.headers.get('x-hub-signature-256'), env.GITHUB_WEBHOOK_SECRET))) return new Response('no', { status: 401 }); // check
            }
            return router.fetch(request, env);
          },
        };
      `,
      'src/signature.ts': hmac,
    },
    editor: 'same',
  },
  'a Pages function checks in place': {
    files: {
      'functions/api/hooks/github.ts': `
        import { isGenuine } from '../../../lib/signature';
        export const onRequestPost: PagesFunction<Env> = async ({ request, env }) => { // reported
          const text = await request.text();
          if (!(await isGenuine(text, request.headers.get('x-hub-signature-256'), env.GITHUB_WEBHOOK_SECRET))) return new Response('no', { status: 401 }); // check
          await env.EVENTS.put('last', text);
          return new Response('ok');
        };
      `,
      'lib/signature.ts': hmac,
    },
  },
  'the middleware file of a folder checks for the Pages functions in it': {
    files: {
      'functions/hooks/_middleware.ts': `
        import { isGenuine } from '../../lib/signature';
        const signed = async (context) => {
          const text = await context.request.clone().text();
          if (!(await isGenuine(text, context.request.headers.get('x-hub-signature-256'), context.env.GITHUB_WEBHOOK_SECRET))) return new Response('no', { status: 401 }); // check
          return context.next();
        };
        export const onRequest = [signed];
      `,
      'functions/hooks/github.ts': `
        export const onRequestPost = async ({ request, env }) => { // reported
          await env.EVENTS.put('last', await request.text());
          return new Response('ok');
        };
      `,
      'lib/signature.ts': hmac,
    },
  },
  'bytes are compared by the function of Workers that takes the same time for all': {
    files: entry(`
      const bytes = await request.arrayBuffer();
      const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(env.SHOPIFY_WEBHOOK_SECRET), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
      const expected = await crypto.subtle.sign('HMAC', key, bytes);
      const given = Uint8Array.from(atob(request.headers.get('x-shopify-hmac-sha256') ?? ''), (char) => char.charCodeAt(0));
      if (!crypto.subtle.timingSafeEqual(given, expected)) return new Response('no', { status: 401 }); // check
      await env.ORDERS.put('last', bytes);
      return new Response('ok');
    `).replace(
      'async fetch(request: Request, env: Env, ctx: ExecutionContext): Promise<Response> {',
      (line) => `${line} // reported`,
    ),
  },
});

export const workers = {
  silent: {
    ...both.silent,
    'an OAuth callback of a Worker': {
      files: entry(`
        const url = new URL(request.url);
        if (url.pathname === '/auth/github/callback') {
          const answer = await exchange(url.searchParams.get('code'), url.searchParams.get('state'));
          await env.SESSIONS.put(answer.user, answer.token);
          return Response.redirect('/');
        }
        return new Response(null, { status: 404 });
      `),
    },
    'the path of a webhook holds a secret': {
      files: entry(`
        const url = new URL(request.url);
        if (request.method === 'POST' && url.pathname === \`/hooks/\${env.TELEGRAM_WEBHOOK_SECRET}\`) {
          const update = await request.json();
          await env.MESSAGES.put(update.message.chat.id, update.message.text);
          return new Response('ok');
        }
        return new Response(null, { status: 404 });
      `),
    },
    'a path is told apart in a way that nobody can follow': {
      files: entry(`
        const url = new URL(request.url);
        const [, kind, name] = url.pathname.split('/');
        if (await isOurs(url.pathname)) {
          await env.EVENTS.put(name, await request.text());
          return new Response('ok');
        }
        if (request.headers.get('stripe-signature')) return new Response('moved', { status: 410 });
        return new Response(null, { status: 404 });
      `),
    },
    'what was sent names a path of its own': {
      files: {
        'src/index.ts': `
          import { App } from '@octokit/app';
          export default {
            async fetch(request, env) {
              const app = new App({ appId: env.APP_ID, privateKey: env.PRIVATE_KEY, webhooks: { secret: env.WEBHOOK_SECRET } });
              app.webhooks.on('workflow_run.completed', async ({ payload }) => {
                if (payload.workflow.path.endsWith('/deploy.yml')) await env.RUNS.put(payload.workflow.id, 'done');
              });
              await app.webhooks.verifyAndReceive({
                id: request.headers.get('x-github-delivery'),
                name: request.headers.get('x-github-event'),
                signature: request.headers.get('x-hub-signature-256'),
                payload: await request.text(),
              });
              return new Response('ok');
            },
          };
        `,
      },
    },
    'a page fetches what it shows': {
      files: {
        'pages/hooks/stripe.js': `
          export default {
            data: () => ({ events: [] }),
            async fetch() { this.events = await this.$http.$post('/api/webhooks/stripe', { type: 'all' }); },
          };
        `,
      },
    },
  },
  reported: both.reported,
} satisfies Cases;
