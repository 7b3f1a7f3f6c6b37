import { fake, hmac } from '../fakes.js';
import { serveOnce } from '../child/serve-once.js';
import { loadPart } from '../child/load-part.js';
import { defineRecipe } from '../recipe.js';

/** @typedef {import('../recipe.js').Delivery} Delivery */
/** @typedef {import('../recipe.js').HelperRecipe} HelperRecipe */

/** @param {any} sdk */
const client = (sdk, options = {}) => new sdk.LinearClient({ apiKey: fake('key', 24), ...options });

/** The root exports the older name only. @param {any} sdk @param {string} from @param {string} secret */
const make = (sdk, from, secret) => new (sdk[from] ?? loadPart('@linear/sdk/webhooks')[from])(secret);

/** The time of a delivery stands in its body. @param {string} body @param {number} time */
const sentAt = (body, time) => JSON.stringify({ ...JSON.parse(body), webhookTimestamp: time * 1000 });
/** @param {Delivery} delivery */
const sign = ({ body, secret, time }) => ({ signature: hmac('sha256', secret, sentAt(body, time)), time });

/** @param {string} from @param {string} name @returns {HelperRecipe} */
const method = (from, name) => ({
  import: from,
  path: [name],
  sign,
  on: (sdk, secret) => make(sdk, from, secret),
  args: ({ body }, { signature, time }) => [Buffer.from(sentAt(body, time)), signature],
});

/** @param {string} from @returns {HelperRecipe} */
const handler = (from) => ({
  import: from,
  path: ['createHandler'],
  sign,
  run: async (sdk, { body, secret }, { signature, time }) => {
    let reached = false;
    const listener = make(sdk, from, secret).createHandler();
    listener.on('*', () => (reached = true));
    const headers = {
      'content-type': 'application/json',
      'linear-signature': signature,
      'linear-timestamp': String(time * 1000),
    };
    await serveOnce(listener, { headers, body: sentAt(body, time) });
    return reached;
  },
});

export const recipe = defineRecipe({
  sdks: [
    {
      pkg: '@linear/sdk',
      client,
      write: (linear) => linear.createIssue({ teamId: 't', title: 'a' }),
      read: (linear) => linear.viewer,
      keyed: (linear, key) => linear.createIssue({ id: key, teamId: 't', title: 'a' }),
      reply: () => ({ data: { issueCreate: { success: true, lastSyncId: 1 }, viewer: { id: 'u' } } }),
      refusal: () => ({ errors: [{ message: 'refused', extensions: { type: 'refused' } }] }),
      helpers: ['LinearWebhookClient', 'LinearWebhooks'].flatMap((from) => [
        method(from, 'verify'),
        method(from, 'parseData'),
        handler(from),
      ]),
    },
  ],
});
