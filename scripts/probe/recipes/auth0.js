import { fake } from '../fakes.js';
import { ASKED_RETRIES, ASKED_TIMEOUT_MS, defineRecipe } from '../recipe.js';

/** @param {any} sdk */
const client = (sdk, options = {}) =>
  new sdk.ManagementClient({ domain: 'shop.auth0.com', token: fake('token', 24), ...options });

const USER = { connection: 'c', email: 'a@example.com' };

/** @type {NonNullable<import('../recipe.js').SdkRecipe['retries']>} */
const retries = {
  'retry.maxRetries': (sdk) => client(sdk, { retry: { enabled: true, maxRetries: ASKED_RETRIES } }),
};
const reply = () => ({ user_id: 'u1' });

export const recipe = defineRecipe({
  sdks: [
    {
      pkg: 'auth0',
      since: 5,
      client,
      write: (auth0) => auth0.users.create(USER),
      read: (auth0) => auth0.users.get('u1'),
      more: [(auth0) => auth0.users.delete('u1'), (auth0) => auth0.users.update('u1', { name: 'a' })],
      timeouts: {
        timeoutInSeconds: (sdk) => client(sdk, { timeoutInSeconds: ASKED_TIMEOUT_MS / 1000, maxRetries: 0 }),
      },
      retries: { maxRetries: (sdk) => client(sdk, { maxRetries: ASKED_RETRIES }) },
      reply,
    },
    {
      pkg: 'auth0',
      since: 4,
      until: 4,
      client,
      write: (auth0) => auth0.users.create(USER),
      read: (auth0) => auth0.users.get({ id: 'u1' }),
      more: [(auth0) => auth0.users.delete({ id: 'u1' }), (auth0) => auth0.users.update({ id: 'u1' }, { name: 'a' })],
      timeouts: { timeoutDuration: (sdk) => client(sdk, { timeoutDuration: ASKED_TIMEOUT_MS }) },
      retries,
      reply,
    },
    {
      pkg: 'auth0',
      until: 3,
      client,
      write: (auth0) => auth0.createUser(USER),
      read: (auth0) => auth0.getUser({ id: 'u1' }),
      more: [(auth0) => auth0.deleteUser({ id: 'u1' }), (auth0) => auth0.updateUser({ id: 'u1' }, { name: 'a' })],
      retries,
      reply,
    },
  ],
});
