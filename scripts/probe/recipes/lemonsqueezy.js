import { Readable } from 'node:stream';
import { fake, hmac } from '../fakes.js';
import { defineRecipe } from '../recipe.js';

const PKG = '@lemonsqueezy/lemonsqueezy.js';
const reply = () => ({ data: { type: 'checkouts', id: '1', attributes: {} } });
const refusal = () => ({ errors: [{ status: '400', title: 'Refused', detail: 'refused' }] });

const body = JSON.stringify({ meta: { event_name: 'order_created' }, data: { n: 1 } });
/** @param {import('../recipe.js').Delivery} delivery */
const sign = (delivery) => hmac('sha256', delivery.secret, delivery.body);
/** @param {string} signature */
const requestOf = (signature) => ({ method: 'POST', headers: { host: 'shop.example', 'x-signature': signature } });

export const recipe = defineRecipe({
  sdks: [
    {
      pkg: PKG,
      since: 2,
      client: (sdk) => {
        sdk.lemonSqueezySetup({ apiKey: fake(40) });
        const { createCheckout, getStore, updateSubscription, deleteDiscount } = sdk;
        return { createCheckout, getStore, updateSubscription, deleteDiscount };
      },
      write: (lemon) => lemon.createCheckout(1, 2, {}),
      read: (lemon) => lemon.getStore(1),
      more: [(lemon) => lemon.updateSubscription(1, { pause: null }), (lemon) => lemon.deleteDiscount(1)],
      reply,
      refusal,
    },
    {
      pkg: PKG,
      until: 1,
      client: (sdk) => new sdk.LemonSqueezy(fake(40)),
      write: (lemon) => lemon.createCheckout({ storeId: 1, variantId: 2, attributes: {} }),
      read: (lemon) => lemon.getStore({ id: 1 }),
      more: [(lemon) => lemon.updateSubscription({ id: 1, variantId: 2, productId: 3 })],
      reply,
      refusal,
    },
    {
      pkg: 'lemonsqueezy-webhooks',
      helpers: [
        {
          import: 'whatwgWebhooksHandler',
          path: [],
          body,
          sign,
          run: async (sdk, delivery, signature) => {
            let reached = false;
            await sdk.whatwgWebhooksHandler({
              secret: delivery.secret,
              request: new Request('https://shop.example/', { ...requestOf(signature), body: delivery.body }),
              onData: () => (reached = true),
              onError: () => undefined,
            });
            return reached;
          },
        },
        {
          import: 'nodejsWebHookHandler',
          path: [],
          body,
          sign,
          run: async (sdk, delivery, signature) => {
            let reached = false;
            const stream = Readable.from([Buffer.from(delivery.body)], { objectMode: false });
            await sdk.nodejsWebHookHandler({
              secret: delivery.secret,
              req: Object.assign(stream, { url: '/', ...requestOf(signature) }),
              res: { setHeader: () => undefined, end: () => undefined },
              onData: () => (reached = true),
              onError: () => undefined,
            });
            return reached;
          },
        },
      ],
    },
  ],
});
