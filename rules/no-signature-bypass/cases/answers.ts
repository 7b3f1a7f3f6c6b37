import type { Cases } from '@seamlint/testkit';

/** What the check answers, and what comes of it. */
export const answers = {
  silent: {
    'each item is asked for, and one that says no is refused where it is asked': {
      path: 'app/api/webhooks/adyen/route.ts',
      files: `
        import { hmacValidator } from '@adyen/api-library';
        export async function POST(request: Request) {
          const { notificationItems } = await request.json();
          const items = notificationItems.map((entry: any) => entry.NotificationRequestItem);
          const validator = new hmacValidator();
          items.some((item: any) => {
            if (!validator.validateHMAC(item, process.env.ADYEN_HMAC_KEY!)) throw new Error('not signed');
            return false;
          });
          for (const item of items) await orders.markCaptured(item.merchantReference);
          return new Response('[accepted]');
        }
      `,
    },
    'a second secret is tried where the first did not fit': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        const fits = (raw, given, secret) => {
          const wanted = createHmac('sha256', secret).update(raw).digest();
          return given.length === wanted.length && timingSafeEqual(given, wanted);
        };
        app.post('/webhooks/github', express.raw({ type: '*/*' }), async (req, res) => {
          const given = Buffer.from(req.get('x-hub-signature-256') ?? '', 'hex');
          if (!fits(req.body, given, process.env.GITHUB_WEBHOOK_SECRET)) {
            if (!fits(req.body, given, process.env.GITHUB_WEBHOOK_SECRET_OLD)) return res.sendStatus(401);
          }
          await deploy(JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    'one of several secrets fits': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        const fits = (raw, given, secret) => {
          const wanted = createHmac('sha256', secret).update(raw).digest();
          return given.length === wanted.length && timingSafeEqual(given, wanted);
        };
        app.post('/webhooks/github', express.raw({ type: '*/*' }), async (req, res) => {
          let genuine = false;
          for (const secret of process.env.GITHUB_WEBHOOK_SECRETS.split(',')) {
            if (fits(req.body, Buffer.from(req.get('x-hub-signature-256'), 'hex'), secret)) {
              genuine = true;
              break;
            }
          }
          if (!genuine) return res.sendStatus(401);
          await deploy(JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    'what is wrong is collected, and asked about later': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        app.post('/webhooks/github', express.raw({ type: '*/*' }), async (req, res) => {
          const problems = [];
          const wanted = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(req.body).digest();
          if (!timingSafeEqual(wanted, Buffer.from(req.get('x-hub-signature-256'), 'hex'))) problems.push('signature');
          if (problems.length > 0) return res.status(401).json({ problems });
          await deploy(JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    'a helper answers what is wrong, or nothing': {
      files: {
        'app/api/webhooks/github/route.ts': `
          import { problemWith } from '../../../../lib/problem';
          export async function POST(request: Request) {
            const raw = await request.text();
            const problem = problemWith(raw, request.headers);
            if (problem) return Response.json({ problem }, { status: 401 });
            await deploy(JSON.parse(raw));
            return new Response(null, { status: 204 });
          }
        `,
        'lib/problem.ts': `
          import { createHmac, timingSafeEqual } from 'node:crypto';
          export const problemWith = (raw: string, headers: Headers): string | undefined => {
            const given = headers.get('x-hub-signature-256');
            if (given === null) return 'it is not signed';
            const wanted = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET!).update(raw).digest();
            if (!timingSafeEqual(wanted, Buffer.from(given.slice(7), 'hex'))) return 'the signature is wrong';
            return undefined;
          };
        `,
      },
    },
    'a helper answers with a flag and a reason': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        const check = (raw, given) => {
          if (!given) return { valid: false, reason: 'missing' };
          const wanted = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(raw).digest('hex');
          if (!timingSafeEqual(Buffer.from(wanted), Buffer.from(given))) return { valid: false, reason: 'wrong' };
          return { valid: true };
        };
        app.post('/webhooks/github', express.raw({ type: '*/*' }), async (req, res) => {
          const { valid, reason } = check(req.body, req.get('x-hub-signature-256'));
          if (!valid) return res.status(401).send(reason);
          await deploy(JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    'an assertion throws, and answers nothing': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        const assertGenuine = (raw, given) => {
          const wanted = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(raw).digest('hex');
          if (!timingSafeEqual(Buffer.from(wanted), Buffer.from(given))) throw new Error('not genuine');
        };
        app.post('/webhooks/github', express.raw({ type: '*/*' }), async (req, res) => {
          assertGenuine(req.body, req.get('x-hub-signature-256') ?? '');
          await deploy(JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    'what is not genuine is only counted': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        app.post('/webhooks/github', express.raw({ type: '*/*' }), async (req, res) => {
          const wanted = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(req.body).digest();
          const genuine = timingSafeEqual(wanted, Buffer.from(req.get('x-hub-signature-256'), 'hex'));
          if (genuine) {
            await deploy(JSON.parse(req.body));
          } else {
            console.warn('not genuine');
          }
          res.sendStatus(200);
        });
      `,
    },
    'outside production it only warns': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        app.post('/webhooks/github', express.raw({ type: '*/*' }), async (req, res) => {
          const wanted = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(req.body).digest();
          if (!timingSafeEqual(wanted, Buffer.from(req.get('x-hub-signature-256'), 'hex'))) {
            if (process.env.NODE_ENV === 'production') return res.sendStatus(401);
            console.warn('not genuine, but nobody minds here');
          }
          await deploy(JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    'the check of a middleware sends its refusal itself': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        const genuine = (req, res) => {
          const wanted = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(req.body).digest();
          if (timingSafeEqual(wanted, Buffer.from(req.get('x-hub-signature-256'), 'hex'))) return true;
          res.sendStatus(401);
          return false;
        };
        app.post('/webhooks/github', express.raw({ type: '*/*' }), async (req, res) => {
          if (!genuine(req, res)) return;
          await deploy(JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
  },
  reported: {
    'each item is asked for, and nobody reads what came of it': {
      path: 'app/api/webhooks/adyen/route.ts',
      files: `
        import { hmacValidator } from '@adyen/api-library';
        export async function POST(request: Request) {
          const { notificationItems } = await request.json();
          const items = notificationItems.map((entry: any) => entry.NotificationRequestItem);
          const validator = new hmacValidator();
          const allSigned = items.every((item: any) => validator.validateHMAC(item, process.env.ADYEN_HMAC_KEY!)); // reported
          for (const item of items) await orders.markCaptured(item.merchantReference);
          return new Response('[accepted]');
        }
      `,
    },
    'nobody looks at what the comparison said': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        app.post('/webhooks/github', express.raw({ type: '*/*' }), async (req, res) => {
          const wanted = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(req.body).digest();
          timingSafeEqual(wanted, Buffer.from(req.get('x-hub-signature-256'), 'hex')); // reported
          await deploy(JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    'nobody looks at what a function of our own said': {
      files: {
        'app/api/webhooks/github/route.ts': `
          import { isGenuine } from '../../../../lib/genuine';
          export async function POST(request: Request) {
            const raw = await request.text();
            await isGenuine(raw, request.headers.get('x-hub-signature-256')); // reported
            await deploy(JSON.parse(raw));
            return new Response(null, { status: 204 });
          }
        `,
        'lib/genuine.ts': `
          import { createHmac, timingSafeEqual } from 'node:crypto';
          export const isGenuine = async (raw: string, given: string | null): Promise<boolean> => {
            if (given === null) return false;
            const wanted = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET!).update(raw).digest();
            return timingSafeEqual(wanted, Buffer.from(given.slice(7), 'hex'));
          };
        `,
      },
      editor: 'silent',
    },
    'it warns of a wrong signature, and goes on': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        app.post('/webhooks/github', express.raw({ type: '*/*' }), async (req, res) => {
          const wanted = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(req.body).digest();
          if (!timingSafeEqual(wanted, Buffer.from(req.get('x-hub-signature-256'), 'hex'))) { // reported
            console.warn('not genuine');
          }
          await deploy(JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    'it refuses what is genuine': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        app.post('/webhooks/github', express.raw({ type: '*/*' }), async (req, res) => {
          const wanted = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(req.body).digest();
          if (timingSafeEqual(wanted, Buffer.from(req.get('x-hub-signature-256'), 'hex'))) { // reported
            return res.sendStatus(401);
          }
          await deploy(JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    'a verifier throws where the signature fits': {
      files: `
        import express from 'express';
        import { createHmac } from 'node:crypto';
        const app = express();
        const verify = (raw, given) => {
          const wanted = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(raw).digest('hex');
          if (given === wanted) throw new Error('not genuine'); // reported
        };
        app.post('/webhooks/github', express.raw({ type: '*/*' }), async (req, res) => {
          verify(req.body, req.get('x-hub-signature-256'));
          await deploy(JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    'a handler of Next goes on whatever the helper says': {
      path: 'app/api/webhooks/twilio/route.ts',
      files: `
        import { validateRequest } from 'twilio';
        export async function POST(request: Request) {
          const form = Object.fromEntries(await request.formData());
          const genuine = validateRequest(process.env.TWILIO_AUTH_TOKEN!, request.headers.get('x-twilio-signature')!, request.url, form);
          if (!genuine) console.error('somebody else posts here'); // reported
          await inbox.add({ from: form.From, text: form.Body });
          return new Response('<Response/>');
        }
      `,
    },
    'a middleware says so, and lets it through': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        const genuine = (req, res, next) => {
          const wanted = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(req.rawBody).digest();
          const given = Buffer.from(req.get('x-hub-signature-256') ?? '', 'hex');
          if (!timingSafeEqual(wanted, given)) req.log.warn('not genuine'); // reported
          next();
        };
        app.post('/webhooks/github', genuine, async (req, res) => {
          await deploy(req.body);
          res.sendStatus(200);
        });
      `,
    },
  },
} satisfies Cases;
