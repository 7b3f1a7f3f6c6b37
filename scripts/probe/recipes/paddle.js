import { fake, hmac } from '../fakes.js';
import { defineRecipe } from '../recipe.js';

/** @typedef {import('../recipe.js').HelperRecipe} HelperRecipe */

/** @param {any} sdk */
const client = (sdk, options = {}) => new sdk.Paddle(fake('pdl', 24), options);

/** @param {string} from @param {readonly string[]} path @param {(sdk: any) => any} on @returns {HelperRecipe} */
const helper = (from, path, on) => ({
  import: from,
  path,
  // Made-up events come out of it as they are.
  body: JSON.stringify({ event_id: 'evt_1', event_type: 'thing.happened', occurred_at: '2024-01-01', data: { n: 1 } }),
  sign: ({ body, secret, time }) => `ts=${time};h1=${hmac('sha256', secret, `${time}:${body}`)}`,
  on,
  args: ({ body, secret }, signature) => [body, secret, signature],
});

export const recipe = defineRecipe({
  sdks: [
    {
      pkg: '@paddle/paddle-node-sdk',
      client,
      write: (paddle) => paddle.customers.create({ email: 'a@example.com' }),
      read: (paddle) => paddle.customers.get('ctm_1'),
      more: [
        (paddle) => paddle.customers.update('ctm_1', { name: 'a' }),
        (paddle) => paddle.paymentMethods.delete('ctm_1', 'paymtd_1'),
      ],
      reply: () => ({ data: { id: 'ctm_1' }, meta: {} }),
      refusal: () => ({ error: { type: 'request_error', code: 'refused', detail: 'refused' }, meta: {} }),
      helpers: [
        helper('Paddle', ['webhooks', 'unmarshal'], client),
        helper('Paddle', ['webhooks', 'isSignatureValid'], client),
        { ...helper('Webhooks', ['unmarshal'], (sdk) => new sdk.Webhooks()), since: 2 },
        { ...helper('Webhooks', ['isSignatureValid'], (sdk) => new sdk.Webhooks()), since: 2 },
        { ...helper('WebhooksValidator', ['isValidSignature'], (sdk) => new sdk.WebhooksValidator()), since: 2 },
      ],
    },
  ],
});
