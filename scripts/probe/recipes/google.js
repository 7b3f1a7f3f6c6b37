import { fake } from '../fakes.js';
import { ASKED_RETRIES, ASKED_TIMEOUT_MS, defineRecipe } from '../recipe.js';

const FAMILY = '@googleapis/*';

/** Of the generated clients those with the most calls in code: the package's major, and the version of the API. */
const APIS = [
  ['gmail', 22, 'v1'],
  ['calendar', 20, 'v3'],
  ['drive', 26, 'v3'],
  ['sheets', 18, 'v4'],
  ['docs', 10, 'v1'],
  ['people', 12, 'v1'],
  ['tasks', 13, 'v1'],
  ['youtube', 39, 'v3'],
  ['admin', 37, 'directory_v1'],
];

/** @param {any} gmail @param {object} [options] */
const send = (gmail, options) => gmail.users.messages.send({ userId: 'me', requestBody: { raw: 'a' } }, options);
/** @param {any} gmail @param {object} [options] */
const get = (gmail, options) => gmail.users.messages.get({ userId: 'me', id: 'm1' }, options);

/**
 * With options of the call.
 * @param {any} gmail
 * @param {object} options
 */
const asking = (gmail, options) => ({
  users: {
    messages: {
      send: (/** @type {object} */ params) => gmail.users.messages.send(params, options),
      get: (/** @type {object} */ params) => gmail.users.messages.get(params, options),
    },
  },
});

/** @param {any} sdk */
const gmailOf = (sdk, options = {}) => sdk.gmail({ version: 'v1', auth: fake(39), ...options });

/** @param {any} sdk */
const appOf = (sdk) =>
  sdk.getApps()[0] ??
  sdk.initializeApp({
    projectId: 'project',
    credential: { getAccessToken: async () => ({ access_token: 't', expires_in: 3600 }) },
  });

export const recipe = defineRecipe({
  families: { [FAMILY]: APIS.map(([name, major]) => `@googleapis/${name}@${major}`) },
  sdks: [
    {
      pkg: FAMILY,
      specifier: '@googleapis/gmail',
      client: gmailOf,
      write: (gmail) => send(gmail),
      read: (gmail) => get(gmail),
      more: [(gmail) => gmail.users.messages.delete({ userId: 'me', id: 'm1' })],
      timeouts: { timeout: (sdk) => gmailOf(sdk, { timeout: ASKED_TIMEOUT_MS }) },
      retries: {
        'retryConfig.retry': (sdk) => asking(gmailOf(sdk), { retryConfig: { retry: ASKED_RETRIES } }),
      },
    },
    ...APIS.filter(([name]) => name !== 'gmail').map(([name, , version]) => ({
      pkg: FAMILY,
      specifier: `@googleapis/${name}`,
      client: (/** @type {any} */ sdk) => sdk[String(name)]({ version, auth: fake(39) }),
    })),
    // Some ways to send are gone since 13.
    { pkg: 'firebase-admin', versions: ['12'] },
    {
      pkg: 'firebase-admin/messaging',
      parts: ['../app'],
      versions: ['12'],
      client: (sdk) => sdk.getMessaging(appOf(sdk)),
    },
    { pkg: 'firebase-admin/auth', parts: ['../app'], client: (sdk) => sdk.getAuth(appOf(sdk)) },
  ],
});
