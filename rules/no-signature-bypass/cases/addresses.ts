import type { Cases } from '@seamlint/testkit';

/** Who may send is told by the address of the caller. */
export const addresses = {
  silent: {
    'the signature is verified behind a list of addresses': {
      files: `
        import express from 'express';
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const senders = ['52.31.139.75', '52.49.173.169'];
        const app = express();
        app.post('/webhooks/paystack', express.raw({ type: '*/*' }), async (req, res) => {
          if (!senders.includes(req.ip)) return res.sendStatus(403);
          const expected = createHmac('sha512', process.env.PAYSTACK_SECRET_KEY).update(req.body).digest();
          const given = Buffer.from(String(req.headers['x-paystack-signature']), 'hex');
          if (given.length !== expected.length || !timingSafeEqual(given, expected)) return res.sendStatus(401);
          await orders.markPaid(JSON.parse(req.body).data.reference);
          res.sendStatus(200);
        });
      `,
    },
    'the signature is verified before a list of addresses, in middleware': {
      files: {
        'src/app.ts': `
          import express from 'express';
          import { fromSender } from './from-sender';
          import { verified } from './verified';
          const app = express();
          app.post('/webhooks/paystack', express.raw({ type: '*/*' }), verified, fromSender, async (req, res) => {
            await orders.markPaid(JSON.parse(req.body).data.reference);
            res.sendStatus(200);
          });
        `,
        'src/from-sender.ts': `
          const senders = new Set((process.env.PAYSTACK_ADDRESSES ?? '').split(','));
          export const fromSender = (req, res, next) => {
            if (!senders.has(req.ip)) return res.sendStatus(403);
            next();
          };
        `,
        'src/verified.ts': `
          import { createHmac, timingSafeEqual } from 'node:crypto';
          export const verified = (req, res, next) => {
            const expected = createHmac('sha512', process.env.PAYSTACK_SECRET_KEY).update(req.body).digest();
            const given = Buffer.from(String(req.headers['x-paystack-signature']), 'hex');
            if (given.length !== expected.length || !timingSafeEqual(given, expected)) return res.sendStatus(401);
            next();
          };
        `,
      },
    },
    'a list of addresses keeps some out, and no check is asked: that is no list of who may send': {
      files: `
        import express from 'express';
        const blocked = ['203.0.113.7'];
        const app = express();
        app.post('/webhooks/paystack', express.json(), async (req, res) => {
          if (blocked.includes(req.ip)) return res.sendStatus(403);
          await orders.markPaid(req.body.data.reference);
          res.sendStatus(200);
        });
      `,
    },
    'the payment is read again at its provider, behind a list of addresses': {
      files: `
        import express from 'express';
        import createMollieClient from '@mollie/api-client';
        const mollie = createMollieClient({ apiKey: process.env.MOLLIE_API_KEY });
        const senders = ['87.233.217.0'];
        const app = express();
        app.post('/webhooks/mollie', express.urlencoded(), async (req, res) => {
          if (!senders.includes(req.ip)) return res.sendStatus(403);
          const payment = await mollie.payments.get(req.body.id);
          await orders.update(payment.metadata.order, payment.status);
          res.sendStatus(200);
        });
      `,
    },
    'how often an address calls is counted': {
      files: `
        import express from 'express';
        const calls = new Map();
        const isTooOften = (ip) => {
          const count = (calls.get(ip) ?? 0) + 1;
          calls.set(ip, count);
          return count > 100;
        };
        const app = express();
        app.post('/webhooks/paystack', express.json(), async (req, res) => {
          if (isTooOften(req.ip)) return res.sendStatus(429);
          await orders.markPaid(req.body.data.reference);
          res.sendStatus(200);
        });
      `,
    },
  },
  reported: {
    'only the address of the caller is asked': {
      files: `
        import express from 'express';
        const senders = ['52.31.139.75', '52.49.173.169'];
        const app = express();
        app.post('/webhooks/paystack', express.json(), async (req, res) => {
          if (!senders.includes(req.ip)) return res.sendStatus(403); // reported (hint)
          await orders.markPaid(req.body.data.reference);
          res.sendStatus(200);
        });
      `,
    },
    'only an address in a header is asked, by middleware of another file': {
      editor: 'silent',
      files: {
        'src/app.ts': `
          import express from 'express';
          import { fromSender } from './from-sender';
          const app = express();
          app.post('/webhooks/paystack', express.json(), fromSender, async (req, res) => {
            await orders.markPaid(req.body.data.reference);
            res.sendStatus(200);
          });
        `,
        'src/from-sender.ts': `
          const senders = new Set((process.env.PAYSTACK_ADDRESSES ?? '').split(','));
          export const fromSender = (req, res, next) => {
            const address = (req.headers['x-forwarded-for'] ?? '').split(',')[0].trim();
            if (!senders.has(address)) return res.status(403).json({ error: 'unknown sender' }); // reported (hint)
            next();
          };
        `,
      },
    },
    'a function reads the address and looks it up in ranges, in the app router': {
      editor: 'silent',
      files: {
        'app/api/webhooks/yookassa/route.ts': `
          import { isFromSender } from '../../../../lib/senders';
          export async function POST(request: Request) {
            if (!isFromSender(request)) return new Response('forbidden', { status: 403 });
            const event = await request.json();
            await orders.update({ where: { id: event.object.id }, data: { paid: true } });
            return new Response('ok');
          }
        `,
        'lib/senders.ts': `
          import ipRangeCheck from 'ip-range-check';
          const ranges = ['185.71.76.0/27', '185.71.77.0/27'];
          const addressOf = (request: Request) =>
            request.headers.get('x-forwarded-for')?.split(',')[0]?.trim() ?? request.headers.get('x-real-ip') ?? '';
          export function isFromSender(request: Request): boolean {
            const address = addressOf(request);
            for (const range of ranges) {
              if (ipRangeCheck(address, range)) return true; // reported (hint)
            }
            return false;
          }
        `,
      },
    },
    'a guard of Nest looks the address up': {
      editor: 'silent',
      files: {
        'src/hooks.controller.ts': `
          import { Body, Controller, Post, UseGuards } from '@nestjs/common';
          import { SenderGuard } from './sender.guard';
          @Controller('webhooks')
          export class HooksController {
            @UseGuards(SenderGuard)
            @Post('paystack')
            async receive(@Body() body: any) {
              await this.orders.markPaid(body.data.reference);
            }
          }
        `,
        'src/sender.guard.ts': `
          import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
          const senders = ['52.31.139.75'];
          @Injectable()
          export class SenderGuard implements CanActivate {
            canActivate(context: ExecutionContext): boolean {
              const request = context.switchToHttp().getRequest();
              return senders.includes(request.ip); // reported (hint)
            }
          }
        `,
      },
    },
    'the address is asked in production only': {
      files: `
        import express from 'express';
        const senders = ['52.31.139.75'];
        const app = express();
        app.post('/webhooks/paystack', express.json(), async (req, res) => {
          const isProduction = process.env.NODE_ENV === 'production';
          if (isProduction && senders.indexOf(req.socket.remoteAddress) === -1) { // reported (hint)
            return res.sendStatus(403);
          }
          await orders.markPaid(req.body.data.reference);
          res.sendStatus(200);
        });
      `,
    },
    'each range of a list is asked': {
      files: `
        import Fastify from 'fastify';
        import ip from 'ip';
        const ranges = ['185.71.76.0/27', '185.71.77.0/27'];
        const app = Fastify();
        app.post('/webhooks/yookassa', async (request, reply) => {
          const isKnown = ranges.some((range) => ip.cidrSubnet(range).contains(request.ip)); // reported (hint)
          if (!isKnown) return reply.code(403).send();
          await orders.markPaid(request.body.object.id);
          return { ok: true };
        });
      `,
    },
  },
} satisfies Cases;
