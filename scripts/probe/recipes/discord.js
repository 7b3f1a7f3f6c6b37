import { generateKeyPairSync, sign as signWith } from 'node:crypto';
import { fake } from '../fakes.js';
import { serveOnce } from '../child/serve-once.js';
import { ASKED_RETRIES, ASKED_TIMEOUT_MS, defineRecipe } from '../recipe.js';

/** @typedef {import('../recipe.js').Delivery} Delivery */
/** @typedef {import('../recipe.js').HelperRecipe} HelperRecipe */

const MESSAGE = { body: { content: 'a' } };

/** @param {any} sdk */
const rest = (sdk, options = {}) => new sdk.REST(options).setToken(fake('token', 24));
/** @param {any} client */
const write = (client) => client.post('/channels/1/messages', MESSAGE);
/** @param {any} client */
const read = (client) => client.get('/channels/1');
/** @param {any} client */
const remove = (client) => client.delete('/channels/1');

/** @type {NonNullable<import('../recipe.js').SdkRecipe['timeouts']>} */
const timeouts = { timeout: (sdk) => rest(sdk, { timeout: ASKED_TIMEOUT_MS, retries: 0 }) };
/** @type {NonNullable<import('../recipe.js').SdkRecipe['retries']>} */
const retries = { retries: (sdk) => rest(sdk, { retries: ASKED_RETRIES }) };

/** @param {any} sdk */
const bot = (sdk, options = {}) => {
  const client = new sdk.Client({ intents: [], rest: options });
  client.rest.setToken(fake('token', 24));
  return client.rest;
};

/**
 * By the public half, which is what the helper is given.
 * @type {Map<string, import('node:crypto').KeyObject>}
 */
const privateKeys = new Map();
const publicKey = () => {
  const pair = generateKeyPairSync('ed25519');
  const text = pair.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('hex');
  privateKeys.set(text, pair.privateKey);
  return text;
};
/** @param {Delivery} delivery */
const sign = ({ body, secret, time }) => {
  const key = privateKeys.get(secret);
  if (key === undefined) throw new Error('The secret is not one of ours.');
  return { signature: signWith(null, Buffer.from(`${time}${body}`), key).toString('hex'), time: String(time) };
};

/** @param {string} name @param {object} more @returns {HelperRecipe} */
const middleware = (name, more = {}) => ({
  import: name,
  path: [],
  secret: publicKey,
  sign,
  run: async (sdk, { body, secret }, { signature, time }) => {
    let reached = false;
    const headers = { 'x-signature-ed25519': signature, 'x-signature-timestamp': time };
    /** @param {any} request @param {import('node:http').ServerResponse} response */
    const listener = (request, response) => {
      request.header = (/** @type {string} */ header) => request.headers[header.toLowerCase()];
      sdk[name](secret)(request, response, () => {
        reached = true;
        if (!response.writableEnded) response.end();
      });
    };
    await serveOnce(listener, { headers, body });
    return reached;
  },
  ...more,
});

export const recipe = defineRecipe({
  sdks: [
    { pkg: '@discordjs/rest', client: rest, write, read, more: [remove], timeouts, retries },
    {
      pkg: 'discord.js',
      client: bot,
      write,
      read,
      more: [remove],
      timeouts: { 'rest.timeout': (sdk) => bot(sdk, { timeout: ASKED_TIMEOUT_MS, retries: 0 }), ...timeouts },
      retries: { 'rest.retries': (sdk) => bot(sdk, { retries: ASKED_RETRIES }), ...retries },
    },
    {
      pkg: 'discord-interactions',
      versions: ['3'],
      helpers: [
        {
          import: 'verifyKey',
          path: [],
          secret: publicKey,
          sign,
          args: ({ body, secret }, { signature, time }) => [body, signature, time, secret],
        },
        // That of 3 never answers under the probe's clock.
        middleware('verifyKeyMiddleware', { since: 4 }),
        middleware('verifyWebhookEventMiddleware', { since: 4 }),
      ],
    },
  ],
});
