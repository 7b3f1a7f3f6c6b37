import type { Case } from '@seamlint/testkit';

const receiver = (made: string, updated: string, mark = ''): Case => ({
  path: 'app/api/webhooks/stripe/route.ts',
  files: `
    import Stripe from 'stripe';
    import { PrismaClient } from '@prisma/client';
    const prisma = new PrismaClient();
    const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
    export async function POST(request) {${mark}
      const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET);
      const subscription = event.data.object;
      switch (event.type) {
        case 'customer.subscription.created': {
          ${made}
          break;
        }
        case 'customer.subscription.updated': {
          ${updated}
          break;
        }
      }
      return Response.json({ received: true });
    }
  `,
});

const makes = 'await prisma.subscription.create({ data: { id: subscription.id, customer: subscription.customer } });';
const changes =
  'await prisma.subscription.update({ where: { id: row.id }, data: { ends: subscription.cancel_at !== null } });';
const looks = 'const row = await prisma.subscription.findUnique({ where: { id: subscription.id } });';

/** What is done where the row of an earlier event is not there yet. */
export const missingRows = {
  silent: {
    'the row is made where it is missing': receiver(makes, `${looks} if (!row) { ${makes} break; } ${changes}`),
    'the sender is told to come again': receiver(
      makes,
      `${looks} if (!row) return Response.json({ error: 'not yet' }, { status: 503 }); ${changes}`,
    ),
    'no event makes the row: it was there before the sender knew of it': receiver(
      "console.log('created');",
      `${looks} if (!row) break; ${changes}`,
    ),
    'the row is only needed to be deleted': receiver(
      makes,
      `${looks} if (!row) break; await prisma.subscription.delete({ where: { id: row.id } });`,
    ),
    'another table is asked': receiver(
      makes,
      `const user = await prisma.user.findUnique({ where: { customer: subscription.customer } });
      if (!user) break;
      await prisma.user.update({ where: { id: user.id }, data: { seen: true } });`,
    ),
  },
  reported: {
    'an update ends where the row of the creating event is missing': receiver(
      makes,
      `${looks} if (!row) break; ${changes}`,
      ' // reported',
    ),
    'it is only logged that the row is missing': receiver(
      makes,
      `${looks} if (!row) { console.warn('unknown', subscription.id); return Response.json({ received: true }); } ${changes}`,
      ' // reported',
    ),
  },
} satisfies Record<'silent' | 'reported', Readonly<Record<string, Case>>>;
