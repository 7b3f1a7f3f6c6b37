import { createHash } from 'node:crypto';
import { fake } from '../fakes.js';
import { ASKED_RETRIES, defineRecipe } from '../recipe.js';

/** Its retries are a setting of the whole process: the last client decides. @param {any} sdk */
const client = (sdk, options = {}) => new sdk.Client({ accessToken: fake('pat', 24), ...options });

export const recipe = defineRecipe({
  sdks: [
    {
      pkg: '@hubspot/api-client',
      client,
      // Of a creation it takes nothing but 201 for success.
      write: (hubspot) => hubspot.crm.contacts.batchApi.update({ inputs: [{ id: '1', properties: {} }] }),
      read: (hubspot) => hubspot.crm.contacts.basicApi.getById('1'),
      more: [
        (hubspot) => hubspot.crm.contacts.basicApi.update('1', { properties: {} }),
        (hubspot) => hubspot.crm.contacts.basicApi.archive('1'),
      ],
      retries: {
        numberOfApiCallRetries: (sdk) => client(sdk, { numberOfApiCallRetries: ASKED_RETRIES + 1 }),
      },
      reply: () => ({ id: '1', properties: {}, status: 'COMPLETE', results: [] }),
      // Of the limits it knows two, by what the body says.
      refusal: (status) => ({
        status: 'error',
        message: 'refused',
        correlationId: 'c',
        category: 'REFUSED',
        ...(status === 429 && { policyName: 'TEN_SECONDLY_ROLLING' }),
      }),
      helpers: [
        {
          import: 'Signature',
          path: ['isValid'],
          // The version that it checks when it is told none.
          sign: ({ body, secret }) =>
            createHash('sha256')
              .update(secret + body)
              .digest('hex'),
          args: ({ body, secret }, signature) => [
            { signature, clientSecret: secret, requestBody: body, method: 'POST' },
          ],
        },
      ],
    },
  ],
});
