import { fake, hmac } from '../fakes.js';
import { ASKED_RETRIES, ASKED_TIMEOUT_MS, defineRecipe } from '../recipe.js';
import { serveOnce } from '../child/serve-once.js';

/** @typedef {import('../recipe.js').Delivery} Delivery */

/** @param {any} sdk */
const client = (sdk, options = {}) => new sdk.WebClient(fake('xoxb', 24), { logLevel: 'error', ...options });
/** @param {any} web */
const write = (web) => web.chat.postMessage({ channel: 'C1', text: 'a' });

const HOOK = 'https://hooks.slack.com/any';
/** @param {any} sdk */
const hook = (sdk, options = {}) => new sdk.IncomingWebhook(HOOK, options);
/** @param {any} incoming */
const post = (incoming) => incoming.send('a');

/** @param {Delivery} delivery */
const sign = ({ body, secret, time }) => ({
  'x-slack-signature': `v0=${hmac('sha256', secret, `v0:${time}:${body}`)}`,
  'x-slack-request-timestamp': time,
});

/** @param {string} name @returns {import('../recipe.js').HelperRecipe} */
const check = (name) => ({
  import: name,
  path: [],
  sign,
  args: ({ body, secret }, headers) => [{ signingSecret: secret, body, headers }],
});

const event = JSON.stringify({ type: 'event_callback', team_id: 'T1', event: { type: 'app_mention', n: 1 } });

const authorize = async () => ({ botToken: fake('xoxb', 24), botId: 'B1', botUserId: 'U1' });

/**
 * Whether an app behind the receiver is handed the event.
 * @param {any} sdk
 * @param {any} receiver
 * @param {() => Promise<unknown>} deliver
 */
const reaches = async (sdk, receiver, deliver) => {
  let reached = false;
  const app = new sdk.App({ receiver, authorize, logLevel: 'error' });
  app.use(async () => void (reached = true));
  await deliver();
  return reached;
};

/** @param {Delivery} delivery @param {Record<string, unknown>} signed */
const asRequest = ({ body }, signed) => ({
  path: '/slack/events',
  headers: Object.fromEntries([
    ['content-type', 'application/json'],
    ...Object.entries(signed).map(([name, one]) => [name, String(one)]),
  ]),
  body,
});

/** @type {readonly import('../recipe.js').HelperRecipe[]} */
const receivers = [
  {
    import: 'ExpressReceiver',
    path: [],
    body: event,
    sign,
    run: (sdk, delivery, signed) => {
      const receiver = new sdk.ExpressReceiver({ signingSecret: delivery.secret });
      return reaches(sdk, receiver, () => serveOnce(receiver.app, asRequest(delivery, signed)));
    },
  },
  {
    import: 'HTTPReceiver',
    path: [],
    body: event,
    sign,
    run: (sdk, delivery, signed) => {
      const receiver = new sdk.HTTPReceiver({ signingSecret: delivery.secret });
      return reaches(sdk, receiver, () =>
        serveOnce((...pair) => receiver.requestListener(...pair), asRequest(delivery, signed)),
      );
    },
  },
  {
    import: 'AwsLambdaReceiver',
    path: [],
    body: event,
    sign,
    run: (sdk, delivery, signed) => {
      const receiver = new sdk.AwsLambdaReceiver({ signingSecret: delivery.secret });
      return reaches(sdk, receiver, () => receiver.toHandler()(asRequest(delivery, signed), {}, () => undefined));
    },
  },
  {
    import: 'App',
    path: [],
    body: event,
    sign,
    run: async (sdk, delivery, signed) => {
      let reached = false;
      const app = new sdk.App({
        authorize,
        signingSecret: delivery.secret,
        logLevel: 'error',
      });
      app.use(async () => void (reached = true));
      await serveOnce((...pair) => app.receiver.requestListener(...pair), asRequest(delivery, signed));
      return reached;
    },
  },
];

export const recipe = defineRecipe({
  sdks: [
    {
      pkg: '@slack/web-api',
      client,
      write,
      read: (web) => web.conversations.info({ channel: 'C1' }),
      timeouts: { timeout: (sdk) => client(sdk, { timeout: ASKED_TIMEOUT_MS, retryConfig: { retries: 0 } }) },
      retries: { retryConfig: (sdk) => client(sdk, { retryConfig: { retries: ASKED_RETRIES } }) },
      reply: () => ({ ok: true }),
      refusal: () => ({ ok: false, error: 'refused' }),
    },
    {
      pkg: '@slack/webhook',
      client: hook,
      write: post,
      timeouts: { timeout: (sdk) => hook(sdk, { timeout: ASKED_TIMEOUT_MS }) },
      retries: { retryConfig: (sdk) => hook(sdk, { retryConfig: { retries: ASKED_RETRIES } }) },
      reply: () => 'ok',
    },
    {
      pkg: '@slack/bolt',
      reply: () => ({ ok: true, user_id: 'U1', bot_id: 'B1' }),
      helpers: [check('verifySlackRequest'), check('isValidSlackRequest'), ...receivers],
    },
  ],
});
