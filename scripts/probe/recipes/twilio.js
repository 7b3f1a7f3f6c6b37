import { createHash } from 'node:crypto';
import { fake, hmac } from '../fakes.js';
import { ASKED_RETRIES, ASKED_TIMEOUT_MS, defineRecipe } from '../recipe.js';

const HOOK = 'https://shop.example/sms';

/** @param {any} sdk */
const client = (sdk, options = {}) => sdk.default(`AC${fake(32)}`, fake(32), options);
/** @param {any} twilio */
const write = (twilio) => twilio.messages.create({ to: '+15005550006', from: '+15005550006', body: 'a' });

/** @param {string} body */
const fieldsOf = (body) => Object.fromEntries(new URLSearchParams(body));
/** @param {import('../recipe.js').Delivery} delivery */
const sign = ({ body, secret }) => {
  const fields = Object.entries(fieldsOf(body)).sort(([one], [other]) => (one < other ? -1 : 1));
  return hmac('sha1', secret, HOOK + fields.flat().join(''), 'base64');
};
const FORM = 'Body=hello&From=%2B15005550006&SmsSid=SM1';

/** The address holds the digest of the body, and is signed. @param {string} body */
const addressOf = (body) => `${HOOK}?bodySHA256=${createHash('sha256').update(body).digest('hex')}`;

/** What Express hands over. @param {string} body @param {string} signature */
const requestOf = (body, signature) => {
  const headers = { 'x-twilio-signature': signature, host: 'shop.example' };
  /** @param {string} name */
  const header = (name) => Object.entries(headers).find(([one]) => one === name.toLowerCase())?.[1];
  return { protocol: 'https', headers, header, get: header, originalUrl: '/sms', url: '/sms', body: fieldsOf(body) };
};

/** @param {string} name @returns {import('../recipe.js').HelperRecipe} */
const ofRequest = (name) => ({
  import: name,
  path: [],
  body: FORM,
  sign,
  args: ({ body, secret }, signature) => [requestOf(body, signature), secret],
});

export const recipe = defineRecipe({
  sdks: [
    {
      pkg: 'twilio',
      client,
      write,
      read: (twilio) => twilio.messages('SM1').fetch(),
      more: [(twilio) => twilio.messages('SM1').remove()],
      timeouts: { timeout: (sdk) => client(sdk, { timeout: ASKED_TIMEOUT_MS }) },
      retries: {
        autoRetry: (sdk) => client(sdk, { autoRetry: true }),
        maxRetries: (sdk) => client(sdk, { autoRetry: true, maxRetries: ASKED_RETRIES }),
      },
      helpers: [
        {
          import: 'validateRequest',
          path: [],
          body: FORM,
          sign,
          args: ({ body, secret }, signature) => [secret, signature, HOOK, fieldsOf(body)],
        },
        {
          import: 'validateRequestWithBody',
          path: [],
          sign: ({ body, secret }) => [hmac('sha1', secret, addressOf(body), 'base64'), addressOf(body)],
          args: ({ body, secret }, [signature, address]) => [secret, signature, address, body],
        },
        ofRequest('validateIncomingRequest'),
        ofRequest('validateExpressRequest'),
        {
          import: 'webhook',
          path: [],
          body: FORM,
          sign,
          run: async (sdk, { body, secret }, signature) => {
            let reached = false;
            /** @type {any} */
            const response = { type: () => response, status: () => response, send: () => response };
            sdk.webhook(secret)(requestOf(body, signature), response, () => (reached = true));
            return reached;
          },
        },
      ],
    },
  ],
});
