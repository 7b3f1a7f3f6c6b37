import { fake } from '../fakes.js';
import { defineRecipe } from '../recipe.js';

const key = fake('sk', 'test', 40);
const card = { email: 'a@example.com', amount: 100, authorization_code: 'a' };

export const recipe = defineRecipe({
  sdks: [
    {
      pkg: '@paystack/paystack-sdk',
      client: (sdk) => new sdk.default(key),
      write: (paystack) => paystack.transaction.chargeAuthorization(card),
      read: (paystack) => paystack.customer.fetch({ code: 'c' }),
      more: [(paystack) => paystack.customer.update({ code: 'c', first_name: 'a' })],
      keyed: (paystack, reference) => paystack.transaction.chargeAuthorization({ ...card, reference }),
      reply: () => ({ status: true, message: 'a', data: {} }),
      refusal: () => ({ status: false, message: 'refused' }),
    },
    {
      pkg: 'paystack',
      client: (sdk) => sdk.default(key),
      write: (paystack) => paystack.transaction.charge(card),
      read: (paystack) => paystack.customer.get('c'),
      more: [(paystack) => paystack.customer.update('c', { first_name: 'a' })],
      keyed: (paystack, reference) => paystack.transaction.charge({ ...card, reference }),
      reply: () => ({ status: true, message: 'a', data: {} }),
      refusal: () => ({ status: false, message: 'refused' }),
    },
  ],
});
