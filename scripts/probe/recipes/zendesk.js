import { fake } from '../fakes.js';
import { ASKED_TIMEOUT_MS, defineRecipe } from '../recipe.js';

const LOGIN = { username: 'a@example.com', subdomain: 'shop', remoteUri: 'https://shop.zendesk.com/api/v2' };
const TICKET = { ticket: { subject: 's', comment: { body: 'a' } } };

/** @param {any} sdk */
const client = (sdk, options = {}) => sdk.createClient({ ...LOGIN, token: fake('token', 24), ...options });
/** What is 2 answers to callbacks. @param {(done: (error: unknown, ...rest: unknown[]) => void) => unknown} call */
const asPromise = (call) =>
  new Promise((resolve, reject) => {
    call((error, ...rest) => (error ? reject(error) : resolve(rest)));
  });
const reply = () => ({ ticket: { id: 1 } });

export const recipe = defineRecipe({
  sdks: [
    {
      pkg: 'node-zendesk',
      since: 5,
      client,
      write: (zendesk) => zendesk.tickets.create(TICKET),
      read: (zendesk) => zendesk.tickets.show(1),
      more: [
        (zendesk) => zendesk.tickets.delete(1),
        (zendesk) => zendesk.tickets.update(1, { ticket: { status: 'open' } }),
      ],
      reply,
    },
    {
      pkg: 'node-zendesk',
      until: 4,
      client,
      write: (zendesk) => asPromise((done) => zendesk.tickets.create(TICKET, done)),
      read: (zendesk) => asPromise((done) => zendesk.tickets.show(1, done)),
      more: [(zendesk) => asPromise((done) => zendesk.tickets.delete(1, done))],
      timeouts: { timeout: (sdk) => client(sdk, { timeout: ASKED_TIMEOUT_MS }) },
      reply,
    },
  ],
});
