import type { Cases } from '@seamlint/testkit';
import { bothWays } from './both-ways.ts';

const hmac = `
  import { createHmac, timingSafeEqual } from 'node:crypto';
  export const digestOf = (raw, secret) => createHmac('sha256', secret).update(raw).digest('hex');
  export const isSame = (one, other) => timingSafeEqual(Buffer.from(one), Buffer.from(other));
`;

/** The project's own verifiers, told by what they do. */
const shapes = bothWays({
  'a verifier of another file answers yes or no': {
    editor: 'same',
    files: {
      'src/lib/hmac.ts': hmac,
      'src/lib/verify.ts': `
        import { digestOf, isSame } from './hmac';
        export function genuine(raw, headers) {
          const given = headers['x-signature'];
          if (!given) return false;
          return isSame(given, digestOf(raw, process.env.HOOK_SECRET));
        }
      `,
      'src/hooks.ts': `
        import express from 'express';
        import { genuine } from './lib/verify';
        const app = express();
        app.post('/webhooks/orders', express.raw({ type: '*/*' }), async (req, res) => { // reported
          if (!genuine(req.body, req.headers)) return res.status(401).end(); // check
          await db.orders.insert(JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
  },
  'a verifier of another file throws': {
    editor: 'same',
    files: {
      'src/lib/hmac.ts': hmac,
      'src/lib/verify.ts': `
        import { digestOf, isSame } from './hmac';
        export const demand = async (raw, given) => {
          if (!isSame(given, digestOf(raw, process.env.HOOK_SECRET))) throw new Error('forged');
        };
      `,
      'src/hooks.ts': `
        import express from 'express';
        import { demand } from './lib/verify';
        const app = express();
        app.post('/webhooks/orders', express.raw({ type: '*/*' }), async (req, res) => { // reported
          await demand(req.body, req.get('x-signature')); // check
          await db.orders.insert(JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
  },
  'a verifier of another file refuses by itself and answers no': {
    editor: 'same',
    files: {
      'src/lib/hmac.ts': hmac,
      'src/lib/verify.ts': `
        import { digestOf, isSame } from './hmac';
        export const admitted = (req, res) => {
          if (!isSame(req.get('x-signature'), digestOf(req.body, process.env.HOOK_SECRET))) {
            res.status(401).json({ error: 'signature' });
            return false;
          }
          return true;
        };
      `,
      'src/hooks.ts': `
        import express from 'express';
        import { admitted } from './lib/verify';
        const app = express();
        app.post('/webhooks/orders', express.raw({ type: '*/*' }), async (req, res) => { // reported
          if (!admitted(req, res)) return; // check
          await db.orders.insert(JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
  },
});

export const ownVerifiers = {
  silent: {
    ...shapes.silent,
    'a verifier of another file answers an object that tells': {
      files: {
        'src/lib/hmac.ts': hmac,
        'src/lib/verify.ts': `
          import { digestOf, isSame } from './hmac';
          export async function verified(request) {
            const raw = await request.text();
            const given = request.headers.get('x-signature');
            if (given === null) return { ok: false, reason: 'unsigned' } as const;
            if (!isSame(given, digestOf(raw, process.env.HOOK_SECRET))) return { ok: false, reason: 'forged' } as const;
            return { ok: true, event: JSON.parse(raw) } as const;
          }
        `,
        'app/api/webhooks/orders/route.ts': `
          import { verified } from '../../../../src/lib/verify';
          export async function POST(request) {
            const result = await verified(request);
            if (!result.ok) return new Response(result.reason, { status: 401 });
            await db.orders.insert(result.event.data);
            return new Response('ok');
          }
        `,
      },
    },
    'a verifier of another file answers the verified body, or nothing': {
      files: {
        'src/lib/hmac.ts': hmac,
        'src/lib/verify.ts': `
          import { digestOf, isSame } from './hmac';
          export async function read(request) {
            const raw = await request.text();
            const given = request.headers.get('x-signature') ?? '';
            return isSame(given, digestOf(raw, process.env.HOOK_SECRET)) ? JSON.parse(raw) : null;
          }
        `,
        'app/api/webhooks/orders/route.ts': `
          import { read } from '../../../../src/lib/verify';
          export async function POST(request) {
            const event = await read(request);
            if (!event) return new Response('no', { status: 401 });
            await db.orders.insert(event.data);
            return new Response('ok');
          }
        `,
      },
    },
    'a verifier is a method of a class with the secret': {
      files: {
        'src/lib/hmac.ts': hmac,
        'src/lib/signer.ts': `
          import { digestOf, isSame } from './hmac';
          export class Signer {
            constructor(private readonly secret: string) {}
            accepts(raw, given) {
              return isSame(given, digestOf(raw, this.secret));
            }
          }
          export const signer = new Signer(process.env.HOOK_SECRET);
        `,
        'src/hooks.ts': `
          import express from 'express';
          import { signer } from './lib/signer';
          const app = express();
          app.post('/webhooks/orders', express.raw({ type: '*/*' }), async (req, res) => {
            if (!signer.accepts(req.body, req.get('x-signature'))) return res.status(401).end();
            await db.orders.insert(JSON.parse(req.body));
            res.sendStatus(200);
          });
        `,
      },
    },
    'a factory answers a verifier': {
      files: {
        'src/lib/hmac.ts': hmac,
        'src/lib/verifier.ts': `
          import { digestOf, isSame } from './hmac';
          export const verifierFor = (secret: string) => (raw, given) => isSame(given, digestOf(raw, secret));
        `,
        'src/hooks.ts': `
          import express from 'express';
          import { verifierFor } from './lib/verifier';
          const accepts = verifierFor(process.env.HOOK_SECRET);
          const app = express();
          app.post('/webhooks/orders', express.raw({ type: '*/*' }), async (req, res) => {
            if (!accepts(req.body, req.get('x-signature'))) return res.status(401).end();
            await db.orders.insert(JSON.parse(req.body));
            res.sendStatus(200);
          });
        `,
      },
    },
    'a higher-order function verifies before the handler it is given': {
      files: {
        'src/lib/hmac.ts': hmac,
        'src/lib/signed.ts': `
          import { digestOf, isSame } from './hmac';
          export const signed = (secret, handler) => async (request) => {
            const raw = await request.text();
            if (!isSame(request.headers.get('x-signature') ?? '', digestOf(raw, secret))) return new Response('no', { status: 401 });
            return handler(JSON.parse(raw));
          };
        `,
        'app/api/webhooks/orders/route.ts': `
          import { signed } from '../../../../src/lib/signed';
          export const POST = signed(process.env.HOOK_SECRET, async (event) => {
            await db.orders.insert(event.data);
            return new Response('ok');
          });
        `,
      },
    },
    'the config names a verifier that throws': {
      files: {
        'src/lib/trust.ts': `
          import { engine } from './engine.cjs';
          export const trust = async (request) => engine.run(request);
        `,
        'app/api/webhooks/orders/route.ts': `
          import { trust } from '../../../../src/lib/trust';
          export async function POST(request) {
            await trust(request.clone());
            const event = await request.json();
            await db.orders.insert(event.data);
            return new Response('ok');
          }
        `,
      },
      config: { wrappers: { verifier: [{ import: 'trust', from: './src/lib/trust' }] } },
    },
    'the config names a verifier that is middleware, made by a call': {
      files: {
        'src/hooks.js': `
          const express = require('express');
          const { trusted } = require('@corp/hooks');
          const app = express();
          app.post('/webhooks/orders', trusted('orders'), async (req, res) => {
            await db.orders.insert(req.body);
            res.sendStatus(200);
          });
        `,
      },
      config: { wrappers: { verifier: [{ import: 'trusted', from: '@corp/hooks' }] } },
    },
    'the config names a verifier that is middleware of the program': {
      files: {
        'src/lib/trusted.js': `
          const engine = require('./engine.json');
          module.exports = function trusted(req, res, next) {
            if (engine[req.ip]) next();
            else res.status(401).end();
          };
        `,
        'src/hooks.js': `
          const express = require('express');
          const trusted = require('./lib/trusted');
          const app = express();
          app.post('/webhooks/orders', trusted, async (req, res) => {
            await db.orders.insert(req.body);
            res.sendStatus(200);
          });
        `,
      },
      config: { wrappers: { verifier: [{ import: 'default', from: './src/lib/trusted' }] } },
    },
    'the config names what verifies around a handler': {
      files: {
        'app/api/webhooks/orders/route.ts': `
          import { withTrust } from '@corp/hooks';
          export const POST = withTrust(async (request) => {
            const event = await request.json();
            await db.orders.insert(event.data);
            return new Response('ok');
          });
        `,
      },
      config: { wrappers: { verifier: [{ import: 'withTrust', from: '@corp/hooks' }] } },
    },
  },
  reported: {
    ...shapes.reported,
    'a switch that is called after a token is no secret': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/webhooks/github', express.json(), async (req, res) => { // reported
          const { withToken } = req.body;
          if (withToken !== 'true') return res.sendStatus(401);
          await builds.queue(req.body.after);
          res.sendStatus(202);
        });
      `,
    },
    'what reads the header fails, and what is handed on says otherwise': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        const readHeader = (req) => {
          const header = req.get('calendly-webhook-signature') ?? '';
          if (header === '') return { success: false, error: new Error('no signature') };
          const [time, signature] = header.split(',');
          if (!signature) return { success: false, error: new Error('malformed') };
          return { success: true, data: { time: time.slice(2), signature: signature.slice(3) } };
        };
        const isGenuine = (req) => {
          const read = readHeader(req);
          if (!read.success) return { success: true };
          const { time, signature } = read.data;
          const wanted = createHmac('sha256', process.env.CALENDLY_SIGNING_KEY).update(time + '.' + req.body).digest('hex');
          if (wanted.length !== signature.length || !timingSafeEqual(Buffer.from(wanted), Buffer.from(signature)))
            return { success: false, error: new Error('not signed') };
          if (Math.abs(Date.now() / 1000 - Number(time)) > 300) return { success: false, error: new Error('too old') };
          return { success: true };
        };
        app.post('/webhooks/calendly', express.text({ type: '*/*' }), async (req, res) => { // reported
          const genuine = isGenuine(req);
          if (!genuine.success) {
            console.error(genuine.error.message);
            return res.sendStatus(200);
          }
          await invitees.add(JSON.parse(req.body).payload.email);
          res.sendStatus(200);
        });
      `,
    },
    'a function with such a name looks for the header only': {
      files: {
        'src/lib/verify.ts': `
          export const verifySignature = (headers) => Boolean(headers['x-signature']);
        `,
        'src/hooks.ts': `
          import express from 'express';
          import { verifySignature } from './lib/verify';
          const app = express();
          app.post('/webhooks/orders', async (req, res) => { // reported
            if (!verifySignature(req.headers)) return res.status(401).end();
            await db.orders.insert(req.body);
            res.sendStatus(200);
          });
        `,
      },
      editor: 'silent',
    },
    'the configured verifier answers a promise that nobody waits for': {
      files: {
        'src/lib/trust.ts': `
          export const trust = async (request) => {
            const answer = await lookUp(request);
            return answer.ok;
          };
        `,
        'app/api/webhooks/orders/route.ts': `
          import { trust } from '../../../../src/lib/trust';
          export async function POST(request) { // reported
            if (!trust(request.headers.get('x-key'))) return new Response('no', { status: 401 });
            const event = await request.json();
            await db.orders.insert(event.data);
            return new Response('ok');
          }
        `,
      },
      config: { wrappers: { verifier: [{ import: 'trust', from: './src/lib/trust' }] } },
      editor: 'silent',
    },
    'the configured verifier stands in another route': {
      files: {
        'src/hooks.js': `
          const express = require('express');
          const { trusted } = require('@corp/hooks');
          const app = express();
          app.post('/webhooks/refunds', trusted('refunds'), async (req, res) => {
            await db.refunds.insert(req.body);
            res.sendStatus(200);
          });
          app.post('/webhooks/orders', async (req, res) => { // reported
            await db.orders.insert(req.body);
            res.sendStatus(200);
          });
        `,
      },
      config: { wrappers: { verifier: [{ import: 'trusted', from: '@corp/hooks' }] } },
    },
  },
} satisfies Cases;
