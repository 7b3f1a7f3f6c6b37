import { fake } from '../fakes.js';
import { serveOnce } from '../child/serve-once.js';
import { ASKED_RETRIES, ASKED_TIMEOUT_MS, defineRecipe } from '../recipe.js';

/** @typedef {import('../recipe.js').HelperRecipe} HelperRecipe */

const CHAT = 1;
/** Not of the length of a real one. */
const token = () => ['1', fake(12)].join(':');
const me = { id: 1, is_bot: true, first_name: 'b', username: 'b' };
const update = JSON.stringify({
  update_id: 1,
  message: { message_id: 1, date: 1, chat: { id: CHAT, type: 'private' }, from: me, text: 'a1' },
});

const reply = () => ({ ok: true, result: me });
/** How long to wait stands in the body, and is what the probe says in its Retry-After. @param {number} status */
const refusal = (status) => ({
  ok: false,
  error_code: status,
  description: 'refused',
  ...(status === 429 && { parameters: { retry_after: 17 } }),
});

/** @param {any} sdk */
const grammy = (sdk, client = {}) => new sdk.Bot(token(), { client, botInfo: me }).api;
/** @param {any} sdk */
const telegraf = (sdk, options = {}) => new sdk.Telegram(token(), options);
/** @param {any} sdk */
const nodeApi = (sdk, options = {}) => new sdk.Api(token(), options);
/** @param {any} sdk */
const old = (sdk, options = {}) => new sdk.default(token(), options);
/** @param {any} api */
const read = (api) => api.getChat(CHAT);
/** @param {any} api */
const write = (api) => api.sendMessage(CHAT, 'a');

/** Nothing is signed: the secret itself is sent. */
const secret = () => fake(`s${(secrets += 1)}`, 12);
let secrets = 0;
/** @param {import('../recipe.js').Delivery} delivery */
const sign = (delivery) => delivery.secret;

/** @param {string} signed */
const headersOf = (signed) => ({
  'content-type': 'application/json',
  'x-telegram-bot-api-secret-token': signed,
});

/** @param {(sdk: any, secret: string, reached: () => void) => Promise<(...pair: any[]) => unknown>} listenerOf @param {Omit<HelperRecipe, 'sign'>} row @returns {HelperRecipe} */
const middleware = (listenerOf, row) => ({
  body: update,
  secret,
  sign,
  run: async (sdk, delivery, signed) => {
    let reached = false;
    const listener = await listenerOf(sdk, delivery.secret, () => (reached = true));
    await serveOnce((request, response) => void listener(request, response), {
      path: '/hook',
      headers: headersOf(signed),
      body: delivery.body,
    });
    return reached;
  },
  ...row,
});

/** @param {any} sdk @param {() => void} reached */
const telegrafBot = (sdk, reached) => {
  const bot = new sdk.Telegraf(token());
  bot.botInfo = me;
  bot.use(reached);
  return bot;
};

export const recipe = defineRecipe({
  sdks: [
    {
      pkg: 'grammy',
      client: grammy,
      write,
      read,
      timeouts: {
        'client.timeoutSeconds': (sdk) => grammy(sdk, { timeoutSeconds: ASKED_TIMEOUT_MS / 1000 }),
        timeoutSeconds: (sdk) => new sdk.Api(token(), { timeoutSeconds: ASKED_TIMEOUT_MS / 1000 }),
      },
      reply,
      refusal,
      helpers: [
        middleware(
          async (sdk, secretToken, reached) => {
            const bot = new sdk.Bot(token(), { botInfo: me });
            bot.use(reached);
            return sdk.webhookCallback(bot, 'http', { secretToken });
          },
          { import: 'webhookCallback', path: [] },
        ),
      ],
    },
    {
      pkg: 'telegraf',
      client: telegraf,
      write,
      read,
      reply,
      refusal,
      helpers: [
        middleware(
          async (sdk, secretToken, reached) => telegrafBot(sdk, reached).webhookCallback('/hook', { secretToken }),
          { import: 'Telegraf', path: ['webhookCallback'] },
        ),
        middleware(
          async (sdk, secretToken, reached) =>
            telegrafBot(sdk, reached).createWebhook({
              domain: 'bot.example',
              path: '/hook',
              secret_token: secretToken,
            }),
          { import: 'Telegraf', path: ['createWebhook'] },
        ),
      ],
    },
    {
      pkg: 'node-telegram-bot-api',
      since: 2,
      client: nodeApi,
      write: (api) => api.sendMessage({ chat_id: CHAT, text: 'a' }),
      read: (api) => api.getChat({ chat_id: CHAT }),
      timeouts: { timeoutMs: (sdk) => nodeApi(sdk, { timeoutMs: ASKED_TIMEOUT_MS, maxRetries: 0 }) },
      retries: { maxRetries: (sdk) => nodeApi(sdk, { maxRetries: ASKED_RETRIES }) },
      reply,
      refusal,
      helpers: [
        {
          import: 'webhookCallback',
          path: [],
          body: update,
          secret,
          sign,
          run: async (sdk, { body, secret: secretToken }, signed) => {
            let reached = false;
            const bot = new sdk.Bot(token());
            bot.use?.(() => (reached = true));
            const handle = sdk.webhookCallback(bot, { secretToken });
            await handle(new Request('https://bot.example/hook', { method: 'POST', headers: headersOf(signed), body }));
            return reached;
          },
        },
      ],
    },
    {
      pkg: 'node-telegram-bot-api',
      since: 1,
      until: 1,
      client: old,
      write,
      read,
      timeouts: {
        'request.timeoutMs': (sdk) => old(sdk, { request: { timeoutMs: ASKED_TIMEOUT_MS } }),
      },
      retries: {
        'request.maxRetriesOn429': (sdk) => old(sdk, { request: { maxRetriesOn429: ASKED_RETRIES } }),
      },
      reply,
      refusal,
    },
    {
      pkg: 'node-telegram-bot-api',
      until: 0,
      client: old,
      write,
      read,
      timeouts: { 'request.timeout': (sdk) => old(sdk, { request: { timeout: ASKED_TIMEOUT_MS } }) },
      reply,
      refusal,
    },
  ],
});
