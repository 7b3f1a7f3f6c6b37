import { fake, fakeBase64, standardWebhook } from '../fakes.js';
import { defineRecipe } from '../recipe.js';

const MAIL = { to: 'a@example.com', from: 'b@example.com', subject: 's', text: 't' };
/** @param {any} sdk */
const client = (sdk) => new sdk.Resend(fake('re', 24));

export const recipe = defineRecipe({
  sdks: [
    {
      pkg: 'resend',
      client,
      write: (resend) => resend.emails.send(MAIL),
      read: (resend) => resend.emails.get('e'),
      more: [(resend) => resend.contacts.remove({ id: 'c', audienceId: 'a' })],
      keyed: (resend, key) => resend.emails.send(MAIL, { idempotencyKey: key }),
      helpers: [
        {
          import: 'Resend',
          path: ['webhooks', 'verify'],
          since: 6,
          secret: () => `whsec_${fakeBase64(24)}`,
          sign: (delivery) => standardWebhook(delivery, 'svix'),
          on: client,
          args: ({ body, secret }, headers) => [
            {
              payload: body,
              headers: {
                id: headers['svix-id'],
                timestamp: headers['svix-timestamp'],
                signature: headers['svix-signature'],
              },
              webhookSecret: secret,
            },
          ],
        },
      ],
    },
  ],
});
