import { fake, hmac } from '../fakes.js';
import { ASKED_RETRIES, ASKED_TIMEOUT_MS, defineRecipe } from '../recipe.js';

/** @param {any} sdk */
const client = (sdk, options = {}) => new sdk.Client({ auth: fake('ntn', 24), ...options });

/** What it recognises as an error of the API, by which it decides what to try again. @type {Readonly<Record<number, string>>} */
const CODES = {
  400: 'validation_error',
  409: 'conflict_error',
  429: 'rate_limited',
  500: 'internal_server_error',
  503: 'service_unavailable',
  504: 'gateway_timeout',
  529: 'service_overload',
};

/** @type {import('../recipe.js').SdkRecipe} */
const always = {
  pkg: '@notionhq/client',
  client,
  write: (notion) => notion.pages.create({ parent: { page_id: 'p' }, properties: {} }),
  read: (notion) => notion.pages.retrieve({ page_id: 'p' }),
  more: [
    (notion) => notion.pages.update({ page_id: 'p', archived: true }),
    (notion) => notion.blocks.delete({ block_id: 'b' }),
  ],
  timeouts: { timeoutMs: (sdk) => client(sdk, { timeoutMs: ASKED_TIMEOUT_MS }) },
  reply: () => ({ object: 'page', id: 'p' }),
  refusal: (status) => ({ object: 'error', status, code: CODES[status] ?? 'refused', message: 'refused' }),
};

export const recipe = defineRecipe({
  sdks: [
    { ...always, until: 4 },
    {
      ...always,
      since: 5,
      retries: {
        'retry.maxRetries': (sdk) => client(sdk, { retry: { maxRetries: ASKED_RETRIES } }),
        retry: (sdk) => client(sdk, { retry: { maxRetries: ASKED_RETRIES, initialRetryDelayMs: 1 } }),
      },
      helpers: [
        {
          import: 'verifyWebhookSignature',
          path: [],
          sign: ({ body, secret }) => `sha256=${hmac('sha256', secret, body)}`,
          args: ({ body, secret }, signature) => [{ body, signature, verificationToken: secret }],
        },
      ],
    },
  ],
});
