import { fake, hmac } from '../fakes.js';
import { ASKED_RETRIES, ASKED_TIMEOUT_MS, defineRecipe } from '../recipe.js';

const HOOK = 'https://shop.example/webhooks';

/** @param {any} sdk */
const client = (sdk, options = {}) => new sdk.SquareClient({ token: fake('token', 24), ...options });
/** @param {any} square */
const write = (square, more = {}) => square.customers.create({ givenName: 'a', ...more });

/**
 * With options of the call.
 * @param {any} square
 * @param {object} options
 */
const asking = (square, options) => ({
  customers: {
    create: (/** @type {object} */ body) => square.customers.create(body, options),
    get: (/** @type {object} */ which) => square.customers.get(which, options),
  },
});

/** @param {any} sdk */
const legacy = (sdk, options = {}) => new sdk.Client({ accessToken: fake('token', 24), ...options });
/** @param {any} square */
const writeAsBefore = (square, more = {}) => square.customersApi.createCustomer({ givenName: 'a', ...more });
/** @param {number} maxNumberOfRetries */
const retryConfig = (maxNumberOfRetries) => ({
  maxNumberOfRetries,
  retryOnTimeout: true,
  retryInterval: 1,
  maximumRetryWaitTime: 600,
  backoffFactor: 2,
  httpStatusCodesToRetry: [408, 413, 429, 500, 502, 503, 504, 521, 522, 524],
  httpMethodsToRetry: ['GET', 'PUT'],
});

/** @type {Pick<import('../recipe.js').SdkRecipe, 'client' | 'write' | 'read' | 'keyed' | 'timeouts' | 'retries'>} */
const asBefore = {
  client: legacy,
  write: (square) => writeAsBefore(square),
  read: (square) => square.customersApi.retrieveCustomer('c'),
  keyed: (square, key) => writeAsBefore(square, { idempotencyKey: key }),
  timeouts: {
    timeout: (sdk) => legacy(sdk, { timeout: ASKED_TIMEOUT_MS }),
    'httpClientOptions.timeout': (sdk) => legacy(sdk, { httpClientOptions: { timeout: ASKED_TIMEOUT_MS } }),
  },
  retries: {
    'httpClientOptions.retryConfig.maxNumberOfRetries': (sdk) =>
      legacy(sdk, { httpClientOptions: { retryConfig: retryConfig(ASKED_RETRIES) } }),
  },
};

/** @param {import('../recipe.js').Delivery} delivery */
const sign = ({ body, secret }) => hmac('sha256', secret, `${HOOK}${body}`, 'base64');
/** @type {import('../recipe.js').HelperRecipe} */
const isValid = {
  import: 'WebhooksHelper',
  path: ['isValidWebhookEventSignature'],
  sign,
  args: ({ body, secret }, signature) => [body, signature, secret, HOOK],
};

export const recipe = defineRecipe({
  sdks: [
    {
      pkg: 'square',
      since: 40,
      client,
      write: (square) => write(square),
      read: (square) => square.customers.get({ customerId: 'c' }),
      keyed: (square, key) => write(square, { idempotencyKey: key }),
      timeouts: {
        timeoutInSeconds: (sdk) => asking(client(sdk), { timeoutInSeconds: ASKED_TIMEOUT_MS / 1000, maxRetries: 0 }),
      },
      retries: { maxRetries: (sdk) => asking(client(sdk), { maxRetries: ASKED_RETRIES }) },
      helpers: [
        {
          import: 'WebhooksHelper',
          path: ['verifySignature'],
          sign,
          args: ({ body, secret }, signature) => [
            { requestBody: body, signatureHeader: signature, signatureKey: secret, notificationUrl: HOOK },
          ],
        },
      ],
    },
    { pkg: 'square', until: 39, ...asBefore, helpers: [isValid] },
    { pkg: 'square/legacy', ...asBefore, helpers: [isValid] },
  ],
});
