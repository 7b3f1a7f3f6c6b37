import type { Case } from '@seamlint/testkit';

const files = (asked: string, mark = ''): string => `
  import Stripe from 'stripe';
  import { Resend } from 'resend';
  const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
  const resend = new Resend(process.env.RESEND_API_KEY);
  export async function POST(request) {${mark}
    const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET);
    const { email } = event.data.object;
    const contact = await resend.contacts.get({ audienceId: 'readers', email });
    ${asked}
    await resend.contacts.create({ audienceId: 'readers', email });
    await resend.emails.send({ from: 'hello@example.com', to: email, subject: 'Welcome' });
    return Response.json({});
  }
`;
const path = 'app/api/webhooks/stripe/route.ts';

/** What a provider has is asked instead of a store. */
export const remote = {
  silent: {
    'who is known to the provider already is left alone': {
      files: files('if (contact.data) return Response.json({});'),
      path,
    },
  },
  reported: {
    'that the provider knows nobody is all that is asked': {
      files: files('if (!contact.data) return Response.json({});', ' // reported'),
      path,
    },
  },
} satisfies Record<'silent' | 'reported', Readonly<Record<string, Case>>>;
