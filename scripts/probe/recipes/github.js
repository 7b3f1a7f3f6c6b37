import { fake, hmac } from '../fakes.js';
import { ASKED_RETRIES, ASKED_TIMEOUT_MS, defineRecipe } from '../recipe.js';
import { serveOnce } from '../child/serve-once.js';
import { generateKeyPairSync } from 'node:crypto';

/** @typedef {import('../recipe.js').Delivery} Delivery */

const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const REPO = { owner: 'o', repo: 'r' };

/** @param {any} sdk */
const client = (sdk, options = {}) => new sdk.Octokit({ auth: fake('token', 24), log: quiet, ...options });
/** @param {any} octokit */
const write = (octokit) => octokit.request('POST /repos/{owner}/{repo}/issues', { ...REPO, title: 't' });
/** @param {any} octokit */
const read = (octokit) => octokit.request('GET /repos/{owner}/{repo}', REPO);
/** @param {any} octokit */
const remove = (octokit) => octokit.request('DELETE /repos/{owner}/{repo}', REPO);
/** A bare 429 is nothing that GitHub sends: its message tells which limit it is. */
const refusal = () => ({ message: 'You have exceeded a secondary rate limit.' });
const signal = () => AbortSignal.timeout(ASKED_TIMEOUT_MS);

/** The queue of `octokit` would hold a request back while its time runs. */
const throttle = { enabled: false };

/** @type {NonNullable<import('../recipe.js').SdkRecipe['timeouts']>} */
const timeouts = {
  'request.signal': (sdk) => client(sdk, { throttle, request: { signal: signal() } }),
  'request.fetch': (sdk) =>
    client(sdk, {
      request: {
        fetch: (/** @type {string} */ url, /** @type {RequestInit} */ init) =>
          fetch(url, { ...init, signal: signal() }),
      },
    }),
  'request.timeout': (sdk) => client(sdk, { request: { timeout: ASKED_TIMEOUT_MS } }),
};

/** @param {Delivery} delivery */
const sign = ({ body, secret }) => `sha256=${hmac('sha256', secret, body)}`;
/** @param {Delivery} delivery @param {string} signature */
const event = ({ body }, signature) => ({ id: '1', name: 'push', payload: body, signature });

/** @param {any} sdk @param {string} secret */
const webhooks = (sdk, secret) => new sdk.Webhooks({ secret, log: quiet });
/** @param {any} sdk @param {string} secret */
const app = (sdk, secret) =>
  new sdk.App({
    appId: 1,
    privateKey: privateKey(),
    webhooks: { secret },
    oauth: { clientId: fake('Iv1', 16), clientSecret: fake(40) },
    log: quiet,
  });
const privateKey = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  }).privateKey;

/** @param {string} from @param {readonly string[]} above @param {(sdk: any, secret: string) => any} on @returns {readonly import('../recipe.js').HelperRecipe[]} */
const methods = (from, above, on) => [
  { import: from, path: [...above, 'verify'], sign, on, args: ({ body }, signature) => [body, signature] },
  {
    import: from,
    path: [...above, 'verifyAndReceive'],
    sign,
    on,
    args: (delivery, signature) => [event(delivery, signature)],
  },
];

/**
 * @param {(sdk: any, secret: string, reached: () => void) => import("node:http").RequestListener} listener
 * @param {string} path
 * @returns {NonNullable<import("../recipe.js").HelperRecipe["run"]>}
 */
const nodeMiddleware =
  (listener, path) =>
  async (sdk, { body, secret }, signature) => {
    let reached = false;
    await serveOnce(
      listener(sdk, secret, () => (reached = true)),
      { path, headers: headersOf(signature), body },
    );
    return reached;
  };

/** @param {string} signature */
const headersOf = (signature) => ({
  'content-type': 'application/json',
  'user-agent': 'GitHub-Hookshot/1',
  'x-github-event': 'push',
  'x-github-delivery': '1',
  'x-hub-signature-256': signature,
});

export const recipe = defineRecipe({
  sdks: [
    {
      pkg: 'octokit',
      client,
      write,
      read,
      more: [remove],
      refusal,
      timeouts,
      retries: {
        'request.retries': (sdk) => client(sdk, { request: { retries: ASKED_RETRIES } }),
        'retry.retries': (sdk) => client(sdk, { retry: { retries: ASKED_RETRIES } }),
      },
      helpers: [
        ...methods('App', ['webhooks'], app),
        {
          import: 'createNodeMiddleware',
          path: [],
          sign,
          run: nodeMiddleware((sdk, secret, reached) => {
            const own = app(sdk, secret);
            own.webhooks.onAny(reached);
            return sdk.createNodeMiddleware(own, { log: quiet });
          }, '/api/github/webhooks'),
        },
      ],
    },
    { pkg: '@octokit/rest', client, write, read, more: [remove], refusal, timeouts },
    { pkg: '@octokit/core', client, write, read, more: [remove], refusal, timeouts },
    {
      pkg: '@octokit/request',
      client: (sdk) => ({ request: sdk.request.defaults({ headers: { authorization: fake('token', 24) } }) }),
      write,
      read,
      timeouts: { 'request.signal': (sdk) => ({ request: sdk.request.defaults({ request: { signal: signal() } }) }) },
    },
    {
      pkg: '@octokit/webhooks-methods',
      helpers: [
        { import: 'verify', path: [], sign, args: ({ body, secret }, signature) => [secret, body, signature] },
        {
          import: 'verifyWithFallback',
          path: [],
          sign,
          args: ({ body, secret }, signature) => [secret, body, signature, []],
        },
      ],
    },
    {
      pkg: '@octokit/webhooks',
      helpers: [
        ...methods('Webhooks', [], webhooks),
        {
          import: 'createNodeMiddleware',
          path: [],
          sign,
          run: nodeMiddleware((sdk, secret, reached) => {
            const own = webhooks(sdk, secret);
            own.onAny(reached);
            return sdk.createNodeMiddleware(own, { path: '/', log: quiet });
          }, '/'),
        },
        {
          import: 'createWebMiddleware',
          path: [],
          sign,
          run: async (sdk, { body, secret }, signature) => {
            let reached = false;
            const own = webhooks(sdk, secret);
            own.onAny(() => (reached = true));
            const handle = sdk.createWebMiddleware(own, { path: '/', log: quiet });
            await handle(new Request('http://any.example/', { method: 'POST', headers: headersOf(signature), body }));
            return reached;
          },
        },
      ],
    },
  ],
});
