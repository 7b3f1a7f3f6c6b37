import { fake, fakeBase64, standardWebhook } from '../fakes.js';
import { ASKED_RETRIES, ASKED_TIMEOUT_MS, defineRecipe } from '../recipe.js';

/** @param {any} sdk */
const client = (sdk, options = {}) => new sdk.Anthropic({ apiKey: fake('key', 24), ...options });
/** @param {any} anthropic */
const write = (anthropic) => anthropic.messages.create({ model: 'm', max_tokens: 8, messages: [] });

export const recipe = defineRecipe({
  sdks: [
    {
      pkg: '@anthropic-ai/sdk',
      versions: ['0'],
      client,
      write,
      read: (anthropic) => anthropic.models.list(),
      timeouts: { timeout: (sdk) => client(sdk, { timeout: ASKED_TIMEOUT_MS, maxRetries: 0 }) },
      retries: { maxRetries: (sdk) => client(sdk, { maxRetries: ASKED_RETRIES }) },
      helpers: ['default', 'Anthropic'].map((from) => ({
        import: from,
        path: ['beta', 'webhooks', 'unwrap'],
        secret: () => `whsec_${fakeBase64(24)}`,
        sign: (/** @type {import('../recipe.js').Delivery} */ delivery) => standardWebhook(delivery),
        on: (/** @type {any} */ sdk) => client(sdk),
        args: (/** @type {import('../recipe.js').Delivery} */ { body, secret }, /** @type {unknown} */ headers) => [
          body,
          { headers, key: secret },
        ],
      })),
    },
  ],
});
