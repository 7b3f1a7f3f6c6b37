import { fake } from '../fakes.js';
import { ASKED_TIMEOUT_MS, defineRecipe } from '../recipe.js';

/** @param {any} sdk */
const client = (sdk, options = {}) => new sdk.default({ apiKey: fake('pat', 24), ...options });
/** @param {any} airtable */
const table = (airtable) => airtable.base('app1')('Orders');
const record = { id: 'rec1', fields: { Name: 'a' } };

export const recipe = defineRecipe({
  sdks: [
    {
      pkg: 'airtable',
      client,
      write: (airtable) => table(airtable).create({ Name: 'a' }),
      read: (airtable) => table(airtable).find('rec1'),
      more: [
        (airtable) => table(airtable).destroy('rec1'),
        (airtable) => table(airtable).replace('rec1', { Name: 'a' }),
        (airtable) => table(airtable).update('rec1', { Name: 'a' }),
      ],
      timeouts: { requestTimeout: (sdk) => client(sdk, { requestTimeout: ASKED_TIMEOUT_MS }) },
      reply: () => record,
    },
  ],
});
