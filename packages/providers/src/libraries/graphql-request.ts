import { defineLibrary } from '@seamlint/core';

export const graphqlRequest = defineLibrary({
  id: 'graphql-request',

  title: 'graphql-request',
  category: 'http',
  packages: [{ name: 'graphql-request', version: '7.4.0' }],
  http: [
    {
      requests: [{ members: ['request', 'rawRequest', ''], method: 'POST', url: 0, body: 1 }],
      names: { body: ['document', 'query'] },
      timeouts: ['timeout'],
      timeoutMs: null,
      retries: null,
      errors: 'throws',
    },
    {
      requests: [{ members: ['request', 'rawRequest'], method: 'POST', options: 0, body: 0 }],
      makers: { GraphQLClient: 1 },
      types: ['GraphQLClient'],
      names: { body: ['document', 'query'] },
      timeouts: ['timeout'],
      timeoutMs: null,
      retries: null,
      errors: 'throws',
    },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'graphql-request@7.4.0:package.json' },
    {
      section: 'http',
      fields: ['timeouts'],
      confidence: 'from-memory',
      source: 'not checked: handed to a node-fetch 2 underneath',
    },
    {
      section: 'http',
      fields: ['*'],
      confidence: 'verified',
      source: 'graphql-request@7.4.0:build/legacy/classes/GraphQLClient.js, build/legacy/helpers/runRequest.js',
    },
  ],
});
