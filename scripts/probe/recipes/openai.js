import { fake, fakeBase64, standardWebhook } from '../fakes.js';
import { ASKED_RETRIES, ASKED_TIMEOUT_MS, defineRecipe } from '../recipe.js';

/** @param {any} sdk */
const client = (sdk, options = {}) => new sdk.default({ apiKey: fake('key', 24), ...options });
/** @param {any} openai */
const write = (openai) => openai.chat.completions.create({ model: 'm', messages: [] });

/** @param {string} from @param {string} name @returns {import('../recipe.js').HelperRecipe} */
const helper = (from, name) => ({
  import: from,
  path: ['webhooks', name],
  since: 5,
  secret: () => `whsec_${fakeBase64(24)}`,
  sign: (delivery) => standardWebhook(delivery),
  on: (sdk) =>
    from === 'AzureOpenAI'
      ? new sdk.AzureOpenAI({ apiKey: fake('key', 24), apiVersion: '2024-10-21', endpoint: 'https://azure.example' })
      : new sdk[from]({ apiKey: fake('key', 24) }),
  args: ({ body, secret }, headers) => [body, headers, secret],
});

export const recipe = defineRecipe({
  sdks: [
    {
      pkg: 'openai',
      versions: ['5'],
      client,
      write,
      read: (openai) => openai.models.list(),
      more: [(openai) => openai.files.delete?.('file_1') ?? openai.files.del('file_1')],
      timeouts: { timeout: (sdk) => client(sdk, { timeout: ASKED_TIMEOUT_MS, maxRetries: 0 }) },
      retries: { maxRetries: (sdk) => client(sdk, { maxRetries: ASKED_RETRIES }) },
      helpers: ['default', 'OpenAI', 'AzureOpenAI'].flatMap((from) => [
        helper(from, 'unwrap'),
        helper(from, 'verifySignature'),
      ]),
    },
  ],
});
