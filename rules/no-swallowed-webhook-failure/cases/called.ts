import type { Case } from '@seamlint/testkit';

const at = 'app/api/webhooks/stripe/route.ts';

/** A route of Next's that does `work` with the event, and functions that it calls. */
const route = (work: string, helpers = ''): Case => ({
  path: at,
  files: `
    import Stripe from 'stripe';
    import { PrismaClient } from '@prisma/client';
    const prisma = new PrismaClient();
    const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
    export async function POST(request) {
      const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET);
      ${work}
    }
    ${helpers}
  `,
});

const pays = "await prisma.order.update({ where: { id: event.data.object.id }, data: { status: 'paid' } });";
const onEnd = `
  const onEnd = (subscription) => prisma.plan.update({ where: { id: subscription.id }, data: { status: 'ended' } });
`;
const dispatch = `
  switch (event.type) {
    case 'invoice.paid':
      await onPaid(event.data.object);
      break;
    case 'customer.subscription.deleted':
      await onEnd(event.data.object);
      break;
  }
  return Response.json({ received: true });
`;

/** What is caught by a function that the handler calls, and what a clause leaves behind. */
export const called = {
  silent: {
    'a helper answers whether it went well': route(
      'return new Response(null, { status: (await onPaid(event.data.object)) ? 200 : 500 });',
      `const onPaid = async (invoice) => {
        try {
          await prisma.plan.update({ where: { customer: invoice.customer }, data: { status: 'paid' } });
          return true;
        } catch (error) {
          console.error(error);
          return false;
        }
      };`,
    ),
    'a helper fails at a thing beside what is to be done': route(
      `${pays} await tell(event.data.object); return Response.json({ received: true });`,
      `const tell = async (order) => {
        try {
          await prisma.notice.create({ data: { order: order.id } });
        } catch (error) {
          console.error(error);
        }
      };`,
    ),
    'a thing beside what is to be done is done only for some': route(
      `const order = event.data.object;
      if (order.paid) { ${pays} }
      if (order.note) {
        try { await prisma.notice.create({ data: { text: order.note } }); } catch (error) { console.error(error); }
      }
      return Response.json({ received: true });`,
    ),
    'what is to be deleted may be gone already': route(
      `try { await prisma.order.delete({ where: { id: event.data.object.id } }); } catch (error) { console.warn(error); }
      return Response.json({ received: true });`,
    ),
    'the clause remembers that it failed': route(
      `let failed = false;
      try { ${pays} } catch (error) { failed = true; }
      return new Response(null, { status: failed ? 500 : 200 });`,
    ),
    'the clause writes down the error in what is answered by': route(
      `const outcome = { status: 200 };
      try { ${pays} } catch (error) { outcome.status = 500; }
      return new Response(null, outcome);`,
    ),
  },
  reported: {
    'a helper for one kind of event only logs': route(
      dispatch,
      `${onEnd} async function onPaid(invoice) {
        try {
          await prisma.plan.update({ where: { customer: invoice.customer }, data: { status: 'paid' } });
        } catch (error) { // reported
          console.error(error);
        }
      }`,
    ),
    'a service in another file only logs': {
      files: {
        [at]: `
          import Stripe from 'stripe';
          import { Billing } from '../../../../lib/billing';
          const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
          const billing = new Billing();
          export async function POST(request) {
            const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET);
            if (event.type === 'invoice.paid') await billing.paid(event.data.object);
            return Response.json({ received: true });
          }
        `,
        'lib/billing.ts': `
          import { PrismaClient } from '@prisma/client';
          const prisma = new PrismaClient();
          export class Billing {
            async paid(invoice) {
              try {
                const user = await prisma.user.findFirst({ where: { customer: invoice.customer } });
                if (!user) return;
                await prisma.user.update({ where: { id: user.id }, data: { plan: 'pro' } });
              } catch (error) { // reported
                console.error('could not', error);
              }
            }
          }
        `,
      },
      editor: 'silent',
    },
  },
} satisfies Record<'silent' | 'reported', Readonly<Record<string, Case>>>;
