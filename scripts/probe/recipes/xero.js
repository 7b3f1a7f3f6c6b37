import { fake } from '../fakes.js';
import { defineRecipe } from '../recipe.js';

/** @param {any} sdk */
const client = (sdk) => {
  const xero = new sdk.XeroClient({ clientId: fake(32), clientSecret: fake(48), redirectUris: [], scopes: [] });
  xero.setTokenSet({ access_token: fake(40) });
  return xero;
};

const invoices = { invoices: [{ type: 'ACCREC' }] };

/** @type {Omit<import('../recipe.js').SdkRecipe, 'keyed'>} */
const always = {
  pkg: 'xero-node',
  client,
  write: ({ accountingApi }) => accountingApi.updateOrCreateInvoices('tenant', invoices),
  read: ({ accountingApi }) => accountingApi.getInvoice('tenant', 'i1'),
  more: [
    ({ accountingApi }) => accountingApi.createInvoices('tenant', invoices),
    ({ accountingApi }) => accountingApi.deleteItem('tenant', 'i1'),
  ],
  reply: () => ({ Invoices: [] }),
  refusal: () => ({ Type: 'ValidationException', Message: 'refused' }),
};

export const recipe = defineRecipe({
  sdks: [
    {
      ...always,
      since: 5,
      keyed: ({ accountingApi }, key) =>
        accountingApi.updateOrCreateInvoices('tenant', invoices, false, undefined, key),
    },
    {
      ...always,
      until: 4,
      keyed: ({ accountingApi }, key) => accountingApi.updateOrCreateInvoices('tenant', invoices, key),
    },
  ],
});
