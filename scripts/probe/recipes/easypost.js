import { fake, hmac } from '../fakes.js';
import { ASKED_TIMEOUT_MS, defineRecipe } from '../recipe.js';

/**
 * Its services are classes, whose methods are static: they are looked into only as objects.
 * @param {any} sdk
 */
const client = (sdk, options = {}) => {
  const easypost = new sdk.default(fake('EZTK', 54), options);
  const services = Object.entries(easypost).filter(([, one]) => typeof one === 'function' && one.prototype);
  return { ...Object.fromEntries(services.map(([name, one]) => [name, methodsOf(one)])), Utils: easypost.Utils };
};

/** @param {any} service */
const methodsOf = (service) => {
  /** @type {Record<string, unknown>} */
  const methods = {};
  for (let one = service; one !== Function.prototype && one !== null; one = Object.getPrototypeOf(one)) {
    for (const name of Object.getOwnPropertyNames(one)) {
      if (typeof one[name] === 'function') methods[name] ??= one[name].bind(service);
    }
  }
  return methods;
};

/** Lets what sends the requests be told how long to wait. @param {any} request */
const giveUp = (request) => request.timeout({ response: ASKED_TIMEOUT_MS });

/** @param {import('../recipe.js').Delivery} delivery */
const sign = ({ body, secret }) => ({ 'x-hmac-signature': `hmac-sha256-hex=${hmac('sha256', secret, body)}` });
/** @type {(delivery: import('../recipe.js').Delivery, signed: unknown) => readonly unknown[]} */
const args = ({ body, secret }, headers) => [Buffer.from(body), headers, secret];
/** @param {any} sdk */
const on = (sdk) => new sdk.default(fake('EZTK', 54));

export const recipe = defineRecipe({
  sdks: [
    {
      pkg: '@easypost/api',
      since: 6,
      client,
      write: ({ Address }) => Address.create({ street1: 'a' }),
      read: ({ Address }) => Address.retrieve('adr_1'),
      more: [({ Webhook }) => Webhook.delete('hook_1'), ({ Webhook }) => Webhook.update('hook_1', {})],
      timeouts: { requestMiddleware: (sdk) => client(sdk, { requestMiddleware: giveUp }) },
      reply: () => ({ id: 'adr_1', object: 'Address' }),
      helpers: [{ import: 'default', path: ['Utils', 'validateWebhook'], sign, on, args }],
    },
    {
      pkg: '@easypost/api',
      until: 5,
      client: on,
      write: ({ Address }) => new Address({ street1: 'a' }).save(),
      read: ({ Address }) => Address.retrieve('adr_1'),
      reply: () => ({ id: 'adr_1', object: 'Address' }),
      helpers: [
        {
          import: 'default',
          path: ['Webhook', 'validateWebhook'],
          // It knows the header by this spelling only.
          sign: (delivery) => ({ 'X-Hmac-Signature': sign(delivery)['x-hmac-signature'] }),
          on,
          args,
        },
      ],
    },
  ],
});
