import { fake } from '../fakes.js';
import { ASKED_TIMEOUT_MS, defineRecipe } from '../recipe.js';

/** @param {any} sdk */
const client = (sdk, options = {}) => new sdk.ServerClient(fake(36), options);

export const recipe = defineRecipe({
  sdks: [
    {
      pkg: 'postmark',
      versions: ['3', '4'],
      client,
      write: (postmark) =>
        postmark.sendEmail({ From: 'a@example.com', To: 'b@example.com', Subject: 's', TextBody: 't' }),
      read: (postmark) => postmark.getServer(),
      more: [(postmark) => postmark.editServer({ Name: 'a' }), (postmark) => postmark.deleteWebhook(1)],
      timeouts: { timeout: (sdk) => client(sdk, { timeout: ASKED_TIMEOUT_MS / 1000 }) },
      reply: () => ({ ErrorCode: 0, Message: 'OK', MessageID: 'm' }),
      refusal: () => ({ ErrorCode: 300, Message: 'refused' }),
    },
  ],
});
