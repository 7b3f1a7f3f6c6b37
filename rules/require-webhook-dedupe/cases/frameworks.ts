import type { Case } from '@seamlint/testkit';

const setup = `
  import Stripe from 'stripe';
  import { PrismaClient } from '@prisma/client';
  const prisma = new PrismaClient();
  const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
  const secret = process.env.STRIPE_WEBHOOK_SECRET;
`;
const adds = 'await prisma.order.create({ data: { total: event.data.object.amount_total } });';
const sets = "await prisma.order.update({ where: { id: event.data.object.id }, data: { status: 'paid' } });";

/** The same handler in a framework's clothes. */
const shapes: Readonly<Record<string, (work: string, mark: string) => Case>> = {
  Express: (work, mark) => ({
    files: `
      import express from 'express';
      ${setup}
      const app = express();
      app.post('/webhooks/stripe', express.raw({ type: '*/*' }), async (req, res) => {${mark}
        const event = stripe.webhooks.constructEvent(req.body, req.get('stripe-signature'), secret);
        ${work}
        res.sendStatus(200);
      });
      app.listen(3000);
    `,
  }),
  Fastify: (work, mark) => ({
    files: `
      import Fastify from 'fastify';
      ${setup}
      const app = Fastify();
      app.post('/webhooks/stripe', async (request, reply) => {${mark}
        const event = stripe.webhooks.constructEvent(request.rawBody, request.headers['stripe-signature'], secret);
        ${work}
        return { received: true };
      });
      app.listen({ port: 3000 });
    `,
  }),
  'the pages of Next.js': (work, mark) => ({
    path: 'pages/api/webhooks/stripe.ts',
    files: `
      import { buffer } from 'micro';
      ${setup}
      export const config = { api: { bodyParser: false } };
      export default async function handler(req, res) {${mark}
        const event = stripe.webhooks.constructEvent(await buffer(req), req.headers['stripe-signature'], secret);
        ${work}
        res.json({ received: true });
      }
    `,
  }),
  'the routes of Next.js': (work, mark) => ({
    path: 'app/api/webhooks/stripe/route.ts',
    files: `
      ${setup}
      export async function POST(request) {${mark}
        const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature'), secret);
        ${work}
        return Response.json({ received: true });
      }
    `,
  }),
  Hono: (work, mark) => ({
    files: `
      import { Hono } from 'hono';
      ${setup}
      const app = new Hono();
      app.post('/webhooks/stripe', async (c) => {${mark}
        const event = await stripe.webhooks.constructEventAsync(await c.req.text(), c.req.header('stripe-signature'), secret);
        ${work}
        return c.json({ received: true });
      });
      export default app;
    `,
  }),
  Koa: (work, mark) => ({
    files: `
      import Koa from 'koa';
      import Router from '@koa/router';
      ${setup}
      const app = new Koa();
      const router = new Router();
      router.post('/webhooks/stripe', async (ctx) => {${mark}
        const event = stripe.webhooks.constructEvent(ctx.request.rawBody, ctx.get('stripe-signature'), secret);
        ${work}
        ctx.status = 200;
      });
      app.use(router.routes());
      app.listen(3000);
    `,
  }),
  Remix: (work, mark) => ({
    path: 'app/routes/webhooks.stripe.ts',
    files: `
      import { json } from '@remix-run/node';
      ${setup}
      export const action = async ({ request }) => {${mark}
        const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature'), secret);
        ${work}
        return json({ received: true });
      };
    `,
  }),
  SvelteKit: (work, mark) => ({
    path: 'src/routes/webhooks/stripe/+server.ts',
    files: `
      import { json } from '@sveltejs/kit';
      ${setup}
      export const POST = async ({ request }) => {${mark}
        const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature'), secret);
        ${work}
        return json({ received: true });
      };
    `,
  }),
  Lambda: (work, mark) => ({
    path: 'src/stripe-webhook.ts',
    files: `
      ${setup}
      export const handler = async (input) => {${mark}
        const event = stripe.webhooks.constructEvent(input.body, input.headers['stripe-signature'], secret);
        ${work}
        return { statusCode: 200, body: 'ok' };
      };
    `,
  }),
  NestJS: (work, mark) => ({
    path: 'src/stripe.controller.ts',
    files: `
      import { Controller, Headers, Post, Req } from '@nestjs/common';
      ${setup}
      @Controller('webhooks')
      export class StripeController {
        @Post('stripe')${mark}
        async receive(@Req() req, @Headers('stripe-signature') signature) {
          const event = stripe.webhooks.constructEvent(req.rawBody, signature, secret);
          ${work}
          return { received: true };
        }
      }
    `,
  }),
};

/** Who mounts it, or guards it for all, stands in another file. */
const OUTSIDE: ReadonlySet<string> = new Set(['Hono', 'NestJS']);

const all = (work: string, mark: string, end: string): Readonly<Record<string, Case>> =>
  Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => [
      `${name}: ${end}`,
      mark !== '' && OUTSIDE.has(name) ? { ...shape(work, mark), editor: 'silent' as const } : shape(work, mark),
    ]),
  );

export const frameworks = {
  reported: all(adds, ' // reported', 'a row is added for each delivery'),
  silent: all(sets, '', 'a status is set'),
};
