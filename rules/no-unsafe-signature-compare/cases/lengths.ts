import type { Cases } from '@seamlint/testkit';

/** `timingSafeEqual` throws where the lengths differ. */
export const lengths = {
  silent: {
    'the lengths are compared in the same condition': {
      files: `
        import { createHmac, timingSafeEqual } from 'node:crypto';
        export const fits = (raw: Buffer, given: string): boolean => {
          const wanted = createHmac('sha256', process.env.WEBHOOK_SECRET!).update(raw).digest('hex');
          return given.length === wanted.length && timingSafeEqual(Buffer.from(given), Buffer.from(wanted));
        };
      `,
    },
    'the length was asked for before, of the text': {
      files: `
        import crypto from 'crypto';
        export function fits(raw, header) {
          const given = header.replace('sha256=', '');
          if (given.length !== 64) return false;
          const wanted = crypto.createHmac('sha256', process.env.WEBHOOK_SECRET).update(raw).digest('hex');
          return crypto.timingSafeEqual(Buffer.from(given, 'hex'), Buffer.from(wanted, 'hex'));
        }
      `,
    },
    'the form was asked for before': {
      files: `
        import crypto from 'crypto';
        export function fits(raw, given) {
          if (!/^[\\da-f]{64}$/.test(given)) return false;
          const wanted = crypto.createHmac('sha256', process.env.WEBHOOK_SECRET).update(raw).digest();
          return crypto.timingSafeEqual(Buffer.from(given, 'hex'), wanted);
        }
      `,
    },
    'both are digests': {
      files: `
        import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
        const digestOf = (text) => createHash('sha256').update(text).digest();
        export const fits = (raw, given) => {
          const wanted = createHmac('sha256', process.env.WEBHOOK_SECRET).update(raw).digest('hex');
          return timingSafeEqual(digestOf(wanted), digestOf(given));
        };
      `,
    },
    'a digest is compared with one that this program made': {
      files: `
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const macOf = (key, text) => createHmac('sha256', key).update(text).digest();
        export const fits = (raw, given, key) => timingSafeEqual(macOf(key, raw), macOf(key, given));
      `,
    },
    'what it throws is caught, and answered with no': {
      files: `
        import { createHmac, timingSafeEqual } from 'node:crypto';
        export function fits(raw, given) {
          const wanted = createHmac('sha256', process.env.WEBHOOK_SECRET).update(raw).digest('hex');
          try {
            return timingSafeEqual(Buffer.from(given), Buffer.from(wanted));
          } catch {
            return false;
          }
        }
      `,
    },
    'who calls it catches what it throws': {
      files: {
        'src/signature.ts': `
          import { createHmac, timingSafeEqual } from 'node:crypto';
          export function fits(raw, given) {
            const wanted = createHmac('sha256', process.env.WEBHOOK_SECRET).update(raw).digest('hex');
            return timingSafeEqual(Buffer.from(given), Buffer.from(wanted));
          }
        `,
        'src/app.ts': `
          import express from 'express';
          import { fits } from './signature';
          const app = express();
          app.post('/webhooks/deliveries', express.raw({ type: '*/*' }), async (req, res) => {
            try {
              if (!fits(req.body, req.get('x-signature'))) return res.sendStatus(401);
            } catch (error) {
              return res.sendStatus(400);
            }
            await deliveries.note(JSON.parse(req.body));
            res.sendStatus(200);
          });
        `,
      },
    },
    'who is told no is told so by an error, as with another length': {
      files: `
        import { createHmac, timingSafeEqual } from 'node:crypto';
        export function assertGenuine(raw, given) {
          const wanted = createHmac('sha256', process.env.WEBHOOK_SECRET).update(raw).digest('hex');
          const isSame = timingSafeEqual(Buffer.from(given), Buffer.from(wanted));
          if (!isSame) throw new Error('the signature does not fit');
        }
      `,
    },
    'a promise of it is caught': {
      files: `
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const fits = async (raw, given) => {
          const wanted = createHmac('sha256', process.env.WEBHOOK_SECRET).update(raw).digest('hex');
          return timingSafeEqual(Buffer.from(given), Buffer.from(wanted));
        };
        export const verified = (raw, given) => fits(raw, given).catch(() => false);
      `,
    },
    'both are copied into buffers of one size': {
      files: `
        import { createHmac, timingSafeEqual } from 'node:crypto';
        export const fits = (raw, given) => {
          const wanted = createHmac('sha256', process.env.WEBHOOK_SECRET).update(raw).digest('hex');
          const left = Buffer.alloc(64);
          const right = Buffer.alloc(64);
          left.write(wanted);
          right.write(given);
          return timingSafeEqual(left, right);
        };
      `,
    },
    'a digest is kept here, and compared with one that is kept here': {
      files: `
        import { createHmac, timingSafeEqual } from 'node:crypto';
        import { store } from './store';
        export const isSame = async (id) => {
          const row = await store.find(id);
          const wanted = createHmac('sha256', process.env.ROW_KEY).update(row.text).digest();
          return timingSafeEqual(row.mac, wanted);
        };
      `,
    },
    'another function of that name answers no where the lengths differ': {
      files: `
        import { createHmac } from 'node:crypto';
        import { timingSafeEqual } from 'https://deno.land/std@0.224.0/crypto/timing_safe_equal.ts';
        export const fits = (raw, given) => {
          const wanted = createHmac('sha256', process.env.WEBHOOK_SECRET).update(raw).digest();
          return timingSafeEqual(new TextEncoder().encode(given), wanted);
        };
      `,
    },
  },
  reported: {
    'a handler compares what was sent, of whatever length': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        app.post('/webhooks/github', express.raw({ type: '*/*' }), async (req, res) => {
          const wanted = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(req.body).digest('hex');
          const given = String(req.headers['x-hub-signature-256']);
          if (!timingSafeEqual(Buffer.from(given), Buffer.from('sha256=' + wanted))) { // reported (hint)
            return res.sendStatus(401);
          }
          await deploy(JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    'a verifier compares what it was handed, and nobody catches it': {
      editor: 'silent',
      files: {
        'src/signature.ts': `
          import crypto from 'crypto';
          export function fits(raw, header) {
            const parts = header.split('=');
            if (parts.length !== 2) return false;
            const wanted = crypto.createHmac('sha256', process.env.WEBHOOK_SECRET).update(raw).digest();
            return crypto.timingSafeEqual(Buffer.from(parts[1], 'hex'), wanted); // reported (hint)
          }
        `,
        'src/app.ts': `
          import express from 'express';
          import { fits } from './signature';
          const app = express();
          app.post('/webhooks/deliveries', express.raw({ type: '*/*' }), async (req, res) => {
            if (!fits(req.body, req.get('x-signature'))) return res.sendStatus(401);
            await deliveries.note(JSON.parse(req.body));
            res.sendStatus(200);
          });
        `,
      },
    },
    'who calls it answers that something broke here': {
      editor: 'silent',
      files: {
        'src/signature.ts': `
          import { createHmac, timingSafeEqual } from 'node:crypto';
          export function fits(raw, given) {
            const wanted = createHmac('sha256', process.env.WEBHOOK_SECRET).update(raw).digest('hex');
            return timingSafeEqual(Buffer.from(given), Buffer.from(wanted)); // reported (hint)
          }
        `,
        'app/api/webhooks/deliveries/route.ts': `
          import { fits } from '../../../../src/signature';
          export async function POST(request: Request) {
            try {
              const raw = await request.text();
              if (!fits(raw, request.headers.get('x-signature'))) return new Response('no', { status: 401 });
              await deliveries.note(JSON.parse(raw));
              return new Response('ok');
            } catch (error) {
              return Response.json({ error: 'internal' }, { status: 500 });
            }
          }
        `,
      },
    },
    'the token of a request is compared with a variable': {
      files: `
        import express from 'express';
        import { timingSafeEqual } from 'node:crypto';
        const app = express();
        app.post('/webhooks/telegram', express.json(), async (req, res) => {
          const given = Buffer.from(req.get('x-telegram-bot-api-secret-token') ?? '');
          if (!timingSafeEqual(given, Buffer.from(process.env.TELEGRAM_SECRET_TOKEN))) return res.sendStatus(401); // reported (hint)
          await updates.handle(req.body);
          res.sendStatus(200);
        });
      `,
    },
  },
} satisfies Cases;
