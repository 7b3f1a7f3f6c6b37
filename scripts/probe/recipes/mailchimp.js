import { fake } from '../fakes.js';
import { ASKED_TIMEOUT_MS, defineRecipe } from '../recipe.js';

const member = { email_address: 'a@example.com', status: 'subscribed' };
const message = { to: [{ email: 'a@example.com' }], text: 'a' };

/** @param {any} sdk */
const transactional = (sdk) => sdk.default(fake(22));

export const recipe = defineRecipe({
  sdks: [
    {
      pkg: '@mailchimp/mailchimp_marketing',
      client: (sdk) => {
        sdk.default.setConfig({ apiKey: fake(32), server: 'us1' });
        return sdk.default;
      },
      write: (mailchimp) => mailchimp.lists.addListMember('list', member),
      read: (mailchimp) => mailchimp.lists.getList('list'),
      more: [
        (mailchimp) => mailchimp.lists.setListMember('list', 'hash', member),
        (mailchimp) => mailchimp.lists.updateListMember('list', 'hash', member),
        (mailchimp) => mailchimp.lists.deleteListMember('list', 'hash'),
      ],
      reply: () => ({ id: 'list' }),
    },
    {
      pkg: '@mailchimp/mailchimp_transactional',
      client: transactional,
      write: (mandrill) => mandrill.messages.send({ message }),
      read: (mandrill) => mandrill.users.info({}),
      timeouts: {
        'setDefaultTimeoutMs()': (sdk) => {
          const mandrill = transactional(sdk);
          mandrill.setDefaultTimeoutMs(ASKED_TIMEOUT_MS);
          return mandrill;
        },
      },
      reply: () => [{ email: 'a@example.com', status: 'sent' }],
      refusal: () => ({ status: 'error', code: 1, name: 'Refused', message: 'refused' }),
    },
  ],
});
