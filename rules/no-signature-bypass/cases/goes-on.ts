import type { Cases } from '@seamlint/testkit';

const route = (check: string, head = ''): string => `
import express from 'express';
import { createHmac, timingSafeEqual } from 'node:crypto';
const app = express();
const fits = (raw, given) => {
  const wanted = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(raw).digest();
  return given.length === wanted.length && timingSafeEqual(given, wanted);
};
${head}
app.post('/webhooks/github', express.raw({ type: '*/*' }), async (req, res, next) => {
  const given = req.get('x-hub-signature-256');
  ${check}
  await deploy(JSON.parse(req.body));
  res.sendStatus(200);
});
`;

/** The check is asked, and what it said ends nothing. */
export const goesOn = {
  silent: {
    'who is refused is written down before the request ends': {
      files: route(`
        if (!fits(req.body, Buffer.from(given ?? ''))) {
          res.status(401).end();
          await refusals.insert({ from: req.ip, body: req.body.toString() });
          return;
        }
      `),
    },
    'who is refused is written down, and what is genuine is done on the other side': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        app.post('/webhooks/github', express.raw({ type: '*/*' }), async (req, res) => {
          const wanted = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(req.body).digest();
          const given = Buffer.from(req.get('x-hub-signature-256') ?? '', 'hex');
          if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
            res.sendStatus(401);
            await refusals.insert({ body: req.body.toString() });
          } else {
            await deploy(JSON.parse(req.body));
            res.sendStatus(200);
          }
        });
      `,
    },
    'Koa throws by its context': {
      files: `
        import Koa from 'koa';
        import Router from '@koa/router';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const router = new Router();
        router.post('/webhooks/github', async (ctx) => {
          const wanted = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(ctx.request.rawBody).digest();
          const given = Buffer.from(ctx.get('x-hub-signature-256'), 'hex');
          if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) ctx.throw(401, 'not signed');
          await builds.queue(ctx.request.body.after);
          ctx.status = 204;
        });
        new Koa().use(router.routes()).listen(3000);
      `,
    },
    'the parser of the body is told to verify': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        function genuine(req, res, bytes) {
          const given = Buffer.from(req.headers['x-hub-signature-256'] ?? '');
          const wanted = Buffer.from('sha256=' + createHmac('sha256', process.env.APP_SECRET).update(bytes).digest('hex'));
          if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) throw new Error('not signed');
        }
        app.use(express.json({ verify: genuine }));
        app.post('/webhook', async (req, res) => {
          await answer(req.body.entry[0].changes[0].value.messages[0]);
          res.sendStatus(200);
        });
      `,
    },
    'a digest is made into text by a function of its own, and compared in a loop': {
      files: `
        const hex = (bytes) => [...new Uint8Array(bytes)].map((one) => one.toString(16).padStart(2, '0')).join('');
        async function sign(secret, text) {
          const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
          return hex(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text)));
        }
        function same(one, other) {
          if (one.length !== other.length) return false;
          let differs = 0;
          for (let i = 0; i < one.length; i++) differs |= one.charCodeAt(i) ^ other.charCodeAt(i);
          return differs === 0;
        }
        export default {
          async fetch(request, env) {
            const body = await request.text();
            const given = request.headers.get('x-hub-signature-256') ?? '';
            if (new URL(request.url).pathname !== '/webhooks/github') return new Response('', { status: 404 });
            if (!same('sha256=' + (await sign(env.GITHUB_WEBHOOK_SECRET, body)), given)) return new Response('', { status: 403 });
            await env.BUILDS.send(JSON.parse(body).after);
            return new Response('ok');
          },
        };
      `,
    },
    'Deno’s standard library compares': {
      files: {
        'supabase/functions/telegram-webhook/index.ts': `
          import { timingSafeEqual } from 'https://deno.land/std@0.208.0/crypto/timing_safe_equal.ts';
          const bytes = new TextEncoder();
          Deno.serve(async (request) => {
            const given = request.headers.get('X-Telegram-Bot-Api-Secret-Token') ?? '';
            const wanted = Deno.env.get('TELEGRAM_WEBHOOK_SECRET');
            if (!wanted) return new Response('', { status: 500 });
            if (given.length !== wanted.length || !timingSafeEqual(bytes.encode(given), bytes.encode(wanted))) return new Response('', { status: 403 });
            await messages.insert((await request.json()).message);
            return new Response('ok');
          });
        `,
      },
    },
  },
  reported: {
    'it answers 401 and does not return': {
      files: route(`
        if (!fits(req.body, Buffer.from(given ?? ''))) res.sendStatus(401); // reported
      `),
    },
    'middleware answers 401, and calls the next one': {
      files: route(
        '',
        `
        app.use('/webhooks/github', express.raw({ type: '*/*' }), (req, res, next) => {
          if (!fits(req.body, Buffer.from(req.get('x-hub-signature-256') ?? ''))) { // reported
            res.status(401).json({ error: 'not signed' });
          }
          next();
        });
      `,
      ),
    },
    'a Response is made, and thrown away': {
      files: `
        import { Hono } from 'hono';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = new Hono();
        app.post('/webhooks/github', async (c) => {
          const raw = await c.req.text();
          const wanted = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(raw).digest();
          const given = Buffer.from(c.req.header('x-hub-signature-256') ?? '', 'hex');
          if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) c.text('not signed', 401); // reported
          await builds.queue(JSON.parse(raw).after);
          return c.body(null, 204);
        });
        export default app;
      `,
      // Whoever mounts it may check before.
      editor: 'silent',
    },
    'the catch clause calls the next one': {
      files: route(
        '',
        `
        app.use('/webhooks/github', express.raw({ type: '*/*' }), (req, res, next) => {
          try {
            if (!fits(req.body, Buffer.from(req.get('x-hub-signature-256') ?? ''))) throw new Error('not signed');
            next();
          } catch (error) { // reported
            console.error(error);
            next();
          }
        });
      `,
      ),
    },
    'what is thrown is a Response, and it is caught': {
      files: {
        'app/routes/webhooks.github.ts': `
          import { createHmac, timingSafeEqual } from 'node:crypto';
          const assertSigned = (raw, given) => {
            const wanted = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(raw).digest();
            if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) throw new Response('', { status: 401 });
          };
          export const action = async ({ request }) => {
            const raw = await request.text();
            try {
              assertSigned(raw, Buffer.from(request.headers.get('x-hub-signature-256') ?? '', 'hex'));
            } catch (error) { // reported
              console.error(error);
            }
            await builds.queue(JSON.parse(raw).after);
            return new Response('ok');
          };
        `,
      },
    },
    'a promise is caught, and the event acted on': {
      files: route(
        `await assertSigned(req.body, Buffer.from(given ?? '')).catch(() => console.warn('not signed')); // reported`,
        `
        async function assertSigned(raw, given) {
          if (!fits(raw, given)) throw new Error('not signed');
        }
      `,
      ),
    },
    'the answer is only printed': {
      files: route(`
        const genuine = fits(req.body, Buffer.from(given ?? '')); // reported
        console.log('genuine', genuine);
      `),
    },
    'some signature of a list fits, and nobody asks': {
      files: route(
        `anyFits(req.body, given ?? ''); // reported`,
        `const anyFits = (raw, list) => list.split(' ').some((one) => fits(raw, Buffer.from(one)));`,
      ),
    },
    'a missing header comes past an or': {
      files: route(`
        const genuine = !req.headers.has('x-hub-signature-256') || fits(req.body, Buffer.from(given)); // reported
        if (!genuine) return res.sendStatus(401);
      `),
    },
    'each of the events is acted on without a signature': {
      files: `
        import express from 'express';
        import { EventWebhook } from '@sendgrid/eventwebhook';
        const app = express();
        const hook = new EventWebhook();
        app.post('/sendgrid/webhook', express.text({ type: 'application/json' }), async (req, res) => {
          const given = req.get('x-twilio-email-event-webhook-signature');
          if (given && !hook.verifySignature(process.env.SENDGRID_KEY, req.body, given, req.get('x-twilio-email-event-webhook-timestamp'))) return res.sendStatus(403); // reported
          await Promise.all(JSON.parse(req.body).map((event) => bounces.insert(event)));
          res.sendStatus(204);
        });
      `,
    },
    'a length that fits is refused, as if that were the sender': {
      files: route(`
        try {
          const wanted = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(req.body).digest('hex');
          if (given.length !== wanted.length) throw new UnauthorizedError('length');
          if (!timingSafeEqual(Buffer.from(given), Buffer.from(wanted))) throw new UnauthorizedError('mismatch');
        } catch (error) { // reported
          console.error(error);
        }
      `),
    },
  },
} satisfies Cases;
