import { fake, hmac } from '../fakes.js';
import { ASKED_RETRIES, ASKED_TIMEOUT_MS, defineRecipe } from '../recipe.js';

/** @param {any} sdk */
const client = (sdk, options = {}) => new sdk.default(fake('sk', 'test', 24), options);
/** @param {any} stripe */
const write = (stripe) => stripe.customers.create({ name: 'a' });

/** @param {import('../recipe.js').Delivery} delivery */
const sign = ({ body, secret, time }) => `t=${time},v1=${hmac('sha256', secret, `${time}.${body}`)}`;

/**
 * @param {readonly string[]} path
 * @param {object} [more]
 */
const helper = (path, more = {}) => ({
  import: 'default',
  path,
  sign,
  on: (/** @type {any} */ sdk) => client(sdk),
  args: (/** @type {import('../recipe.js').Delivery} */ { body, secret }, /** @type {string} */ signed) => [
    body,
    signed,
    secret,
  ],
  ...more,
});

const thinEvent = JSON.stringify({
  id: 'evt_1',
  object: 'v2.core.event',
  type: 'v1.billing.meter.no_meter_found',
  n: 1,
});

export const recipe = defineRecipe({
  sdks: [
    {
      pkg: 'stripe',
      client,
      write,
      read: (stripe) => stripe.customers.retrieve('cus_1'),
      more: [(stripe) => stripe.customers.del('cus_1')],
      keyed: (stripe, key) => stripe.customers.create({ name: 'a' }, { idempotencyKey: key }),
      timeouts: { timeout: (sdk) => client(sdk, { timeout: ASKED_TIMEOUT_MS }) },
      retries: { maxNetworkRetries: (sdk) => client(sdk, { maxNetworkRetries: ASKED_RETRIES }) },
      helpers: [
        helper(['webhooks', 'constructEvent']),
        helper(['webhooks', 'constructEventAsync']),
        helper(['webhooks', 'signature', 'verifyHeader']),
        helper(['webhooks', 'signature', 'verifyHeaderAsync']),
        helper(['parseThinEvent'], { since: 17, until: 18, body: thinEvent }),
        helper(['parseEventNotification'], { since: 19, body: thinEvent }),
        helper(['parseEventNotificationAsync'], { since: 22, body: thinEvent }),
      ],
    },
  ],
});
