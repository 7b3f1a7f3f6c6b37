import type { Cases } from '@seamlint/testkit';
import { lengths } from './cases/lengths.ts';

export const cases = {
  silent: {
    ...lengths.silent,
    'the bytes are compared in constant time': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        app.post('/webhooks/github', express.raw({ type: '*/*' }), async (req, res) => {
          const wanted = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(req.body).digest();
          const given = Buffer.from(req.get('x-hub-signature-256').slice(7), 'hex');
          if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return res.sendStatus(401);
          await deploy(JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    'what is compared in a line for the log decides nothing': {
      files: `
        import { createHmac, timingSafeEqual } from 'node:crypto';
        import { logger } from './logger.js';
        export const fits = (raw, given, secret) => {
          const wanted = createHmac('sha256', secret).update(raw).digest('hex');
          logger.debug('compared', { length: given.length, match: wanted === given });
          return wanted.length === given.length && timingSafeEqual(Buffer.from(wanted), Buffer.from(given));
        };
      `,
    },
    'a loop collects the differences': {
      files: `
        import { createHmac } from 'node:crypto';
        export const fits = (raw, given, secret) => {
          const wanted = createHmac('sha256', secret).update(raw).digest();
          if (wanted.length !== given.length) return false;
          let difference = 0;
          for (let at = 0; at < wanted.length; at += 1) difference |= wanted[at] ^ given[at];
          return difference === 0;
        };
      `,
    },
    'two digests are compared': {
      files: `
        import { createHmac, randomBytes } from 'node:crypto';
        const key = randomBytes(32);
        const blind = (text) => createHmac('sha256', key).update(text).digest('hex');
        export const fits = (raw, given, secret) => {
          const wanted = createHmac('sha256', secret).update(raw).digest('hex');
          return blind(wanted) === blind(given);
        };
      `,
    },
    'the hash of a content says whether it changed': {
      files: `
        import { createHash } from 'node:crypto';
        export const hasChanged = (entry, text) => createHash('sha256').update(text).digest('hex') !== entry.hash;
      `,
    },
    'a token is found by its hash': {
      files: `
        import { createHash } from 'node:crypto';
        const hashOf = (token) => createHash('sha256').update(token).digest('hex');
        export const belongsTo = (token, row) => row.tokenHash === hashOf(token);
      `,
    },
    'a keyed digest names what is kept': {
      files: `
        import { createHmac } from 'node:crypto';
        const seen = new Set();
        export const isKnown = (visitor) => {
          const id = createHmac('sha256', process.env.VISITOR_SALT).update(visitor.ip).digest('hex');
          if (seen.has(id)) return true;
          seen.add(id);
          return false;
        };
      `,
    },
    'only the length and the prefix are compared': {
      files: `
        import { createHmac, timingSafeEqual } from 'node:crypto';
        export const fits = (raw, header, secret) => {
          const [version, given] = header.split('=');
          if (version !== 'v1') return false;
          const wanted = createHmac('sha256', secret).update(raw).digest('hex');
          return given.length === wanted.length && timingSafeEqual(Buffer.from(given), Buffer.from(wanted));
        };
      `,
    },
    'a library compares': {
      files: `
        import compare from 'tsscmp';
        import { createHmac } from 'node:crypto';
        export const fits = (raw, given, secret) => compare(createHmac('sha256', secret).update(raw).digest('hex'), given);
      `,
    },
    'the sender signs what it sends': {
      files: `
        import { createHmac } from 'node:crypto';
        export const send = async (url, payload, secret) => {
          const body = JSON.stringify(payload);
          const signature = createHmac('sha256', secret).update(body).digest('hex');
          const answer = await fetch(url, { method: 'POST', body, headers: { 'x-acme-signature': signature } });
          return answer.status === 200;
        };
      `,
    },
    'Web Crypto verifies': {
      files: `
        export const fits = async (key, raw, given) => await crypto.subtle.verify('HMAC', key, given, raw);
      `,
    },
    'what a test compares': {
      path: 'src/sign.test.ts',
      files: `
        import { createHmac } from 'node:crypto';
        export const same = (raw, given) => createHmac('sha256', 'key').update(raw).digest('hex') === given;
      `,
    },
  },
  reported: {
    'what is called like a line for the log refuses': {
      files: `
        import express from 'express';
        import { createHmac } from 'node:crypto';
        const audit = { error(wrong) { if (wrong) throw new Error('forged'); } };
        const app = express();
        app.post('/webhooks/github', express.raw({ type: '*/*' }), async (req, res) => {
          const wanted = 'sha256=' + createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(req.body).digest('hex');
          audit.error(wanted !== req.get('x-hub-signature-256')); // reported
          await deploy(JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    ...lengths.reported,
    'a header is compared with an HMAC': {
      path: 'app/api/webhooks/paystack/route.ts',
      files: `
        import { createHmac } from 'node:crypto';
        export async function POST(request: Request) {
          const raw = await request.text();
          const wanted = createHmac('sha512', process.env.PAYSTACK_SECRET_KEY!).update(raw).digest('hex');
          if (request.headers.get('x-paystack-signature') !== wanted) return new Response(null, { status: 401 }); // reported
          await orders.markPaid(JSON.parse(raw).data.reference);
          return new Response(null, { status: 200 });
        }
      `,
    },
    'a verifier of a library compares what it is handed': {
      files: `
        import crypto from 'crypto';
        export class Signatures {
          constructor(secret) {
            this.secret = secret;
          }
          sign(body) {
            return 'sha1=' + crypto.createHmac('sha1', this.secret).update(body).digest('hex');
          }
          verify(expected, body) {
            return expected === this.sign(body); // reported
          }
        }
      `,
    },
    'a helper makes the digest': {
      files: `
        const crypto = require('crypto');
        const digestOf = (secret, data) => 'sha1=' + crypto.createHmac('sha1', secret).update(data).digest('hex');
        module.exports = (secret) => (req, res, next) => {
          const given = req.headers['x-hub-signature'];
          if (given !== digestOf(secret, req.rawBody)) return next(new Error('it does not fit')); // reported
          next();
        };
      `,
    },
    'a list of signatures has it': {
      files: `
        import { createHmac } from 'node:crypto';
        export const fits = (raw: string, header: string, secret: string) => {
          const wanted = createHmac('sha256', secret).update(raw).digest('hex');
          return header.split(' ').includes(wanted); // reported
        };
      `,
    },
    'buffers are compared with equals': {
      files: `
        import { createHmac } from 'node:crypto';
        export const fits = (raw: string, given: string, secret: string) => {
          const wanted = createHmac('sha256', secret).update(raw).digest();
          return wanted.equals(Buffer.from(given, 'hex')); // reported
        };
      `,
    },
    'buffers are compared in order': {
      files: `
        import { createHmac } from 'node:crypto';
        export const fits = (raw: string, given: string, secret: string) =>
          Buffer.compare(createHmac('sha256', secret).update(raw).digest(), Buffer.from(given, 'hex')) === 0; // reported
      `,
    },
    'a hash holds the secret': {
      files: `
        import { createHash } from 'node:crypto';
        export const isGenuine = (clientSecret, headers, body) => {
          const wanted = createHash('sha256').update(clientSecret + body).digest('hex');
          return headers['x-hubspot-signature'] === wanted; // reported
        };
      `,
    },
    'a token of the request is compared with the secret': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/webhooks/telegram', express.json(), async (req, res) => {
          if (req.get('x-telegram-bot-api-secret-token') !== process.env.TELEGRAM_SECRET_TOKEN) return res.sendStatus(401); // reported
          await answer(req.body.message);
          res.sendStatus(200);
        });
      `,
    },
    'Web Crypto signs, and the texts are compared': {
      files: `
        const hex = (buffer: ArrayBuffer) => Buffer.from(buffer).toString('hex');
        export const fits = async (key: CryptoKey, raw: string, given: string) => {
          const wanted = hex(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(raw)));
          return wanted === given; // reported
        };
      `,
    },
    'crypto-js makes the digest': {
      files: `
        import CryptoJS from 'crypto-js';
        export const fits = (raw: string, given: string, secret: string): boolean => {
          const wanted = CryptoJS.HmacSHA256(raw, secret).toString();
          return given == wanted; // reported
        };
      `,
    },
    'the request goes by a name that nobody declared': {
      files: {
        'app/api/webhook/route.js': `
          import crypto from 'crypto';
          export async function POST(request) {
            const hash = crypto.createHmac('sha512', process.env.PAYSTACK_SECRET_KEY).update(await request.text()).digest('hex');
            if (hash == req.headers['x-paystack-signature']) await settle(); // reported
            return Response.json({ ok: true });
          }
        `,
      },
    },
    'the digest comes from another file': {
      files: {
        'src/server.ts': `
          import express from 'express';
          import { sign } from './sign.js';
          const app = express();
          app.post('/webhooks/github', express.raw({ type: '*/*' }), async (req, res) => {
            if (req.get('x-hub-signature-256') !== sign(req.body)) return res.sendStatus(401); // reported
            await deploy(JSON.parse(req.body));
            res.sendStatus(200);
          });
        `,
        'src/sign.ts': `
          import { createHmac } from 'node:crypto';
          export const sign = (raw) => 'sha256=' + createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(raw).digest('hex');
        `,
      },
      editor: 'silent',
    },
  },
} satisfies Cases;
