import type { Cases } from '@seamlint/testkit';
import { bothWays } from './both-ways.ts';

const server = `
  import Koa from 'koa';
  import bodyParser from 'koa-bodyparser';
  import { hooks } from './hooks';
  const app = new Koa();
  app.use(bodyParser());
  app.use(hooks.routes());
  app.use(hooks.allowedMethods());
  app.listen(3000);
`;

const verifyGithub = `
  import { createHmac, timingSafeEqual } from 'node:crypto';
  export const verifyGithub = async (ctx, next) => {
    const expected = 'sha256=' + createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(ctx.request.rawBody).digest('hex');
    const given = Buffer.from(ctx.get('x-hub-signature-256'));
    if (!timingSafeEqual(given, Buffer.from(expected))) ctx.throw(401, 'not signed');
    await next();
  };
`;

const both = bothWays({
  'a Koa handler checks with the Stripe helper': {
    files: `
      import Koa from 'koa';
      import Router from '@koa/router';
      import { koaBody } from 'koa-body';
      import Stripe from 'stripe';
      const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
      const app = new Koa();
      const router = new Router();
      router.post('/webhooks/stripe', koaBody({ includeUnparsed: true }), async (ctx) => { // reported
        const event = ctx.request.body;
        stripe.webhooks.constructEvent(ctx.request.rawBody, ctx.get('stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET); // check
        await orders.markPaid(event.data.object.id);
        ctx.body = { received: true };
      });
      app.use(router.routes()).use(router.allowedMethods());
    `,
  },
  'a Koa handler compares an HMAC and throws through the context': {
    files: `
      const Koa = require('koa');
      const Router = require('koa-router');
      const crypto = require('crypto');
      const app = new Koa();
      const router = new Router({ prefix: '/webhooks' });
      router.post('/github', async (ctx) => { // reported
        const digest = 'sha256=' + crypto.createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(ctx.request.rawBody).digest('hex');
        if (digest !== ctx.request.header['x-hub-signature-256']) ctx.throw(401); // check
        await builds.start(ctx.request.body.repository.full_name, ctx.request.body.after);
        ctx.status = 204;
      });
      app.use(router.routes());
    `,
  },
  'a Koa handler asserts what it computed': {
    files: `
      import Koa from 'koa';
      import Router from '@koa/router';
      import { createHmac, timingSafeEqual } from 'node:crypto';
      const router = new Router();
      router.post('/webhooks/github', async (ctx) => { // reported
        const digest = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(ctx.request.rawBody).digest();
        ctx.assert(timingSafeEqual(digest, Buffer.from(ctx.headers['x-hub-signature-256'], 'hex')), 401); // check
        await builds.start(ctx.request.body.after);
        ctx.body = 'ok';
      });
      new Koa().use(router.routes()).listen(3000);
    `,
  },
  'a router of Koa is mounted under another, behind middleware of a third file': {
    files: {
      'src/app.js': `
        import Koa from 'koa';
        import Router from '@koa/router';
        import { verifyGithub } from './verify-github';
        import { hooks } from './hooks';
        const app = new Koa();
        const api = new Router();
        api.use(verifyGithub); // check
        api.use('/webhooks', hooks.routes(), hooks.allowedMethods());
        app.use(api.routes());
        app.listen(3000);
      `,
      'src/hooks.js': `
        import Router from '@koa/router';
        export const hooks = new Router();
        hooks.post('/github', async (ctx) => { // reported
          await builds.start(ctx.request.body.repository.full_name);
          ctx.status = 204;
        });
      `,
      'src/verify-github.js': verifyGithub,
    },
  },
  'middleware of another file stands on the route itself': {
    files: {
      'src/app.js': server,
      'src/hooks.js': `
        import Router from '@koa/router';
        import { verifyGithub } from './verify-github';
        export const hooks = new Router();
        hooks.post(
          '/webhooks/github',
          verifyGithub, // check
          async (ctx) => {
            await builds.start(ctx.request.body.repository.full_name);
            ctx.status = 204;
          },
        );
      `.replace('hooks.post(', 'hooks.post( // reported'),
      'src/verify-github.js': verifyGithub,
    },
  },
  'an application of Koa is mounted in another, behind what compose joins': {
    files: {
      'src/app.js': `
        import Koa from 'koa';
        import mount from 'koa-mount';
        import compose from 'koa-compose';
        import logger from 'koa-logger';
        import { hooks } from './hooks';
        import { verifyGithub } from './verify-github';
        const app = new Koa();
        app.use(compose([
          logger(),
          verifyGithub, // check
        ]));
        app.use(mount('/webhooks', hooks));
        app.listen(3000);
      `,
      'src/hooks.js': `
        import Koa from 'koa';
        import Router from '@koa/router';
        export const hooks = new Koa();
        const router = new Router();
        router.post('/github', async (ctx) => { // reported
          await builds.start(ctx.request.body.repository.full_name);
          ctx.status = 204;
        });
        hooks.use(router.routes());
      `,
      'src/verify-github.js': verifyGithub,
    },
  },
  'a helper of another file throws through the context': {
    files: {
      'src/app.js': server,
      'src/hooks.js': `
        import Router from '@koa/router';
        import { mustBeSlack } from './slack';
        const router = new Router();
        router.prefix('/webhooks');
        router.post('/slack', async (ctx) => { // reported
          mustBeSlack(ctx); // check
          await commands.run(ctx.request.body.command, ctx.request.body.text);
          ctx.body = '';
        });
        export const hooks = router;
      `,
      'src/slack.js': `
        import crypto from 'node:crypto';
        export function mustBeSlack(ctx) {
          const base = 'v0:' + ctx.get('x-slack-request-timestamp') + ':' + ctx.request.rawBody;
          const expected = 'v0=' + crypto.createHmac('sha256', process.env.SLACK_SIGNING_SECRET).update(base).digest('hex');
          if (!crypto.timingSafeEqual(Buffer.from(expected), Buffer.from(ctx.get('x-slack-signature')))) {
            ctx.throw(401, 'not from Slack');
          }
        }
      `,
    },
  },
  'middleware of the application asks for the path itself': {
    files: `
      import Koa from 'koa';
      import Router from '@koa/router';
      import { createHmac } from 'node:crypto';
      const app = new Koa();
      const router = new Router();
      app.use(async (ctx, next) => {
        if (ctx.path.startsWith('/webhooks/')) {
          const expected = createHmac('sha256', process.env.WEBHOOK_SECRET).update(ctx.request.rawBody).digest('hex');
          if (expected !== ctx.get('x-signature')) ctx.throw(401); // check
        }
        await next();
      });
      router.post('/webhooks/billing', async (ctx) => { // reported
        await invoices.settle(ctx.request.body.invoice);
        ctx.status = 204;
      });
      app.use(router.routes());
    `,
  },
});

