import { fake, fakeBase64, standardWebhook } from '../fakes.js';
import { loadPart } from '../child/load-part.js';
import { defineRecipe } from '../recipe.js';

/** @typedef {import('../recipe.js').Delivery} Delivery */
/** @typedef {import('../recipe.js').HelperRecipe} HelperRecipe */
/** @typedef {import('../recipe.js').SdkRecipe} SdkRecipe */

/** @type {Pick<SdkRecipe, 'client' | 'write' | 'read' | 'more'>} */
const calls = {
  client: (sdk) => sdk.createClerkClient({ secretKey: fake('sk', 'test', 24), telemetry: { disabled: true } }),
  write: (clerk) => clerk.users.createUser({ emailAddress: ['a@example.com'] }),
  read: (clerk) => clerk.users.getUser('user_1'),
  more: [(clerk) => clerk.users.deleteUser('user_1'), (clerk) => clerk.users.updateUser('user_1', { firstName: 'a' })],
};

/** @param {string} specifier @param {object} row @returns {HelperRecipe} */
const verifyWebhook = (specifier, row) => ({
  import: 'verifyWebhook',
  path: [],
  secret: () => `whsec_${fakeBase64(24)}`,
  sign: (delivery) => standardWebhook(delivery, 'svix'),
  // The root of the package does not export it.
  on: () => loadPart(specifier).verifyWebhook,
  ...row,
});

/** @param {Delivery} delivery @param {Record<string, string>} headers */
const webRequest = ({ body }, headers) => new Request('https://shop.example/hook', { method: 'POST', headers, body });

/**
 * A request as a framework of Node hands it over, its body parsed or raw.
 * @param {Delivery} delivery
 * @param {Record<string, string>} headers
 * @param {unknown} parsed
 */
const nodeRequest = (delivery, headers, parsed) => ({
  method: 'POST',
  url: '/hook',
  originalUrl: '/hook',
  protocol: 'https',
  hostname: 'shop.example',
  headers: { host: 'shop.example', 'content-type': 'application/json', ...headers },
  body: parsed,
});

/** @param {string} specifier @param {(delivery: Delivery) => unknown} bodyOf */
const ofNode = (specifier, bodyOf) =>
  verifyWebhook(specifier, {
    args: (/** @type {Delivery} */ delivery, /** @type {Record<string, string>} */ headers) => [
      nodeRequest(delivery, headers, bodyOf(delivery)),
      { signingSecret: delivery.secret },
    ],
  });

/** @param {string} specifier */
const ofWeb = (specifier) =>
  verifyWebhook(specifier, {
    args: (/** @type {Delivery} */ delivery, /** @type {Record<string, string>} */ headers) => [
      webRequest(delivery, headers),
      { signingSecret: delivery.secret },
    ],
  });

export const recipe = defineRecipe({
  sdks: [
    // 1 takes what verifies from svix, which is left to the reader to install.
    { pkg: '@clerk/backend', until: 1, beside: ['svix@1'], ...calls, helpers: [ofWeb('@clerk/backend/webhooks')] },
    { pkg: '@clerk/backend', since: 2, ...calls, helpers: [ofWeb('@clerk/backend/webhooks')] },
    {
      pkg: '@clerk/express',
      beside: ['express@5'],
      ...calls,
      helpers: [ofNode('@clerk/express/webhooks', ({ body }) => Buffer.from(body))],
    },
    {
      pkg: '@clerk/fastify',
      beside: ['fastify@5'],
      ...calls,
      helpers: [{ ...ofNode('@clerk/fastify/webhooks', ({ body }) => JSON.parse(body)), since: 2 }],
    },
    {
      pkg: '@clerk/nextjs',
      since: 7,
      beside: ['next@15', 'react@19', 'react-dom@19'],
      helpers: [ofWeb('@clerk/nextjs/webhooks')],
    },
    { pkg: '@clerk/clerk-sdk-node', ...calls },
  ],
});
