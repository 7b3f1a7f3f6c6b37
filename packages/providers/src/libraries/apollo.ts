import { defineLibrary } from '@seamlint/core';

export const apollo = defineLibrary({
  id: 'apollo',

  title: 'Apollo Client',
  category: 'http',
  packages: [{ name: '@apollo/client', version: '4.3.8' }, { name: 'apollo-client' }, { name: 'apollo-boost' }],
  http: [
    {
      requests: [
        { members: ['query'], method: 'READ', options: 0 },
        { members: ['mutate'], method: 'POST', options: 0 },
      ],
      makers: { ApolloClient: 0, '': 0 },
      types: ['ApolloClient'],
      names: { body: ['query', 'mutation'] },
      timeouts: [],
      timeoutMs: null,
      opaqueLimit: true,
      // A RetryLink repeats, if there is one.
      retries: null,
      errors: 'throws',
    },
  ],
  evidence: [
    {
      section: 'packages',
      fields: ['@apollo/client'],
      confidence: 'verified',
      source: '@apollo/client@4.3.8:package.json',
    },
    {
      section: 'http',
      fields: ['*'],
      confidence: 'documented',
      source: 'https://www.apollographql.com/docs/react/api/core/ApolloClient',
    },
  ],
});