export const koa = {
  silent: {
    ...both.silent,
    'a login comes back to a route of Koa': {
      files: `
        import Koa from 'koa';
        import Router from '@koa/router';
        const router = new Router();
        router.post('/auth/github/callback', async (ctx) => {
          const { code, state } = ctx.request.body;
          if (state !== ctx.session.state) ctx.throw(400);
          ctx.session.user = await github.userOf(code);
          ctx.redirect('/');
        });
        new Koa().use(router.routes()).listen(3000);
      `,
    },
    'a router of Koa is exported, and middleware may stand before it': {
      files: {
        'src/app.js': `
          import Koa from 'koa';
          import guard from 'house-guard';
          import hooks from './hooks';
          const app = new Koa();
          app.use(guard.signed());
          app.use(hooks.routes());
        `,
        'src/hooks.js': `
          import Router from '@koa/router';
          const router = new Router();
          router.post('/webhooks/stripe', async (ctx) => {
            await orders.markPaid(ctx.request.body.data.object.id);
            ctx.body = 'ok';
          });
          export default router;
        `,
      },
    },
  },
  reported: {
    ...both.reported,
    'middleware of Koa sets a status and lets everybody on': {
      files: `
        import Koa from 'koa';
        import Router from '@koa/router';
        const app = new Koa();
        const router = new Router();
        app.use(async (ctx, next) => {
          console.log(ctx.method, ctx.path);
          ctx.set('x-served-by', 'hooks');
          await next();
        });
        router.post('/webhooks/stripe', async (ctx) => { // reported
          await orders.markPaid(ctx.request.body.data.object.id);
          ctx.body = 'ok';
        });
        app.use(router.routes());
      `,
    },
    'middleware of Koa checks another path': {
      files: `
        import Koa from 'koa';
        import Router from '@koa/router';
        import { createHmac } from 'node:crypto';
        const app = new Koa();
        const router = new Router();
        app.use(async (ctx, next) => {
          if (ctx.path === '/webhooks/billing') {
            const expected = createHmac('sha256', process.env.WEBHOOK_SECRET).update(ctx.request.rawBody).digest('hex');
            if (expected !== ctx.get('x-signature')) ctx.throw(401);
          }
          await next();
        });
        router.post('/webhooks/stripe', async (ctx) => { // reported
          await orders.markPaid(ctx.request.body.data.object.id);
          ctx.body = 'ok';
        });
        app.use(router.routes());
      `,
    },
  },
} satisfies Cases;
