import type { Cases } from '@seamlint/testkit';
import { bothWays } from './both-ways.ts';

const signed = `
import { createHmac, timingSafeEqual } from 'node:crypto';
export const isGenuine = (text: string, signature: string | null) =>
  signature !== null &&
  timingSafeEqual(Buffer.from('sha256=' + createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET!).update(text).digest('hex')), Buffer.from(signature));
`;

const both = bothWays({
  'a handler of Elysia checks in place': {
    files: `
      import { Elysia } from 'elysia';
      import Stripe from 'stripe';
      const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);
      new Elysia({ prefix: '/stripe' })
        .get('/health', () => 'ok')
        .post('/webhook', async ({ request, status }) => { // reported
          const text = await request.text();
          let event = JSON.parse(text);
          try {
            event = await stripe.webhooks.constructEventAsync(text, request.headers.get('stripe-signature')!, process.env.STRIPE_WEBHOOK_SECRET!); // check
          } catch {
            return status(400, 'bad signature');
          }
          await orders.markPaid(event.data.object.id);
          return { received: true };
        }, { parse: 'none' })
        .listen(3000);
    `,
  },
  'a hook of the route checks': {
    files: {
      'src/app.ts': `
        import { Elysia } from 'elysia';
        import { isGenuine } from './signed';
        export const app = new Elysia().post(
          '/hooks/github', // reported
          async ({ body }) => {
            await builds.start(JSON.parse(body as string));
            return 'ok';
          },
          {
            parse: 'text',
            beforeHandle: ({ body, headers, status }) => { if (!isGenuine(body as string, headers['x-hub-signature-256'] ?? null)) return status(401); }, // check
          },
        ).listen(3000);
      `,
      'src/signed.ts': signed,
    },
    editor: 'same',
  },
  'a hook of the instance checks for the routes behind it': {
    files: {
      'src/app.ts': `
        import { Elysia } from 'elysia';
        import { isGenuine } from './signed';
        const app = new Elysia();
        app.onBeforeHandle(({ body, headers, error }) => { if (!isGenuine(body as string, headers['x-hub-signature-256'] ?? null)) return error(401, 'no'); }); // check
        app.post('/hooks/github', async ({ body }) => { // reported
          await builds.start(JSON.parse(body as string));
          return 'ok';
        });
        app.listen(3000);
      `,
      'src/signed.ts': signed,
    },
    editor: 'same',
  },
  'a guard around a group checks, by an error that is thrown': {
    files: {
      'src/app.ts': `
        import { Elysia } from 'elysia';
        import { isGenuine } from './signed';
        const check = async ({ request, body }) => {
          if (!isGenuine(body, request.headers.get('x-hub-signature-256'))) throw new Error('not signed'); // check
        };
        new Elysia()
          .group('/hooks', (hooks) =>
            hooks.guard({ beforeHandle: [check] }, (guarded) =>
              guarded.post('/github', async ({ body }) => { // reported
                await builds.start(JSON.parse(body));
                return 'ok';
              }),
            ),
          )
          .listen(3000);
      `,
      'src/signed.ts': signed,
    },
    editor: 'same',
  },
  'the application that uses an instance checks before': {
    files: {
      'src/app.ts': `
        import { Elysia } from 'elysia';
        import { hooks } from './hooks';
        import { isGenuine } from './signed';
        new Elysia()
          .derive(async ({ request }) => {
            const text = await request.clone().text();
            if (!isGenuine(text, request.headers.get('x-hub-signature-256'))) throw new Error('not signed'); // check
            return { text };
          })
          .use(hooks)
          .listen(3000);
      `,
      'src/hooks.ts': `
        import { Elysia } from 'elysia';
        export const hooks = new Elysia({ prefix: '/hooks' }).post('/github', async ({ body }) => { // reported
          await builds.start(body);
          return 'ok';
        });
      `,
      'src/signed.ts': signed,
    },
  },
  'a plugin checks for whoever uses it': {
    files: {
      'src/app.ts': `
        import { Elysia } from 'elysia';
        import { cors } from '@elysiajs/cors';
        import { fromGithub } from './from-github';
        new Elysia()
          .use(cors())
          .use(fromGithub) // check
          .post('/hooks/github', async ({ body }) => { // reported
            await builds.start(body);
            return 'ok';
          })
          .listen(3000);
      `,
      'src/from-github.ts': `
        import { Elysia } from 'elysia';
        import { isGenuine } from './signed';
        export const fromGithub = new Elysia({ name: 'from-github' }).onBeforeHandle({ as: 'scoped' }, async ({ request, set }) => {
          const text = await request.clone().text();
          if (isGenuine(text, request.headers.get('x-hub-signature-256'))) return;
          set.status = 401;
          return 'no';
        });
      `,
      'src/signed.ts': signed,
    },
    editor: 'same',
  },
});

export const elysia = {
  silent: {
    ...both.silent,
    'an OAuth callback of Elysia': {
      files: `
        import { Elysia } from 'elysia';
        new Elysia().post('/auth/callback', async ({ body: { code, state }, redirect }) => {
          await sessions.open(state, await exchange(code));
          return redirect('/');
        });
      `,
    },
  },
  reported: {
    ...both.reported,
    'what a plugin checks for its own routes alone holds for no other': {
      files: {
        'src/app.ts': `
          import { Elysia } from 'elysia';
          import { admin } from './admin';
          new Elysia()
            .use(admin)
            .post('/hooks/github', async ({ body, headers }) => { // reported
              if (headers['x-github-event'] === 'push') await builds.start(body);
              return 'ok';
            });
        `,
        'src/admin.ts': `
          import { Elysia } from 'elysia';
          import { isGenuine } from './signed';
          export const admin = new Elysia()
            .onBeforeHandle(({ body, headers, status }) => { if (!isGenuine(body, headers['x-hub-signature-256'])) return status(401); })
            .post('/admin', ({ body }) => audit.note(body));
        `,
        'src/signed.ts': signed,
      },
      editor: 'silent',
    },
  },
} satisfies Cases;
