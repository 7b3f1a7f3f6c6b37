import { fake } from '../fakes.js';
import { ASKED_TIMEOUT_MS, defineRecipe } from '../recipe.js';

/** @param {any} sdk */
const client = (sdk, options = {}) => {
  const headers = { 'PLAID-CLIENT-ID': fake(24), 'PLAID-SECRET': fake(30) };
  const basePath = sdk.PlaidEnvironments.sandbox;
  return new sdk.PlaidApi(new sdk.Configuration({ basePath, baseOptions: { headers, ...options } }));
};

const TRANSFER = { account_id: 'a', type: 'debit', network: 'ach', amount: '1.00', user: { legal_name: 'a' } };

export const recipe = defineRecipe({
  sdks: [
    {
      pkg: 'plaid',
      since: 9,
      versions: ['24'],
      client,
      write: (plaid) => plaid.transferAuthorizationCreate(TRANSFER),
      // Everything is a POST.
      read: (plaid) => plaid.accountsGet({ access_token: fake('access', 24) }),
      keyed: (plaid, key) => plaid.transferAuthorizationCreate({ ...TRANSFER, idempotency_key: key }),
      timeouts: { 'baseOptions.timeout': (sdk) => client(sdk, { timeout: ASKED_TIMEOUT_MS }) },
    },
  ],
});
