import { fake, hmac } from '../fakes.js';
import { loadPart } from '../child/load-part.js';
import { defineRecipe } from '../recipe.js';

const UTILITIES = 'razorpay/dist/utils/razorpay-utils';

/** @param {any} sdk */
const client = (sdk) => new sdk.default({ key_id: fake('rzp', 'test', 14), key_secret: fake(24) });

/** @param {string} body */
const paymentOf = (body) => ({ order_id: JSON.parse(body).order, payment_id: JSON.parse(body).payment });

export const recipe = defineRecipe({
  sdks: [
    {
      pkg: 'razorpay',
      client,
      write: (razorpay) => razorpay.orders.create({ amount: 100, currency: 'INR' }),
      read: (razorpay) => razorpay.orders.fetch('order_1'),
      more: [
        (razorpay) => razorpay.orders.edit('order_1', { notes: {} }),
        (razorpay) => razorpay.customers.edit('cust_1', { name: 'a' }),
      ],
      helpers: [
        {
          import: 'default',
          path: ['validateWebhookSignature'],
          sign: ({ body, secret }) => hmac('sha256', secret, body),
          args: ({ body, secret }, signature) => [body, signature, secret],
        },
        {
          import: 'validatePaymentVerification',
          path: [],
          body: JSON.stringify({ order: 'order_1', payment: 'pay_1' }),
          sign: ({ body, secret }) => {
            const { order_id: order, payment_id: payment } = paymentOf(body);
            return hmac('sha256', secret, `${order}|${payment}`);
          },
          on: () => loadPart(UTILITIES).validatePaymentVerification,
          args: ({ body, secret }, signature) => [paymentOf(body), signature, secret],
        },
      ],
    },
  ],
});
