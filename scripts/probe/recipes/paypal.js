import { fake } from '../fakes.js';
import { ASKED_RETRIES, ASKED_TIMEOUT_MS, defineRecipe } from '../recipe.js';

/** One class for a part of the API each, all with the one client. @param {any} sdk */
const client = (sdk, options = {}) => {
  const paypal = new sdk.Client({
    clientCredentialsAuthCredentials: { oAuthClientId: fake(40), oAuthClientSecret: fake(41) },
    ...options,
  });
  const controllers = [sdk.OrdersController, sdk.PaymentsController, sdk.VaultController];
  return Object.assign({}, ...controllers.map((Controller) => methodsOf(new Controller(paypal))));
};

/** @param {any} controller */
const methodsOf = (controller) => {
  const names = Object.getOwnPropertyNames(Object.getPrototypeOf(controller)).filter((name) => name !== 'constructor');
  return Object.fromEntries(names.map((name) => [name, controller[name].bind(controller)]));
};

const body = { intent: 'CAPTURE', purchaseUnits: [{ amount: { currencyCode: 'EUR', value: '1.00' } }] };

/**
 * Until 0.6 the names are the other way round.
 * @param {any} paypal
 * @param {object} order
 */
const createOrder = (paypal, order) => (paypal.createOrder ?? paypal.ordersCreate)(order);

export const recipe = defineRecipe({
  sdks: [
    {
      pkg: '@paypal/paypal-server-sdk',
      client,
      timeouts: {
        timeout: (sdk) => client(sdk, { timeout: ASKED_TIMEOUT_MS }),
        'httpClientOptions.timeout': (sdk) => client(sdk, { httpClientOptions: { timeout: ASKED_TIMEOUT_MS } }),
      },
      retries: {
        'httpClientOptions.retryConfig.maxNumberOfRetries': (sdk) =>
          client(sdk, {
            httpClientOptions: { retryConfig: { maxNumberOfRetries: ASKED_RETRIES, maximumRetryWaitTime: 600 } },
          }),
      },
      reply: () => ({ id: 'o1', status: 'CREATED' }),
      refusal: () => ({ name: 'REFUSED', message: 'refused', debug_id: 'd' }),
      side: ({ path }) =>
        path.startsWith('/v1/oauth2/token')
          ? { access_token: 't', token_type: 'Bearer', expires_in: 32_000 }
          : undefined,
      versions: ['0.5.1', '1'],
      write: (paypal) => createOrder(paypal, { body }),
      read: (paypal) => (paypal.getOrder ?? paypal.ordersGet)({ id: 'o1' }),
      more: [(paypal) => (paypal.patchOrder ?? paypal.ordersPatch)({ id: 'o1', body: [] })],
      keyed: (paypal, key) => createOrder(paypal, { body, paypalRequestId: key, payPalRequestId: key }),
    },
  ],
});
