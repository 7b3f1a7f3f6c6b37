import { randomUUID } from 'node:crypto';
import { fake, hmac } from '../fakes.js';
import { serveOnce } from '../child/serve-once.js';
import { defineRecipe } from '../recipe.js';

const TEXT = [{ type: 'text', text: 'a' }];
const channelAccessToken = fake('token', 24);

/** @param {import('../recipe.js').Delivery} delivery */
const sign = ({ body, secret }) => hmac('sha256', secret, body, 'base64');

/** @type {readonly import('../recipe.js').HelperRecipe[]} */
const helpers = [
  {
    import: 'validateSignature',
    path: [],
    sign,
    args: ({ body, secret }, signature) => [body, secret, signature],
  },
  {
    import: 'middleware',
    path: [],
    sign,
    run: async (sdk, { body, secret }, signature) => {
      let reached = false;
      const check = sdk.middleware({ channelSecret: secret });
      await serveOnce(
        (request, response) =>
          check(request, response, (/** @type {unknown} */ error) => {
            reached = error === undefined;
            response.end();
          }),
        { headers: { 'content-type': 'application/json', 'x-line-signature': signature }, body },
      );
      return reached;
    },
  },
];

const reply = () => ({ userId: 'U1', displayName: 'a', sentMessages: [] });

export const recipe = defineRecipe({
  sdks: [
    {
      pkg: '@line/bot-sdk',
      since: 8,
      client: (sdk) => new sdk.messagingApi.MessagingApiClient({ channelAccessToken }),
      write: (line) => line.pushMessage({ to: 'U1', messages: TEXT }),
      read: (line) => line.getProfile('U1'),
      more: [(line) => line.deleteRichMenu('r1')],
      keyed: (line, key) => line.pushMessage({ to: 'U1', messages: TEXT }, key),
      reply,
      helpers,
    },
    {
      pkg: '@line/bot-sdk',
      until: 7,
      client: (sdk) => new sdk.Client({ channelAccessToken, channelSecret: randomUUID() }),
      write: (line) => line.pushMessage('U1', TEXT),
      read: (line) => line.getProfile('U1'),
      more: [(line) => line.deleteRichMenu('r1')],
      reply,
      helpers,
    },
  ],
});
