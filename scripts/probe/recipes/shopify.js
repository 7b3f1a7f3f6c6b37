import { fake, hmac } from '../fakes.js';
import { ASKED_RETRIES, ASKED_TIMEOUT_MS, defineRecipe } from '../recipe.js';

const SHOP = 'shop.myshopify.com';
const API_VERSION = '2025-10';
const MUTATION = 'mutation { productDelete(input: { id: "1" }) { deletedProductId } }';
const QUERY = 'query { shop { name } }';

/** @param {any} sdk */
const apiOf = (sdk, apiSecretKey = fake(32)) =>
  sdk.shopifyApi({
    apiKey: fake(32),
    apiSecretKey,
    scopes: [],
    hostName: 'app.example',
    apiVersion: API_VERSION,
    isEmbeddedApp: false,
    logger: { log: () => undefined },
  });

/** @param {any} sdk */
const graphql = (sdk, options = {}) => {
  const session = new sdk.Session({ id: 's', shop: SHOP, state: 's', isOnline: false, accessToken: fake('shpat', 32) });
  const client = new (apiOf(sdk).clients.Graphql)({ session });
  return { request: (/** @type {string} */ text) => client.request(text, options) };
};

/** @param {any} sdk @param {object} options */
const rest = (sdk, options) => {
  const session = new sdk.Session({ id: 's', shop: SHOP, state: 's', isOnline: false, accessToken: fake('shpat', 32) });
  const client = new (apiOf(sdk).clients.Rest)({ session });
  return {
    request: (/** @type {string} */ text) =>
      text === QUERY
        ? client.get({ path: 'shop', ...options })
        : client.post({ path: 'products', data: { product: { title: 'a' } }, ...options }),
  };
};

/** Those for one shop, with options of the client. @param {string} make @param {object} token */
const clientsOf = (make, token) => {
  const client = (/** @type {any} */ sdk, options = {}) =>
    sdk[make]({ storeDomain: SHOP, apiVersion: API_VERSION, ...token, ...options });
  return {
    client: (/** @type {any} */ sdk) => client(sdk),
    write: (/** @type {any} */ shopify) => shopify.request(MUTATION),
    read: (/** @type {any} */ shopify) => shopify.request(QUERY),
    timeouts: {
      signal: (/** @type {any} */ sdk) => ({
        request: (/** @type {string} */ text) =>
          client(sdk).request(text, { signal: AbortSignal.timeout(ASKED_TIMEOUT_MS) }),
      }),
    },
    retries: { retries: (/** @type {any} */ sdk) => client(sdk, { retries: ASKED_RETRIES }) },
    reply: () => ({ data: { shop: { name: 'a' } } }),
    refusal: () => ({ errors: [{ message: 'refused' }] }),
  };
};

/** @param {import('../recipe.js').Delivery} delivery */
const sign = ({ body, secret }) => ({
  'x-shopify-hmac-sha256': hmac('sha256', secret, body, 'base64'),
  'x-shopify-topic': 'orders/create',
  'x-shopify-shop-domain': SHOP,
  'x-shopify-api-version': API_VERSION,
  'x-shopify-webhook-id': 'w1',
});

/**
 * As Node gives them.
 * @param {import('../recipe.js').Delivery} delivery
 * @param {object} headers
 */
const exchange = ({ body }, headers) => ({
  rawBody: body,
  rawRequest: { method: 'POST', url: '/webhooks', headers: { host: 'app.example', ...headers } },
  rawResponse: { setHeader: () => undefined, write: () => true, end: () => undefined, getHeaders: () => ({}) },
});

/** @param {string} body @param {object} more */
const queryOf = (body, more) => new URLSearchParams({ ...JSON.parse(body), ...more });

/** @param {any} sdk */
const appOf = (sdk) =>
  sdk.shopifyApp({
    apiKey: fake(32),
    apiSecretKey: fake(32),
    appUrl: 'https://app.example',
    scopes: [],
    apiVersion: API_VERSION,
    authPathPrefix: '/auth',
    distribution: 'app_store',
    sessionStorage: { isReady: async () => true, loadSession: async () => undefined },
    logger: { log: () => undefined },
  });

