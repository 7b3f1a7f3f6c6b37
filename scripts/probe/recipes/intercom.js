import { fake } from '../fakes.js';
import { ASKED_RETRIES, ASKED_TIMEOUT_MS, defineRecipe } from '../recipe.js';

/** @param {any} sdk */
const client = (sdk, options = {}) => new sdk.IntercomClient({ token: fake('token', 24), ...options });
/** @param {any} sdk */
const legacy = (sdk) => new sdk.Client({ tokenAuth: { token: fake('token', 24) } });

/**
 * With options of the call.
 * @param {any} intercom
 * @param {object} options
 */
const asking = (intercom, options) => ({
  contacts: { create: (/** @type {object} */ contact) => intercom.contacts.create(contact, options) },
  admins: { list: () => intercom.admins.list(options) },
});

/** @type {import('../recipe.js').SdkRecipe} */
const current = {
  pkg: 'intercom-client',
  client,
  write: (intercom) => intercom.contacts.create({ email: 'a@example.com' }),
  read: (intercom) => intercom.admins.list(),
  more: [
    (intercom) => intercom.contacts.update({ contact_id: 'c', name: 'a' }),
    (intercom) => intercom.contacts.delete({ contact_id: 'c' }),
  ],
  reply: () => ({ type: 'contact', id: 'c' }),
  refusal: () => ({ type: 'error.list', errors: [{ code: 'refused', message: 'refused' }] }),
};

export const recipe = defineRecipe({
  sdks: [
    {
      ...current,
      since: 7,
      timeouts: {
        timeoutInSeconds: (sdk) => client(sdk, { timeoutInSeconds: ASKED_TIMEOUT_MS / 1000, maxRetries: 0 }),
      },
      retries: { maxRetries: (sdk) => client(sdk, { maxRetries: ASKED_RETRIES }) },
    },
    {
      ...current,
      since: 6,
      until: 6,
      timeouts: {
        timeoutInSeconds: (sdk) => asking(client(sdk), { timeoutInSeconds: ASKED_TIMEOUT_MS / 1000, maxRetries: 0 }),
      },
      retries: { maxRetries: (sdk) => asking(client(sdk), { maxRetries: ASKED_RETRIES }) },
    },
    {
      pkg: 'intercom-client',
      until: 5,
      client: legacy,
      write: (intercom) => intercom.contacts.createUser({ email: 'a@example.com' }),
      read: (intercom) => intercom.contacts.find({ id: 'c' }),
      more: [
        (intercom) => intercom.contacts.update({ id: 'c', name: 'a' }),
        (intercom) => intercom.contacts.delete({ id: 'c' }),
      ],
      timeouts: { 'useRequestOpts()': (sdk) => legacy(sdk).useRequestOpts({ timeout: ASKED_TIMEOUT_MS }) },
      reply: () => ({ type: 'contact', id: 'c' }),
      refusal: () => ({ type: 'error.list', errors: [{ code: 'refused', message: 'refused' }] }),
    },
  ],
});
