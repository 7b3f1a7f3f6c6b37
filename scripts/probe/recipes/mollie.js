import { fake } from '../fakes.js';
import { ASKED_TIMEOUT_MS, defineRecipe } from '../recipe.js';

/** @param {any} sdk */
const client = (sdk, options = {}) => sdk.createMollieClient({ apiKey: fake('test', 30), ...options });
const PAYMENT = {
  amount: { currency: 'EUR', value: '1.00' },
  description: 'a',
  redirectUrl: 'https://shop.example/',
};

export const recipe = defineRecipe({
  sdks: [
    {
      pkg: '@mollie/api-client',
      client,
      write: (mollie) => mollie.payments.create(PAYMENT),
      read: (mollie) => mollie.payments.get('tr_1'),
      more: [
        (mollie) => mollie.payments.update('tr_1', { description: 'b' }),
        (mollie) => mollie.payments.cancel('tr_1'),
      ],
      keyed: (mollie, key) => mollie.payments.create({ ...PAYMENT, idempotencyKey: key }),
      timeouts: { timeout: (sdk) => client(sdk, { timeout: ASKED_TIMEOUT_MS }) },
      reply: () => ({ resource: 'payment', id: 'tr_1', _links: {} }),
      refusal: (status) => ({ status, title: 'Refused', detail: 'refused', _links: {} }),
    },
  ],
});
