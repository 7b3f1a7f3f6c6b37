import type { Case } from '@seamlint/testkit';

const files = (id: string, work: string, mark = ''): string => `
  import { onceByEventId, redisStore, verifyWebhook } from '@seamlint/runtime';
  import { PrismaClient } from '@prisma/client';
  import { randomUUID } from 'node:crypto';
  import { createClient } from 'redis';
  const prisma = new PrismaClient();
  const store = redisStore(createClient());
  export async function POST(request: Request) {${mark}
    const body = await request.text();
    const checked = verifyWebhook('stripe', { body, headers: request.headers, secret: process.env.STRIPE_WEBHOOK_SECRET });
    if (!checked.ok) return Response.json({}, { status: 401 });
    const event = JSON.parse(body);
    const work = async () => {
      await prisma.order.create({ data: { total: event.data.object.amount_total } });
    };
    const { outcome } = await onceByEventId(store, ${id}, ${work});
    return Response.json({}, { status: outcome === 'in-progress' ? 409 : 200 });
  }
`;
const path = 'app/api/webhooks/stripe/route.ts';
const inline = 'async () => { await prisma.order.create({ data: { total: event.data.object.amount_total } }); }';

/** Work that the runtime does once for each event. */
export const once = {
  silent: {
    'what is added is added inside of onceByEventId': { files: files('`stripe:${event.id}`', inline), path },
    'the work that onceByEventId does stands in a variable': { files: files('event.id', 'work'), path },
  },
  reported: {
    'onceByEventId is told another id each time': { files: files('randomUUID()', inline, ' // reported'), path },
    'more is added behind onceByEventId': {
      files: files('event.id', inline, ' // reported').replace(
        'return Response.json({}, { status: outcome',
        'await prisma.visit.create({ data: { total: event.data.object.amount_total } });\n    return Response.json({}, { status: outcome',
      ),
      path,
    },
  },
} satisfies Record<'silent' | 'reported', Readonly<Record<string, Case>>>;
