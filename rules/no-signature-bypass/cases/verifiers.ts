import type { Cases } from '@seamlint/testkit';

/** Verifiers of which nobody here knows who calls them. */
export const verifiers = {
  silent: {
    'an exported router waits for the helper': {
      files: `
        import express from 'express';
        import { Webhooks } from '@octokit/webhooks';
        const webhooks = new Webhooks({ secret: process.env.GITHUB_WEBHOOK_SECRET });
        export const router = express.Router();
        router.post('/webhooks/github', express.text({ type: '*/*' }), async (req, res) => {
          if (!(await webhooks.verify(req.body, req.get('x-hub-signature-256')))) return res.sendStatus(401);
          await builds.enqueue(JSON.parse(req.body).repository.full_name);
          res.sendStatus(202);
        });
      `,
    },
    'the promise of the helper is kept, and waited for where it is asked': {
      files: `
        import { Webhooks } from '@octokit/webhooks';
        const webhooks = new Webhooks({ secret: process.env.GITHUB_WEBHOOK_SECRET });
        export const receive = async (req, res) => {
          const asked = webhooks.verify(req.body, req.get('x-hub-signature-256'));
          const event = JSON.parse(req.body);
          if (!(await asked)) return res.sendStatus(401);
          await builds.enqueue(event.repository.full_name);
          res.sendStatus(202);
        };
      `,
    },
    'the promise of the helper is handed out': {
      files: `
        import { Webhooks } from '@octokit/webhooks';
        const webhooks = new Webhooks({ secret: process.env.GITHUB_WEBHOOK_SECRET });
        export const isGenuine = (raw, given) => (given ? webhooks.verify(raw, given) : Promise.resolve(false));
      `,
    },
    'something else of that name is asked': {
      files: `
        import { Webhooks } from './own.js';
        const webhooks = new Webhooks(process.env.GITHUB_WEBHOOK_SECRET);
        export const receive = async (req, res) => {
          if (!webhooks.verify(req.body, req.get('x-hub-signature-256'))) return res.sendStatus(401);
          res.sendStatus(202);
        };
      `,
    },
    'without a secret nothing is genuine': {
      files: `
        import { createHmac, timingSafeEqual } from 'node:crypto';
        export const isGenuine = (raw, given, secret) => {
          if (!secret || !given) return false;
          const wanted = createHmac('sha256', secret).update(raw).digest('hex');
          return timingSafeEqual(Buffer.from(wanted), Buffer.from(given));
        };
      `,
    },
    'a flag that somebody has to set': {
      files: `
        import { verify } from 'node:crypto';
        export class Calls {
          constructor(options) {
            this.options = options;
          }
          verifyWebhook(raw, headers) {
            if (this.options.allowUnsigned) return { ok: true };
            const genuine = verify(null, Buffer.from(raw), this.options.publicKey, Buffer.from(headers['telnyx-signature-ed25519'], 'base64'));
            return genuine ? { ok: true } : { ok: false, reason: 'wrong' };
          }
        }
      `,
    },
    'outside production nobody asks': {
      files: `
        import { createHmac, timingSafeEqual } from 'node:crypto';
        export const isGenuine = (raw, given) => {
          const secret = process.env.ACME_WEBHOOK_SECRET;
          if (!secret) return process.env.NODE_ENV !== 'production';
          const wanted = createHmac('sha256', secret).update(raw).digest('hex');
          return timingSafeEqual(Buffer.from(wanted), Buffer.from(given));
        };
      `,
    },
    'in production a missing secret is a no': {
      files: `
        import { createHmac, timingSafeEqual } from 'node:crypto';
        export const isGenuine = (raw, given) => {
          const secret = process.env.ACME_WEBHOOK_SECRET;
          if (!secret) {
            if (process.env.NODE_ENV === 'production') {
              console.error('ACME_WEBHOOK_SECRET is not set');
              return false;
            }
            return true;
          }
          const wanted = createHmac('sha256', secret).update(raw).digest('hex');
          return timingSafeEqual(Buffer.from(wanted), Buffer.from(given));
        };
      `,
    },
    'a missing secret is an error': {
      files: `
        import { createHmac, timingSafeEqual } from 'node:crypto';
        export const assertGenuine = (raw, given, secret) => {
          if (!secret) throw new Error('ACME_WEBHOOK_SECRET is not set');
          const wanted = createHmac('sha256', secret).update(raw).digest('hex');
          if (!timingSafeEqual(Buffer.from(wanted), Buffer.from(given))) throw new Error('not genuine');
        };
      `,
    },
    'what is missing is told as an error is': {
      files: `
        import { createHmac, timingSafeEqual } from 'node:crypto';
        export const problemWith = (raw: string, given: string | null, secret: string | undefined) => {
          if (!secret) return new Response('not set up', { status: 500 });
          if (!given) return new Response('not signed', { status: 401 });
          const wanted = createHmac('sha256', secret).update(raw).digest('hex');
          if (!timingSafeEqual(Buffer.from(wanted), Buffer.from(given))) return new Response('wrong', { status: 401 });
          return null;
        };
      `,
    },
    'a cache is looked up by a keyed digest': {
      files: `
        import { createHmac } from 'node:crypto';
        export const isCached = (entry, text, key) => {
          if (!key) return true;
          return createHmac('sha256', key).update(text).digest('hex') === entry.hash;
        };
      `,
    },
  },
  reported: {
    'a router is exported, and nobody waits for the helper': {
      files: `
        import express from 'express';
        import { Webhooks } from '@octokit/webhooks';
        const webhooks = new Webhooks({ secret: process.env.GITHUB_WEBHOOK_SECRET });
        export const router = express.Router();
        router.post('/webhooks/github', express.text({ type: '*/*' }), async (req, res) => {
          if (!webhooks.verify(req.body, req.get('x-hub-signature-256'))) return res.sendStatus(401); // reported
          await builds.enqueue(JSON.parse(req.body).repository.full_name);
          res.sendStatus(202);
        });
      `,
    },
    'a handler is exported, and asks a promise': {
      files: `
        import { Webhooks } from '@octokit/webhooks';
        const webhooks = new Webhooks({ secret: process.env.GITHUB_WEBHOOK_SECRET });
        export const receive = async (req, res) => {
          const genuine = webhooks.verify(req.body, req.get('x-hub-signature-256')); // reported
          if (genuine) await builds.enqueue(JSON.parse(req.body).repository.full_name);
          res.sendStatus(202);
        };
      `,
    },
    'a verifier says yes without a key': {
      files: `
        import { verify } from 'node:crypto';
        export class Calls {
          constructor(options) {
            this.publicKey = options.publicKey;
          }
          verifyWebhook(raw, headers) {
            if (!this.publicKey) { // reported
              console.warn('no key: everything is taken');
              return { ok: true };
            }
            const genuine = verify(null, Buffer.from(raw), this.publicKey, Buffer.from(headers['telnyx-signature-ed25519'], 'base64'));
            if (!genuine) return { ok: false, reason: 'wrong' };
            return { ok: true };
          }
        }
      `,
    },
    'no error means genuine, and there is none without a secret': {
      files: `
        import { createHmac, timingSafeEqual } from 'node:crypto';
        export const verifierFor = ({ secretKey, header }) => async (request, raw, config) => {
          const secret = config[secretKey];
          if (!secret) return null; // reported
          const given = request.headers.get(header);
          if (!given) return new Response('not signed', { status: 401 });
          const wanted = createHmac('sha256', secret).update(raw).digest('hex');
          if (!timingSafeEqual(Buffer.from(wanted), Buffer.from(given))) return new Response('wrong', { status: 401 });
          return null;
        };
      `,
    },
    'an assertion comes back without a secret': {
      files: `
        import { createHmac, timingSafeEqual } from 'node:crypto';
        export const assertGenuine = (raw, given, secret) => {
          if (!secret) return; // reported
          const wanted = createHmac('sha256', secret).update(raw).digest('hex');
          if (!timingSafeEqual(Buffer.from(wanted), Buffer.from(given))) throw new Error('not genuine');
        };
      `,
    },
  },
} satisfies Cases;
