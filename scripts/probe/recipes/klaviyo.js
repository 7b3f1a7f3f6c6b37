import { fake } from '../fakes.js';
import { ASKED_RETRIES, defineRecipe } from '../recipe.js';

/** One class for a part of the API each, all with the one session. @param {any} sdk */
const client = (sdk, retry = {}) => {
  const session = new sdk.ApiKeySession(fake('key', 24), new sdk.RetryWithExponentialBackoff(retry));
  return { events: new sdk.EventsApi(session), lists: new sdk.ListsApi(session) };
};

const event = {
  data: {
    type: 'event',
    attributes: {
      properties: {},
      metric: { data: { type: 'metric', attributes: { name: 'Placed' } } },
      profile: { data: { type: 'profile', attributes: { email: 'a@example.com' } } },
    },
  },
};

export const recipe = defineRecipe({
  sdks: [
    {
      pkg: 'klaviyo-api',
      client,
      write: ({ events }) => events.createEvent(event),
      read: ({ lists }) => lists.getList('l1'),
      more: [({ lists }) => lists.deleteList('l1')],
      keyed: ({ events }, key) =>
        events.createEvent({
          data: { ...event.data, attributes: { ...event.data.attributes, uniqueId: key } },
        }),
      retries: {
        // It counts the first attempt too.
        numRetries: (sdk) => client(sdk, { numRetries: ASKED_RETRIES + 1 }),
      },
      reply: () => ({ data: { type: 'list', id: 'l1', attributes: { name: 'a' }, links: { self: 'l1' } } }),
    },
  ],
});
