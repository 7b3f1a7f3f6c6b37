import type { Cases } from '@seamlint/testkit';

/** What is done before the check. */
export const order = {
  silent: {
    'what is sent to the vendor is signed by ourselves': {
      files: `
        import express from 'express';
        import { createHmac } from 'node:crypto';
        class Client {
          async send(method, path, headers) {
            return fetch('https://api.acme.example' + path, { method, headers });
          }
          async request(method, path, headers) {
            const answer = await this.send(method, path, headers);
            return answer.json();
          }
          async decision(id) {
            const digest = createHmac('sha256', process.env.ACME_SECRET).update(id).digest('hex');
            return this.request('GET', '/decisions/' + id, { 'x-hmac': digest });
          }
        }
        const client = new Client();
        const app = express();
        app.post('/webhooks/acme', express.json(), async (req, res) => {
          await db.decisions.insert({ id: req.body.id });
          const decision = await client.decision(req.body.id);
          await people.accept(decision.person);
          res.sendStatus(200);
        });
      `,
    },
    'the secret of a tenant is looked up first': {
      path: 'app/api/webhooks/github/route.ts',
      files: `
        import { PrismaClient } from '@prisma/client';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const prisma = new PrismaClient();
        export async function POST(request: Request) {
          const raw = await request.text();
          const { repository } = JSON.parse(raw);
          const tenant = await prisma.tenant.findUnique({ where: { repository: repository.id } });
          const wanted = createHmac('sha256', tenant.secret).update(raw).digest();
          if (!timingSafeEqual(wanted, Buffer.from(request.headers.get('x-hub-signature-256')!.slice(7), 'hex'))) return new Response(null, { status: 401 });
          await prisma.deployment.create({ data: { repository: repository.id } });
          return new Response(null, { status: 204 });
        }
      `,
    },
    'a cache is filled first': {
      path: 'app/api/webhooks/github/route.ts',
      files: `
        import { drizzle } from 'drizzle-orm/d1';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        import { cachedTenants, deployments } from '@/schema';
        const db = drizzle(env.DB);
        export async function POST(request: Request) {
          const raw = await request.text();
          const { repository } = JSON.parse(raw);
          await db.insert(cachedTenants).values({ key: repository.id, value: repository.name }).onConflictDoNothing();
          const wanted = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET!).update(raw).digest();
          if (!timingSafeEqual(wanted, Buffer.from(request.headers.get('x-hub-signature-256')!.slice(7), 'hex'))) return new Response(null, { status: 401 });
          await db.insert(deployments).values({ repository: repository.id });
          return new Response(null, { status: 204 });
        }
      `,
    },
    'what came in is written down first': {
      path: 'app/api/webhooks/github/route.ts',
      files: `
        import { PrismaClient } from '@prisma/client';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const prisma = new PrismaClient();
        export async function POST(request: Request) {
          const raw = await request.text();
          await prisma.webhookDelivery.create({ data: { raw } });
          const wanted = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET!).update(raw).digest();
          if (!timingSafeEqual(wanted, Buffer.from(request.headers.get('x-hub-signature-256')!.slice(7), 'hex'))) return new Response(null, { status: 401 });
          await prisma.deployment.create({ data: { repository: JSON.parse(raw).repository.id } });
          return new Response(null, { status: 204 });
        }
      `,
    },
  },
  reported: {
    'money is drawn, and then the signature looked at': {
      path: 'app/api/webhooks/stripe/route.ts',
      files: `
        import { PrismaClient } from '@prisma/client';
        import Stripe from 'stripe';
        const prisma = new PrismaClient();
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);
        export async function POST(request: Request) {
          const raw = await request.text();
          await prisma.withdrawal.create({ data: { payout: JSON.parse(raw).data.object.id } }); // reported
          stripe.webhooks.constructEvent(raw, request.headers.get('stripe-signature')!, process.env.STRIPE_WEBHOOK_SECRET!);
          return new Response(null, { status: 200 });
        }
      `,
    },
    'the row is written, and then the signature looked at': {
      path: 'app/api/webhooks/github/route.ts',
      files: `
        import { PrismaClient } from '@prisma/client';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const prisma = new PrismaClient();
        export async function POST(request: Request) {
          const raw = await request.text();
          await prisma.deployment.create({ data: { repository: JSON.parse(raw).repository.id } }); // reported
          const wanted = createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET!).update(raw).digest();
          if (!timingSafeEqual(wanted, Buffer.from(request.headers.get('x-hub-signature-256')!.slice(7), 'hex'))) return new Response(null, { status: 401 });
          return new Response(null, { status: 204 });
        }
      `,
    },
  },
} satisfies Cases;
