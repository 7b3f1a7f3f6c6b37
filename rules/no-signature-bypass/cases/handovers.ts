import type { Cases } from '@seamlint/testkit';

/** Handshakes in which a provider hands over the secret of its signatures: Asana's `X-Hook-Secret`. */
export const handovers = {
  silent: {
    'the secret of a handshake is kept only where none is': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        let hookSecret = '';
        app.post('/webhooks/asana', express.raw({ type: '*/*' }), async (req, res) => {
          const offered = req.get('x-hook-secret');
          if (offered) {
            if (hookSecret) return res.sendStatus(409);
            hookSecret = offered;
            return res.set('X-Hook-Secret', offered).sendStatus(200);
          }
          const mine = createHmac('sha256', hookSecret).update(req.body).digest();
          const theirs = Buffer.from(req.get('x-hook-signature') ?? '', 'hex');
          if (mine.length !== theirs.length || !timingSafeEqual(mine, theirs)) return res.sendStatus(401);
          await inbox.add('asana', JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    'the secret is assigned where there was none': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        let hookSecret: string | undefined;
        app.post('/webhooks/asana', express.raw({ type: '*/*' }), async (req, res) => {
          const offered = req.get('x-hook-secret');
          if (offered) {
            hookSecret ??= offered;
            return res.set('X-Hook-Secret', offered).sendStatus(200);
          }
          const mine = createHmac('sha256', hookSecret).update(req.body).digest();
          const theirs = Buffer.from(req.get('x-hook-signature') ?? '', 'hex');
          if (mine.length !== theirs.length || !timingSafeEqual(mine, theirs)) return res.sendStatus(401);
          await inbox.add('asana', JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    'a secret that is there is put before the one that comes': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        let hookSecret = '';
        app.post('/webhooks/asana', express.raw({ type: '*/*' }), async (req, res) => {
          const offered = req.get('x-hook-secret');
          if (offered) {
            hookSecret = hookSecret || offered;
            return res.set('X-Hook-Secret', hookSecret).sendStatus(200);
          }
          const mine = createHmac('sha256', hookSecret).update(req.body).digest();
          const theirs = Buffer.from(req.get('x-hook-signature') ?? '', 'hex');
          if (mine.length !== theirs.length || !timingSafeEqual(mine, theirs)) return res.sendStatus(401);
          await inbox.add('asana', JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    'a flag says that a handshake is expected': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        const handshake = { expected: false, secret: '' };
        app.post('/admin/asana', requireAdmin, async (req, res) => {
          handshake.expected = true;
          await asana.webhooks.createWebhook({ data: { resource: req.body.project, target: process.env.TARGET } });
          res.sendStatus(202);
        });
        app.post('/webhooks/asana', express.raw({ type: '*/*' }), async (req, res) => {
          const offered = req.get('x-hook-secret');
          if (offered && handshake.expected) {
            handshake.secret = offered;
            handshake.expected = false;
            return res.set('X-Hook-Secret', offered).sendStatus(200);
          }
          const mine = createHmac('sha256', handshake.secret).update(req.body).digest();
          const theirs = Buffer.from(req.get('x-hook-signature') ?? '', 'hex');
          if (mine.length !== theirs.length || !timingSafeEqual(mine, theirs)) return res.sendStatus(401);
          await inbox.add('asana', JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    'whether a handshake is expected is found out in a flag of its own': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        import { PrismaClient } from '@prisma/client';
        const prisma = new PrismaClient();
        const app = express();
        app.post('/webhooks/asana', express.raw({ type: '*/*' }), async (req, res) => {
          const offered = req.get('x-hook-secret');
          const kept = await prisma.integration.findUnique({ where: { name: 'asana' } });
          let wanted = false;
          if (kept?.awaitsHandshake) wanted = true;
          if (offered && wanted) {
            await prisma.integration.update({ where: { name: 'asana' }, data: { secret: offered, awaitsHandshake: false } });
            return res.set('X-Hook-Secret', offered).sendStatus(200);
          }
          const mine = createHmac('sha256', kept?.secret ?? '').update(req.body).digest();
          const theirs = Buffer.from(req.get('x-hook-signature') ?? '', 'hex');
          if (!kept?.secret || mine.length !== theirs.length || !timingSafeEqual(mine, theirs)) return res.sendStatus(401);
          await inbox.add('asana', JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    'a function of the program refuses a handshake that nobody expects': {
      files: {
        'src/app.ts': `
          import express from 'express';
          import { createHmac, timingSafeEqual } from 'node:crypto';
          import { assertExpected, keep, kept } from './handshakes';
          const app = express();
          app.post('/webhooks/asana', express.raw({ type: '*/*' }), async (req, res) => {
            const offered = req.get('x-hook-secret');
            if (offered) {
              await assertExpected('asana');
              await keep(offered);
              return res.set('X-Hook-Secret', offered).sendStatus(200);
            }
            const mine = createHmac('sha256', await kept()).update(req.body).digest();
            const theirs = Buffer.from(req.get('x-hook-signature') ?? '', 'hex');
            if (mine.length !== theirs.length || !timingSafeEqual(mine, theirs)) return res.sendStatus(401);
            await inbox.add('asana', JSON.parse(req.body));
            res.sendStatus(200);
          });
        `,
        'src/handshakes.ts': `
          import Redis from 'ioredis';
          const redis = new Redis(process.env.REDIS_URL);
          export const assertExpected = async (name) => {
            if ((await redis.get('expects:' + name)) === null) throw new Error('no handshake is expected');
          };
          export const keep = async (secret) => {
            await redis.set('asana:secret', secret);
          };
          export const kept = () => redis.get('asana:secret');
        `,
      },
    },
    'the store keeps the first secret': {
      files: `
        import express from 'express';
        import Redis from 'ioredis';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const redis = new Redis(process.env.REDIS_URL);
        const app = express();
        app.post('/webhooks/asana', express.raw({ type: '*/*' }), async (req, res) => {
          const offered = req.get('x-hook-secret');
          if (offered) {
            await redis.set('asana:secret', offered, 'NX');
            return res.set('X-Hook-Secret', offered).sendStatus(200);
          }
          const mine = createHmac('sha256', await redis.get('asana:secret')).update(req.body).digest();
          const theirs = Buffer.from(req.get('x-hook-signature') ?? '', 'hex');
          if (mine.length !== theirs.length || !timingSafeEqual(mine, theirs)) return res.sendStatus(401);
          await inbox.add('asana', JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    'a row that is there keeps its secret': {
      files: `
        import express from 'express';
        import { Pool } from 'pg';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const pool = new Pool();
        const app = express();
        app.post('/webhooks/asana', express.raw({ type: '*/*' }), async (req, res) => {
          const offered = req.get('x-hook-secret');
          if (offered) {
            await pool.query("insert into hook_secrets (name, secret) values ('asana', $1) on conflict (name) do nothing", [offered]);
            return res.set('X-Hook-Secret', offered).sendStatus(200);
          }
          const { rows } = await pool.query("select secret from hook_secrets where name = 'asana'");
          const mine = createHmac('sha256', rows[0].secret).update(req.body).digest();
          const theirs = Buffer.from(req.get('x-hook-signature') ?? '', 'hex');
          if (mine.length !== theirs.length || !timingSafeEqual(mine, theirs)) return res.sendStatus(401);
          await inbox.add('asana', JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    'only a row without a secret is set': {
      files: `
        import express from 'express';
        import { Pool } from 'pg';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const pool = new Pool();
        const app = express();
        app.post('/webhooks/asana', express.raw({ type: '*/*' }), async (req, res) => {
          const offered = req.get('x-hook-secret');
          if (offered) {
            await pool.query("update hooks set secret = $1 where name = 'asana' and secret is null", [offered]);
            return res.set('X-Hook-Secret', offered).sendStatus(200);
          }
          const { rows } = await pool.query("select secret from hooks where name = 'asana'");
          const mine = createHmac('sha256', rows[0].secret).update(req.body).digest();
          const theirs = Buffer.from(req.get('x-hook-signature') ?? '', 'hex');
          if (mine.length !== theirs.length || !timingSafeEqual(mine, theirs)) return res.sendStatus(401);
          await inbox.add('asana', JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    'the secret goes into a row that is made, and one that is there is left as it is': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        import { PrismaClient } from '@prisma/client';
        const prisma = new PrismaClient();
        const app = express();
        app.post('/webhooks/asana', express.raw({ type: '*/*' }), async (req, res) => {
          const offered = req.get('x-hook-secret');
          if (offered) {
            await prisma.hook.upsert({ where: { name: 'asana' }, create: { name: 'asana', secret: offered }, update: {} });
            return res.set('X-Hook-Secret', offered).sendStatus(200);
          }
          const hook = await prisma.hook.findUniqueOrThrow({ where: { name: 'asana' } });
          const mine = createHmac('sha256', hook.secret).update(req.body).digest();
          const theirs = Buffer.from(req.get('x-hook-signature') ?? '', 'hex');
          if (mine.length !== theirs.length || !timingSafeEqual(mine, theirs)) return res.sendStatus(401);
          await inbox.add('asana', JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    'only a hook that is pending takes a secret': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        import { PrismaClient } from '@prisma/client';
        const prisma = new PrismaClient();
        const app = express();
        app.post('/webhooks/asana', express.raw({ type: '*/*' }), async (req, res) => {
          const offered = req.get('x-hook-secret');
          if (offered) {
            await prisma.hook.updateMany({ where: { name: 'asana', status: 'PENDING' }, data: { secret: offered, status: 'LIVE' } });
            return res.set('X-Hook-Secret', offered).sendStatus(200);
          }
          const hook = await prisma.hook.findUniqueOrThrow({ where: { name: 'asana' } });
          const mine = createHmac('sha256', hook.secret).update(req.body).digest();
          const theirs = Buffer.from(req.get('x-hook-signature') ?? '', 'hex');
          if (mine.length !== theirs.length || !timingSafeEqual(mine, theirs)) return res.sendStatus(401);
          await inbox.add('asana', JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    'each webhook has an address of its own, and its secret under that': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        import { PrismaClient } from '@prisma/client';
        const prisma = new PrismaClient();
        const app = express();
        app.post('/webhooks/asana/:hook', express.raw({ type: '*/*' }), async (req, res) => {
          const offered = req.get('x-hook-secret');
          if (offered) {
            await prisma.hook.update({ where: { id: req.params.hook }, data: { secret: offered } });
            return res.set('X-Hook-Secret', offered).sendStatus(200);
          }
          const hook = await prisma.hook.findUniqueOrThrow({ where: { id: req.params.hook } });
          const mine = createHmac('sha256', hook.secret).update(req.body).digest();
          const theirs = Buffer.from(req.get('x-hook-signature') ?? '', 'hex');
          if (mine.length !== theirs.length || !timingSafeEqual(mine, theirs)) return res.sendStatus(401);
          await inbox.add('asana', JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    'secrets are kept in a map by what the path says': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        const secrets = new Map();
        app.post('/webhooks/asana/:hook', express.raw({ type: '*/*' }), async (req, res) => {
          const offered = req.get('x-hook-secret');
          if (offered) {
            secrets.set(req.params.hook, offered);
            return res.set('X-Hook-Secret', offered).sendStatus(200);
          }
          const mine = createHmac('sha256', secrets.get(req.params.hook)).update(req.body).digest();
          const theirs = Buffer.from(req.get('x-hook-signature') ?? '', 'hex');
          if (mine.length !== theirs.length || !timingSafeEqual(mine, theirs)) return res.sendStatus(401);
          await inbox.add('asana', JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    'secrets are members of an object by what the query says': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        const secrets = {};
        app.post('/webhooks/asana', express.raw({ type: '*/*' }), async (req, res) => {
          const offered = req.get('x-hook-secret');
          if (offered) {
            secrets[req.query.hook] = offered;
            return res.set('X-Hook-Secret', offered).sendStatus(200);
          }
          const mine = createHmac('sha256', secrets[req.query.hook]).update(req.body).digest();
          const theirs = Buffer.from(req.get('x-hook-signature') ?? '', 'hex');
          if (mine.length !== theirs.length || !timingSafeEqual(mine, theirs)) return res.sendStatus(401);
          await inbox.add('asana', JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    'a hook that its path names must be there': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        import { hooks } from './hooks';
        const app = express();
        let hookSecret = '';
        app.post('/webhooks/asana/:hook', express.raw({ type: '*/*' }), async (req, res) => {
          const hook = await hooks.byToken(req.params.hook);
          if (!hook) return res.sendStatus(404);
          const offered = req.get('x-hook-secret');
          if (offered) {
            hookSecret = offered;
            return res.set('X-Hook-Secret', offered).sendStatus(200);
          }
          const mine = createHmac('sha256', hookSecret).update(req.body).digest();
          const theirs = Buffer.from(req.get('x-hook-signature') ?? '', 'hex');
          if (mine.length !== theirs.length || !timingSafeEqual(mine, theirs)) return res.sendStatus(401);
          await inbox.add('asana', JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    'the secret comes back and is not kept, the check goes by a configured one': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        let lastOffered = '';
        app.get('/admin/asana', requireAdmin, (req, res) => res.json({ paste: lastOffered }));
        app.post('/webhooks/asana', express.raw({ type: '*/*' }), async (req, res) => {
          const offered = req.get('x-hook-secret');
          if (offered) {
            lastOffered = offered;
            return res.set('X-Hook-Secret', offered).sendStatus(200);
          }
          const mine = createHmac('sha256', process.env.ASANA_WEBHOOK_SECRET).update(req.body).digest();
          const theirs = Buffer.from(req.get('x-hook-signature') ?? '', 'hex');
          if (mine.length !== theirs.length || !timingSafeEqual(mine, theirs)) return res.sendStatus(401);
          await inbox.add('asana', JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    'what is shown to a person is written to a file, the check goes by a configured secret': {
      path: 'app/api/asana/route.ts',
      files: `
        import { createHmac, timingSafeEqual } from 'node:crypto';
        import { writeFile } from 'node:fs/promises';
        export async function POST(request: Request) {
          const offered = request.headers.get('x-hook-secret');
          if (offered) {
            await writeFile('/tmp/asana-handshake', offered);
            return new Response(null, { headers: { 'X-Hook-Secret': offered } });
          }
          const raw = await request.text();
          const mine = createHmac('sha256', process.env.ASANA_WEBHOOK_SECRET!).update(raw).digest();
          const theirs = Buffer.from(request.headers.get('x-hook-signature') ?? '', 'hex');
          if (mine.length !== theirs.length || !timingSafeEqual(mine, theirs)) return new Response(null, { status: 401 });
          await tasks.sync(JSON.parse(raw).events);
          return new Response(null);
        }
      `,
    },
    'the answer of a handshake is made in an object of its own': {
      path: 'app/api/asana/route.ts',
      files: `
        import { createHmac, timingSafeEqual } from 'node:crypto';
        export async function POST(request: Request) {
          const answer: Record<string, string> = {};
          const offered = request.headers.get('x-hook-secret');
          if (offered) {
            answer['X-Hook-Secret'] = offered;
            return new Response(null, { headers: answer });
          }
          const raw = await request.text();
          const mine = createHmac('sha256', process.env.ASANA_WEBHOOK_SECRET!).update(raw).digest();
          const theirs = Buffer.from(request.headers.get('x-hook-signature') ?? '', 'hex');
          if (mine.length !== theirs.length || !timingSafeEqual(mine, theirs)) return new Response(null, { status: 401 });
          await tasks.sync(JSON.parse(raw).events);
          return new Response(null);
        }
      `,
    },
    'whoever hands over a secret is logged in': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        let hookSecret = '';
        app.post('/webhooks/asana', express.raw({ type: '*/*' }), async (req, res) => {
          const offered = req.get('x-hook-secret');
          if (offered) {
            if (req.query.key !== process.env.HANDSHAKE_KEY) return res.sendStatus(403);
            hookSecret = offered;
            return res.set('X-Hook-Secret', offered).sendStatus(200);
          }
          const mine = createHmac('sha256', hookSecret).update(req.body).digest();
          const theirs = Buffer.from(req.get('x-hook-signature') ?? '', 'hex');
          if (mine.length !== theirs.length || !timingSafeEqual(mine, theirs)) return res.sendStatus(401);
          await inbox.add('asana', JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    'a file that is missing is written, one that is there is read': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        import { readFile, writeFile } from 'node:fs/promises';
        const app = express();
        const FILE = 'asana.secret';
        app.post('/webhooks/asana', express.raw({ type: '*/*' }), async (req, res) => {
          const offered = req.get('x-hook-secret');
          if (offered) {
            try {
              await readFile(FILE, 'utf8');
              return res.sendStatus(409);
            } catch {
              await writeFile(FILE, offered);
            }
            return res.set('X-Hook-Secret', offered).sendStatus(200);
          }
          const mine = createHmac('sha256', await readFile(FILE, 'utf8')).update(req.body).digest();
          const theirs = Buffer.from(req.get('x-hook-signature') ?? '', 'hex');
          if (mine.length !== theirs.length || !timingSafeEqual(mine, theirs)) return res.sendStatus(401);
          await inbox.add('asana', JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    'what is there is put in the place of what comes': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        import Redis from 'ioredis';
        const redis = new Redis(process.env.REDIS_URL);
        const app = express();
        app.post('/webhooks/asana', express.raw({ type: '*/*' }), async (req, res) => {
          const offered = req.get('x-hook-secret');
          if (offered) {
            let next = await redis.get('asana:secret');
            if (!next) next = offered;
            await redis.set('asana:secret', next);
            return res.set('X-Hook-Secret', offered).sendStatus(200);
          }
          const mine = createHmac('sha256', await redis.get('asana:secret')).update(req.body).digest();
          const theirs = Buffer.from(req.get('x-hook-signature') ?? '', 'hex');
          if (mine.length !== theirs.length || !timingSafeEqual(mine, theirs)) return res.sendStatus(401);
          await inbox.add('asana', JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    'the secret is set at a route of its own, by who is logged in': {
      files: {
        'src/app.ts': `
          import express from 'express';
          import { createHmac, timingSafeEqual } from 'node:crypto';
          import { signedIn } from './signed-in';
          const app = express();
          let hookSecret = '';
          app.put('/webhooks/asana/secret', signedIn, (req, res) => {
            const offered = req.get('x-hook-secret');
            if (!offered) return res.sendStatus(400);
            hookSecret = offered;
            res.sendStatus(204);
          });
          app.post('/webhooks/asana', express.raw({ type: '*/*' }), async (req, res) => {
            const mine = createHmac('sha256', hookSecret).update(req.body).digest();
            const theirs = Buffer.from(req.get('x-hook-signature') ?? '', 'hex');
            if (mine.length !== theirs.length || !timingSafeEqual(mine, theirs)) return res.sendStatus(401);
            await inbox.add('asana', JSON.parse(req.body));
            res.sendStatus(200);
          });
        `,
        'src/signed-in.ts': `
          import jwt from 'jsonwebtoken';
          export const signedIn = (req, res, next) => {
            try {
              req.user = jwt.verify(req.get('authorization')?.slice(7), process.env.JWT_SECRET);
            } catch {
              return res.sendStatus(401);
            }
            next();
          };
        `,
      },
    },
    'a header of another provider is no handshake': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        let lastDelivery = '';
        app.post('/webhooks/github', express.raw({ type: '*/*' }), async (req, res) => {
          lastDelivery = req.get('x-github-delivery') ?? '';
          const mine = 'sha256=' + createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET).update(req.body).digest('hex');
          const theirs = req.get('x-hub-signature-256') ?? '';
          if (mine.length !== theirs.length || !timingSafeEqual(Buffer.from(mine), Buffer.from(theirs))) return res.sendStatus(401);
          await builds.queue(JSON.parse(req.body).after);
          res.sendStatus(202);
        });
      `,
    },
  },
  reported: {
    'any handshake replaces the secret in a variable': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        let hookSecret = '';
        app.post('/webhooks/asana', express.raw({ type: '*/*' }), async (req, res) => {
          const offered = req.get('x-hook-secret');
          if (offered) {
            hookSecret = offered; // reported
            return res.set('X-Hook-Secret', offered).sendStatus(200);
          }
          const mine = createHmac('sha256', hookSecret).update(req.body).digest();
          const theirs = Buffer.from(req.get('x-hook-signature') ?? '', 'hex');
          if (mine.length !== theirs.length || !timingSafeEqual(mine, theirs)) return res.sendStatus(401);
          await inbox.add('asana', JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    'any handshake sets the variable of the environment': {
      path: 'src/pages/api/asana.ts',
      files: `
        import { createHmac, timingSafeEqual } from 'node:crypto';
        import { buffer } from 'micro';
        export const config = { api: { bodyParser: false } };
        export default async function handler(req, res) {
          if (req.headers['x-hook-secret']) {
            console.log('handshake');
            process.env.ASANA_WEBHOOK_SECRET = req.headers['x-hook-secret']; // reported
            res.setHeader('X-Hook-Secret', req.headers['x-hook-secret']);
            return res.status(200).end();
          }
          const mine = createHmac('sha256', process.env.ASANA_WEBHOOK_SECRET!).update(await buffer(req)).digest();
          const theirs = Buffer.from(String(req.headers['x-hook-signature']), 'hex');
          if (mine.length !== theirs.length || !timingSafeEqual(mine, theirs)) return res.status(401).end();
          await tasks.sync(req.headers['x-request-id']);
          res.status(200).end();
        }
      `,
    },
    'any handshake replaces the row': {
      path: 'app/api/webhooks/asana/route.ts',
      files: `
        import { createHmac, timingSafeEqual } from 'node:crypto';
        import { PrismaClient } from '@prisma/client';
        const prisma = new PrismaClient();
        export async function POST(request: Request) {
          const offered = request.headers.get('X-Hook-Secret');
          if (offered !== null) {
            await prisma.setting.upsert({ // reported
              where: { key: 'asana' },
              create: { key: 'asana', value: offered },
              update: { value: offered, changedAt: new Date() },
            });
            return new Response(null, { headers: { 'X-Hook-Secret': offered } });
          }
          const raw = await request.text();
          const setting = await prisma.setting.findUnique({ where: { key: 'asana' } });
          if (!setting) return new Response(null, { status: 503 });
          const mine = createHmac('sha256', setting.value).update(raw).digest();
          const theirs = Buffer.from(request.headers.get('X-Hook-Signature') ?? '', 'hex');
          if (mine.length !== theirs.length || !timingSafeEqual(mine, theirs)) return new Response(null, { status: 401 });
          await tasks.sync(JSON.parse(raw).events);
          return new Response(null);
        }
      `,
    },
    'a service in another file keeps whatever it is handed': {
      editor: 'silent',
      files: {
        'src/app.ts': `
          import Fastify from 'fastify';
          import { fits } from './signature';
          import { saveSecret } from './secrets';
          const app = Fastify();
          app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => done(null, body));
          app.post('/webhooks/asana', async (request, reply) => {
            const offered = request.headers['x-hook-secret'];
            if (typeof offered === 'string') {
              await saveSecret(offered);
              return reply.header('X-Hook-Secret', offered).code(200).send();
            }
            if (!(await fits(request.body, request.headers['x-hook-signature']))) return reply.code(401).send();
            await inbox.add('asana', JSON.parse(request.body.toString()));
            return reply.code(200).send();
          });
        `,
        'src/signature.ts': `
          import { createHmac, timingSafeEqual } from 'node:crypto';
          import { readSecret } from './secrets';
          export const fits = async (raw, given) => {
            const mine = createHmac('sha256', await readSecret()).update(raw).digest();
            const theirs = Buffer.from(given ?? '', 'hex');
            return mine.length === theirs.length && timingSafeEqual(mine, theirs);
          };
        `,
        'src/secrets.ts': `
          import Redis from 'ioredis';
          const redis = new Redis(process.env.REDIS_URL);
          export const saveSecret = async (secret) => {
            await redis.set('asana:secret', secret); // reported
          };
          export const readSecret = () => redis.get('asana:secret');
        `,
      },
    },
    'a setter in another file keeps whatever it is handed': {
      editor: 'silent',
      files: {
        'src/app.ts': `
          import { Hono } from 'hono';
          import { fits } from './signature';
          import { setSecret } from './secrets';
          const app = new Hono();
          app.post('/webhooks/asana', async (c) => {
            const offered = c.req.header('x-hook-secret');
            if (offered) {
              setSecret(offered);
              c.header('X-Hook-Secret', offered);
              return c.body(null, 200);
            }
            const raw = await c.req.text();
            if (!fits(raw, c.req.header('x-hook-signature'))) return c.body(null, 401);
            await inbox.add('asana', JSON.parse(raw));
            return c.body(null, 200);
          });
          export default app;
        `,
        'src/signature.ts': `
          import { createHmac, timingSafeEqual } from 'node:crypto';
          import { getSecret } from './secrets';
          export const fits = (raw, given) => {
            const mine = createHmac('sha256', getSecret()).update(raw).digest();
            const theirs = Buffer.from(given ?? '', 'hex');
            return mine.length === theirs.length && timingSafeEqual(mine, theirs);
          };
        `,
        'src/secrets.ts': `
          let secret = '';
          export const setSecret = (next) => {
            secret = next; // reported
          };
          export const getSecret = () => secret;
        `,
      },
    },
    'any handshake replaces the entry of a map': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        const secrets = new Map();
        app.post('/webhooks/asana', express.raw({ type: '*/*' }), async (req, res) => {
          if (req.headers['x-hook-secret']) {
            secrets.set('asana', req.headers['x-hook-secret']); // reported
            return res.set('X-Hook-Secret', req.headers['x-hook-secret']).sendStatus(200);
          }
          const mine = createHmac('sha256', secrets.get('asana')).update(req.body).digest();
          const theirs = Buffer.from(req.get('x-hook-signature') ?? '', 'hex');
          if (mine.length !== theirs.length || !timingSafeEqual(mine, theirs)) return res.sendStatus(401);
          await inbox.add('asana', JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    'any handshake sets a member of what the module keeps': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const app = express();
        const kept = { secret: '' };
        app.post('/webhooks/asana', express.raw({ type: '*/*' }), async (req, res) => {
          const offered = req.get('x-hook-secret');
          if (offered && req.method === 'POST') {
            kept.secret = offered; // reported
            return res.set('X-Hook-Secret', offered).sendStatus(200);
          }
          const mine = createHmac('sha256', kept.secret).update(req.body).digest();
          const theirs = Buffer.from(req.get('x-hook-signature') ?? '', 'hex');
          if (mine.length !== theirs.length || !timingSafeEqual(mine, theirs)) return res.sendStatus(401);
          await inbox.add('asana', JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    'any handshake replaces the file': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        import { readFile, writeFile } from 'node:fs/promises';
        const app = express();
        app.post('/webhooks/asana', express.raw({ type: '*/*' }), async (req, res) => {
          const offered = req.get('x-hook-secret');
          if (offered) {
            await writeFile('asana.json', JSON.stringify({ secret: offered })); // reported
            return res.set('X-Hook-Secret', offered).sendStatus(200);
          }
          const { secret } = JSON.parse(await readFile('asana.json', 'utf8'));
          const mine = createHmac('sha256', secret).update(req.body).digest();
          const theirs = Buffer.from(req.get('x-hook-signature') ?? '', 'hex');
          if (mine.length !== theirs.length || !timingSafeEqual(mine, theirs)) return res.sendStatus(401);
          await inbox.add('asana', JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
    'what is to be done with a request is told by an answer, and its secret kept on the way': {
      editor: 'silent',
      files: {
        'src/app.ts': `
          import express from 'express';
          import { receive } from './receive';
          const app = express();
          app.use(express.json({ verify: (req, res, bytes) => { req.rawBody = bytes; } }));
          app.post('/webhooks/asana', async (req, res) => {
            const received = await receive(req);
            if (received.kind === 'handshake') return res.set('X-Hook-Secret', received.secret).sendStatus(200);
            if (received.kind === 'refused') return res.sendStatus(401);
            await inbox.add('asana', req.body.events);
            res.sendStatus(200);
          });
        `,
        'src/receive.ts': `
          import { createHmac, timingSafeEqual } from 'node:crypto';
          import { readSetting, writeSetting } from './settings';
          export const receive = async (req) => {
            const offered = req.header('x-hook-secret');
            if (offered) {
              await writeSetting('asana', offered);
              return { kind: 'handshake', secret: offered };
            }
            const secret = await readSetting('asana');
            if (!secret) return { kind: 'refused' };
            const mine = createHmac('sha256', secret).update(req.rawBody).digest();
            const theirs = Buffer.from(req.header('x-hook-signature') ?? '', 'hex');
            if (mine.length !== theirs.length || !timingSafeEqual(mine, theirs)) return { kind: 'refused' };
            return { kind: 'event' };
          };
        `,
        'src/settings.ts': `
          import { Pool } from 'pg';
          const pool = new Pool();
          export const writeSetting = async (name, value) => {
            await pool.query( // reported
              'insert into settings (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value',
              [name, value],
            );
          };
          export const readSetting = async (name) => {
            const { rows } = await pool.query('select value from settings where name = $1', [name]);
            return rows[0]?.value;
          };
        `,
      },
    },
    'what asks beside the way asks nothing of the sender': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        import { Pool } from 'pg';
        const pool = new Pool();
        const app = express();
        const isVerbose = process.env.VERBOSE === '1';
        app.post('/webhooks/asana', express.raw({ type: '*/*' }), async (req, res) => {
          const offered = req.get('x-hook-secret');
          if (offered) {
            if (isVerbose) console.log('handshake');
            await pool.query("update hooks set secret = $1 where name = 'asana'", [offered]); // reported
            return res.set('X-Hook-Secret', offered).sendStatus(200);
          }
          const { rows } = await pool.query("select secret from hooks where name = 'asana'");
          if (rows.length === 0) return res.sendStatus(503);
          const mine = createHmac('sha256', rows[0].secret).update(req.body).digest();
          const theirs = Buffer.from(req.get('x-hook-signature') ?? '', 'hex');
          if (mine.length !== theirs.length || !timingSafeEqual(mine, theirs)) return res.sendStatus(401);
          await inbox.add('asana', JSON.parse(req.body));
          res.sendStatus(200);
        });
      `,
    },
  },
} satisfies Cases;
