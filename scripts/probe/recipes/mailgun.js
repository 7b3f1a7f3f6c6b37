import { fake, hmac } from '../fakes.js';
import { loadPart } from '../child/load-part.js';
import { ASKED_RETRIES, ASKED_TIMEOUT_MS, defineRecipe } from '../recipe.js';

const DOMAIN = 'mail.example.com';
const MAIL = { to: 'a@example.com', from: 'b@example.com', subject: 's', text: 't' };

/** @param {any} sdk */
const client = (sdk, options = {}) =>
  new sdk.default(loadPart('form-data')).client({ username: 'api', key: fake('key', 32), ...options });
/** @param {any} sdk */
const oldest = (sdk) => sdk.client({ username: 'api', key: fake('key', 32) });

/** @type {Pick<import('../recipe.js').SdkRecipe, 'write' | 'read' | 'more'>} */
const calls = {
  write: (mailgun) => mailgun.messages.create(DOMAIN, MAIL),
  read: (mailgun) => mailgun.domains.get(DOMAIN),
  more: [(mailgun) => mailgun.routes.destroy('r'), (mailgun) => mailgun.routes.update('r', { description: 'a' })],
};

/** @param {any} sdk */
const legacy = (sdk, options = {}) => sdk.default({ apiKey: fake('key', 32), domain: DOMAIN, ...options });

export const recipe = defineRecipe({
  sdks: [
    {
      pkg: 'mailgun.js',
      since: 3,
      beside: ['form-data@4'],
      client,
      ...calls,
      timeouts: { timeout: (sdk) => client(sdk, { timeout: ASKED_TIMEOUT_MS }) },
      reply: () => ({ id: 'm', message: 'Queued', domain: { name: DOMAIN } }),
    },
    {
      pkg: 'mailgun.js',
      until: 2,
      client: oldest,
      ...calls,
      reply: () => ({ id: 'm', message: 'Queued', domain: { name: DOMAIN } }),
    },
    {
      pkg: 'mailgun-js',
      client: legacy,
      write: (mailgun) => mailgun.messages().send(MAIL),
      read: (mailgun) => mailgun.domains(DOMAIN).info(),
      more: [(mailgun) => mailgun.domains(DOMAIN).delete()],
      timeouts: { timeout: (sdk) => legacy(sdk, { timeout: ASKED_TIMEOUT_MS }) },
      retries: { retry: (sdk) => legacy(sdk, { retry: ASKED_RETRIES + 1 }) },
      helpers: [
        {
          import: 'default',
          path: ['validateWebhook'],
          // Of the body only this is signed.
          body: JSON.stringify({ token: 'token-1' }),
          sign: ({ body, secret, time }) => ({
            timestamp: time,
            signature: hmac('sha256', secret, `${time}${JSON.parse(body).token}`),
          }),
          on: (sdk, secret) => legacy(sdk, { apiKey: secret }),
          args: ({ body }, { timestamp, signature }) => [timestamp, JSON.parse(body).token, signature],
        },
      ],
    },
  ],
});
