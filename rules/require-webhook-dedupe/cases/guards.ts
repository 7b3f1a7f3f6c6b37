import type { Case } from '@seamlint/testkit';

const route = (more: string, work: string, mark = ''): string => `
  import Stripe from 'stripe';
  import { NextResponse } from 'next/server';
  ${more}
  const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
  export async function POST(request) {${mark}
    const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET);
    ${work}
    return NextResponse.json({ received: true });
  }
`;

const at = 'app/api/webhooks/stripe/route.ts';
const database = `
  import { PrismaClient } from '@prisma/client';
  export const prisma = new PrismaClient();
`;
const orders = `
  import { prisma } from './database';
  export const fulfil = async (session) => {
    await prisma.order.create({ data: { total: session.amount_total } });
  };
`;

export const guards = {
  reported: {
    'what is added stands two files further': {
      files: {
        [at]: route(
          `import { fulfil } from '../../../../lib/orders';`,
          'await fulfil(event.data.object);',
          ' // reported',
        ),
        'lib/orders.ts': orders,
        'lib/database.ts': database,
      },
      editor: 'silent',
    },
    'a table of handlers leads to it': {
      files: {
        [at]: route(
          `import { handlers } from '../../../../lib/handlers';`,
          'await handlers[event.type]?.(event.data.object);',
          ' // reported',
        ),
        'lib/handlers.ts': `
          import { fulfil } from './orders';
          export const handlers = { 'checkout.session.completed': fulfil };
        `,
        'lib/orders.ts': orders,
        'lib/database.ts': database,
      },
      editor: 'silent',
    },
    'that the customer is missing is all that is asked': {
      files: route(
        `import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient();`,
        `const user = await prisma.user.findUnique({ where: { customer: event.data.object.customer } });
        if (!user) return NextResponse.json({ error: 'no such customer' }, { status: 404 });
        await prisma.user.update({ where: { id: user.id }, data: { credits: { increment: event.data.object.amount_total } } });`,
        ' // reported',
      ),
      path: at,
    },
    'only the type of the event is asked': {
      files: route(
        `import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient();`,
        `if (event.type !== 'checkout.session.completed') return NextResponse.json({});
        await prisma.order.create({ data: { total: event.data.object.amount_total } });`,
        ' // reported',
      ),
      path: at,
    },
  } satisfies Record<string, Case>,
  silent: {
    'the runtime does it once for each event': {
      path: at,
      files: route(
        `import { onceByEventId } from '@seamlint/runtime'; import { events } from '../../../../lib/events';\n${database}`,
        'await onceByEventId(events, event.id, async () => { await prisma.order.create({ data: { total: event.data.object.amount_total } }); });',
      ),
    },
    'who was here before is asked in another file': {
      files: {
        [at]: route(
          `import { fulfil } from '../../../../lib/orders'; import { isHandled } from '../../../../lib/handled';`,
          `if (await isHandled(event.id)) return NextResponse.json({});
          await fulfil(event.data.object);`,
        ),
        'lib/handled.ts': `
          import { prisma } from './database';
          export const isHandled = async (id) => {
            const row = await prisma.handled.findUnique({ where: { id } });
            return row !== null;
          };
        `,
        'lib/orders.ts': orders,
        'lib/database.ts': database,
      },
    },
    'a helper throws for what came before': {
      files: {
        [at]: route(
          `import { fulfil } from '../../../../lib/orders'; import { refuseSecond } from '../../../../lib/handled';`,
          `await refuseSecond(event.id);
          await fulfil(event.data.object);`,
        ),
        'lib/handled.ts': `
          import { prisma } from './database';
          export const refuseSecond = async (id) => {
            const row = await prisma.handled.findUnique({ where: { id } });
            if (row) throw new Error('seen');
          };
        `,
        'lib/orders.ts': orders,
        'lib/database.ts': database,
      },
    },
    'what is to be done is handed to who claims first': {
      files: {
        [at]: route(
          `import { fulfil } from '../../../../lib/orders'; import { firstOnly } from '../../../../lib/handled';`,
          'await firstOnly(event.id, () => fulfil(event.data.object));',
        ),
        'lib/handled.ts': `
          import Redis from 'ioredis';
          const redis = new Redis(process.env.REDIS_URL);
          export const firstOnly = async (id, work) => {
            const claimed = await redis.set(id, '1', 'EX', 86400, 'NX');
            if (!claimed) return;
            await work();
          };
        `,
        'lib/orders.ts': orders,
        'lib/database.ts': database,
      },
    },
    'a service is injected that claims': {
      files: {
        [at]: route(
          `import { fulfil } from '../../../../lib/orders'; import { Inbox } from '../../../../lib/inbox'; const inbox = new Inbox();`,
          `const isNew = await inbox.take(event);
          if (!isNew) return NextResponse.json({});
          await fulfil(event.data.object);`,
        ),
        'lib/inbox.ts': `
          import { prisma } from './database';
          export class Inbox {
            async take(event) {
              try {
                await prisma.handled.create({ data: { id: event.id } });
                return true;
              } catch (error) {
                if (error.code === 'P2002') return false;
                throw error;
              }
            }
          }
        `,
        'lib/orders.ts': orders,
        'lib/database.ts': database,
      },
    },
    'a set remembers': {
      files: route(
        `import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient(); const seen = new Set();`,
        `if (seen.has(event.id)) return NextResponse.json({});
        seen.add(event.id);
        await prisma.order.create({ data: { total: event.data.object.amount_total } });`,
      ),
      path: at,
    },
    'only a row in its first state is changed': {
      files: route(
        `import { PrismaClient } from '@prisma/client'; import { Resend } from 'resend'; const prisma = new PrismaClient(); const resend = new Resend(process.env.RESEND_API_KEY);`,
        `const session = event.data.object;
        const { count } = await prisma.order.updateMany({ where: { session: session.id, status: 'pending' }, data: { status: 'paid' } });
        if (count === 0) return NextResponse.json({});
        await resend.emails.send({ to: session.customer_email });`,
      ),
      path: at,
    },
    'a package that cannot be seen is handed the id': {
      files: route(
        `import { PrismaClient } from '@prisma/client'; import { runOnce } from '@acme/inbox'; const prisma = new PrismaClient();`,
        `await runOnce(event.id, async () => {
          await prisma.order.create({ data: { total: event.data.object.amount_total } });
        });`,
      ),
      path: at,
    },
    'the failure is told by mail': {
      files: route(
        `import { PrismaClient } from '@prisma/client'; import { Resend } from 'resend'; const prisma = new PrismaClient(); const resend = new Resend(process.env.RESEND_API_KEY);`,
        `try {
          await prisma.order.update({ where: { id: event.data.object.id }, data: { status: 'paid' } });
        } catch (error) {
          await resend.emails.send({ to: process.env.OPS, subject: event.id });
          throw error;
        }`,
      ),
      path: at,
    },
  } satisfies Record<string, Case>,
};
