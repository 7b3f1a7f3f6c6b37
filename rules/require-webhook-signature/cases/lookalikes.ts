import { bothWays } from './both-ways.ts';

/** What reads like a check and is none, and endpoints that little tells of. */
export const lookalikes = bothWays({
  'a setting that is compared with nothing is there, and no more': {
    editor: 'same',
    files: {
      'app/api/hooks/typeform/route.ts': `
        import { createHmac, timingSafeEqual } from 'node:crypto';
        import { config } from '../../../../lib/config';
        import { db } from '../../../../lib/db';

        export async function POST(request: Request) { // reported
          const raw = await request.text();
          const expected = Buffer.from(createHmac('sha256', config.typeform()).update(raw).digest('base64'));
          const given = Buffer.from(request.headers.get('typeform-signature') ?? '');
          if (expected.length !== given.length || !timingSafeEqual(expected, given)) return new Response(null, { status: 401 }); // check
          await db.answer.upsert(JSON.parse(raw));
          return new Response(null, { status: 204 });
        }
      `,
      'lib/config.ts': `
        const read = (name: string) => (): string => {
          const value = process.env[name];
          if (value === undefined || value === '') throw new Error(name);
          return value;
        };
        export const config = { typeform: read('TYPEFORM_WEBHOOK_SECRET') };
      `,
      'lib/db.ts': `
        import { PrismaClient } from '@prisma/client';
        export const db = new PrismaClient();
      `,
    },
  },
  'as many bytes are not the same bytes': {
    files: `
      import { createHmac, timingSafeEqual } from 'node:crypto';
      import express from 'express';
      import { db } from './db.js';

      const isSigned = (raw, header) => {
        const expected = createHmac('sha256', process.env.RAZORPAY_WEBHOOK_SECRET).update(raw).digest();
        const given = Buffer.from(header ?? '', 'hex');
        return given.length === expected.length && timingSafeEqual(given, expected); // check, else return given.length === expected.length;
      };

      const app = express();
      app.post('/webhooks/razorpay', express.raw({ type: '*/*' }), async (req, res) => { // reported
        if (!isSigned(req.body, req.get('x-razorpay-signature'))) return res.sendStatus(401);
        await db.order.update(JSON.parse(req.body));
        res.sendStatus(200);
      });
    `,
  },
  'an assertion holds what it is told to': {
    files: `
      import { createHmac, timingSafeEqual } from 'node:crypto';
      import Router from '@koa/router';
      import Koa from 'koa';
      import { db } from './db.js';

      const app = new Koa();
      const router = new Router();
      router.post('/webhooks/paystack', async (ctx) => { // reported
        const expected = createHmac('sha512', process.env.PAYSTACK_SECRET_KEY).update(ctx.state.raw).digest();
        const given = Buffer.from(ctx.get('x-paystack-signature'), 'hex');
        ctx.assert(given.length === expected.length && timingSafeEqual(given, expected), 401); // check, else ctx.assert(given.length === expected.length, 401);
        await db.order.update(JSON.parse(ctx.state.raw));
        ctx.status = 200;
      });
      app.use(router.routes());
    `,
  },
  'a function by its type takes an event that others read': {
    files: {
      'src/functions/adyen-webhook.ts': `
        import { hmacValidator } from '@adyen/api-library';
        import type { APIGatewayProxyHandlerV2 } from 'aws-lambda';
        import { keep } from '../keep';
        import { rawBody } from '../raw-body';

        const validator = new hmacValidator();

        export const handler: APIGatewayProxyHandlerV2 = async (event) => { // reported
          const { notificationItems } = JSON.parse(rawBody(event));
          for (const { NotificationRequestItem: item } of notificationItems) {
            if (!validator.validateHMAC(item, process.env.ADYEN_HMAC_KEY ?? '')) return { statusCode: 401 }; // check
            await keep(item);
          }
          return { statusCode: 200, body: '[accepted]' };
        };
      `,
      'src/raw-body.ts': `
        export const rawBody = ({ body = '', isBase64Encoded }) =>
          isBase64Encoded ? Buffer.from(body, 'base64').toString() : body;
      `,
      'src/keep.ts': `
        import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
        const client = new DynamoDBClient({});
        export const keep = (Item) => client.send(new PutItemCommand({ TableName: 'payments', Item }));
      `,
    },
  },
  'a factory is told the header of the sender': {
    files: `
      import { createHmac, timingSafeEqual } from 'node:crypto';
      import express from 'express';
      import { Pool } from 'pg';

      const pool = new Pool();
      const signedBy = ({ header, secret }) => (req, res, next) => {
        const expected = Buffer.from('sha256=' + createHmac('sha256', secret()).update(req.body).digest('hex'));
        const given = Buffer.from(req.get(header) ?? '');
        if (given.length !== expected.length || !timingSafeEqual(given, expected)) return res.sendStatus(401); // check
        next();
      };

      const app = express();
      const github = signedBy({ header: 'x-hub-signature-256', secret: () => process.env.GITHUB_WEBHOOK_SECRET });
      app.post('/inbox/code', express.raw({ type: '*/*' }), github, async (req, res) => { // reported
        const { pull_request: pull } = JSON.parse(req.body);
        await pool.query('update reviews set state = $1 where pull = $2', [pull.state, pull.id]);
        res.sendStatus(204);
      });
    `,
  },
  "the file reads the sender's secret at its top": {
    files: `
      import { createClient } from 'npm:@supabase/supabase-js@2';
      import { Webhook } from 'https://esm.sh/standardwebhooks@1.0.0';

      const admin = createClient(Deno.env.get('SUPABASE_URL')!, Deno.env.get('SUPABASE_SERVICE_ROLE_KEY')!);
      const secret = Deno.env.get('SEND_EMAIL_HOOK_SECRET')!.replace('v1,whsec_', '');

      Deno.serve(async (req) => { // reported
        const payload = await req.text();
        const webhook = new Webhook(secret);
        const { user } = webhook.verify(payload, Object.fromEntries(req.headers)) as any; // check, else const { user } = JSON.parse(payload);
        await admin.from('profiles').update({ greeted: true }).eq('id', user.id);
        return Response.json({});
      });
    `,
  },
  'what is made without its secret lets everybody through, wherever it is made': {
    files: {
      'src/index.ts': `
        import { Hono } from 'hono';
        import { webhookCallback } from 'grammy';
        import { bot } from './bot';

        const app = new Hono();
        app.post('/webhooks/telegram', (c) => // reported
          webhookCallback(bot(c.env), 'hono', { secretToken: c.env.TELEGRAM_WEBHOOK_SECRET })(c), // check, else webhookCallback(bot(c.env), 'hono')(c),
        );
        export default app;
      `,
      'src/bot.ts': `
        import { Bot } from 'grammy';
        export const bot = (env) => new Bot(env.BOT_TOKEN);
      `,
    },
  },
});
