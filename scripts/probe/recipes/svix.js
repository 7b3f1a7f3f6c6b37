import { fake, fakeBase64, standardWebhook } from '../fakes.js';
import { ASKED_RETRIES, ASKED_TIMEOUT_MS, defineRecipe } from '../recipe.js';

/** @param {any} sdk */
const client = (sdk, options = {}) => new sdk.Svix(fake('testsk', 24), options);
/** @param {any} svix */
const write = (svix) => svix.message.create('app_1', { eventType: 'a.b', payload: { n: 1 } });

const message = { id: 'msg_1', eventType: 'a.b', payload: {}, timestamp: '2025-01-01T00:00:00Z' };

/** @type {import('../recipe.js').HelperRecipe} */
const verify = {
  import: 'Webhook',
  path: ['verify'],
  secret: () => `whsec_${fakeBase64(24)}`,
  sign: (delivery) => standardWebhook(delivery),
  on: (sdk, secret) => new sdk.Webhook(secret),
  args: ({ body }, headers) => [body, headers],
};

export const recipe = defineRecipe({
  sdks: [
    {
      pkg: 'svix',
      client,
      write,
      read: (svix) => svix.message.get('app_1', 'msg_1'),
      more: [(svix) => svix.application.delete('app_1')],
      keyed: (svix, key) =>
        svix.message.create('app_1', { eventType: 'a.b', payload: { n: 1 } }, { idempotencyKey: key }),
      timeouts: { requestTimeout: (sdk) => client(sdk, { requestTimeout: ASKED_TIMEOUT_MS }) },
      retries: {
        numRetries: (sdk) => client(sdk, { numRetries: ASKED_RETRIES }),
        retryScheduleInMs: (sdk) => client(sdk, { retryScheduleInMs: [10, 20, 30] }),
      },
      reply: () => message,
      helpers: [{ ...verify, sign: (delivery) => standardWebhook(delivery, 'svix') }],
    },
    { pkg: 'standardwebhooks', helpers: [verify] },
  ],
});