const TOKEN = { accessToken: fake('shpat', 32) };

/**
 * What is retried differs between the two.
 * @param {ReturnType<typeof clientsOf>} graphqlOnly
 */
const withRest = (graphqlOnly) => ({
  pkg: '@shopify/admin-api-client',
  ...graphqlOnly,
  retries: {
    ...graphqlOnly.retries,
    'retries of a REST request': (/** @type {any} */ sdk) => {
      const client = sdk.createAdminRestApiClient({ storeDomain: SHOP, apiVersion: API_VERSION, ...TOKEN });
      const retries = ASKED_RETRIES;
      return {
        request: (/** @type {string} */ text) =>
          text === QUERY
            ? client.get('shop', { retries })
            : client.post('products', { data: { product: { title: 'a' } }, retries }),
      };
    },
  },
});

export const recipe = defineRecipe({
  sdks: [
    {
      pkg: '@shopify/shopify-api',
      parts: ['./adapters/node'],
      client: (sdk) => Object.assign(apiOf(sdk), graphql(sdk)),
      write: (shopify) => shopify.request(MUTATION),
      read: (shopify) => shopify.request(QUERY),
      timeouts: { signal: (sdk) => ({ request: (/** @type {string} */ text) => givingUp(sdk).request(text) }) },
      retries: {
        retries: (sdk) => graphql(sdk, { retries: ASKED_RETRIES }),
        // It counts the first attempt too.
        tries: (sdk) => rest(sdk, { tries: ASKED_RETRIES + 1 }),
      },
      reply: () => ({ data: { shop: { name: 'a' } } }),
      refusal: () => ({ errors: [{ message: 'refused' }] }),
      helpers: [
        {
          import: 'shopifyApi',
          path: ['webhooks', 'validate'],
          sign,
          on: apiOf,
          args: (delivery, headers) => [exchange(delivery, headers)],
          accepts: ({ valid }) => valid,
        },
        {
          import: 'shopifyApi',
          path: ['webhooks', 'process'],
          sign,
          run: async (sdk, delivery, headers) => {
            let reached = false;
            const { webhooks } = apiOf(sdk, delivery.secret);
            const callback = async () => void (reached = true);
            webhooks.addHandlers({ ORDERS_CREATE: { deliveryMethod: 'http', callbackUrl: '/webhooks', callback } });
            await webhooks.process(exchange(delivery, headers)).catch(() => undefined);
            return reached;
          },
        },
        {
          import: 'shopifyApi',
          path: ['utils', 'validateHmac'],
          body: JSON.stringify({ code: 'c1', shop: SHOP, state: '1' }),
          sign: ({ body, secret, time }) => ({
            timestamp: String(time),
            hmac: hmac('sha256', secret, queryOf(body, { timestamp: String(time) }).toString()),
          }),
          on: apiOf,
          args: ({ body }, signed) => [{ ...JSON.parse(body), ...signed }],
        },
      ],
    },
    withRest(clientsOf('createAdminApiClient', TOKEN)),
    {
      pkg: '@shopify/storefront-api-client',
      ...clientsOf('createStorefrontApiClient', { privateAccessToken: fake('shpat', 32) }),
    },
    {
      pkg: '@shopify/graphql-client',
      ...clientsOf('createGraphQLClient', {
        url: `https://${SHOP}/admin/api/${API_VERSION}/graphql.json`,
        headers: {},
      }),
    },
    { pkg: '@shopify/shopify-app-remix', parts: ['./server', './server/adapters/node'], client: appOf },
    { pkg: '@shopify/shopify-app-react-router', parts: ['./server', './server/adapters/node'], client: appOf },
  ],
});

/** @param {any} sdk */
const givingUp = (sdk) => graphql(sdk, { signal: AbortSignal.timeout(ASKED_TIMEOUT_MS) });
