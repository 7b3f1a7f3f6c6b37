import { fake } from '../fakes.js';
import { ASKED_RETRIES, ASKED_TIMEOUT_MS, defineRecipe } from '../recipe.js';

const CLASSES = [
  'AdvancedPayment',
  'CardToken',
  'Customer',
  'DisbursementRefund',
  'OAuth',
  'Order',
  'Payment',
  'PaymentRefund',
  'Point',
  'PreApproval',
  'Preference',
];

/** A class for each part of the API, all with the one configuration; some came late. @param {any} sdk */
const client = (sdk, options = {}) => {
  const config = new sdk.MercadoPagoConfig({ accessToken: fake('TEST', 30), options });
  const there = CLASSES.filter((name) => sdk[name] !== undefined);
  return Object.fromEntries(there.map((name) => [name, new sdk[name](config)]));
};
const body = { transaction_amount: 1, payment_method_id: 'pix', payer: { email: 'a@example.com' } };

export const recipe = defineRecipe({
  sdks: [
    {
      pkg: 'mercadopago',
      since: 2,
      client,
      write: ({ Payment }) => Payment.create({ body }),
      read: ({ Payment }) => Payment.get({ id: '1' }),
      more: [
        ({ Customer }) => Customer.update({ customerId: 'c', body: {} }),
        ({ Customer }) => Customer.remove({ customerId: 'c' }),
      ],
      keyed: ({ Payment }, key) => Payment.create({ body, requestOptions: { idempotencyKey: key } }),
      timeouts: { 'options.timeout': (sdk) => client(sdk, { timeout: ASKED_TIMEOUT_MS }) },
      retries: { 'options.maxRetries': (sdk) => client(sdk, { maxRetries: ASKED_RETRIES }) },
      reply: () => ({ id: 1, status: 'approved' }),
      refusal: (status) => ({ status, message: 'refused', error: 'refused', cause: [] }),
    },
  ],
});
