import { defineLibrary } from '@seamlint/core';

export const urql = defineLibrary({
  id: 'urql',

  title: 'urql',
  category: 'http',
  packages: [{ name: '@urql/core', version: '6.0.3' }, { name: 'urql' }, { name: '@urql/next' }],
  http: [
    {
      requests: [
        { members: ['query'], method: 'READ', body: 0 },
        { members: ['mutation'], method: 'POST', body: 0 },
      ],
      makers: { Client: 0, createClient: 0 },
      types: ['Client'],
      timeouts: [],
      timeoutMs: null,
      opaqueLimit: true,
      // A retryExchange repeats, if there is one.
      retries: null,
      errors: 'value',
    },
  ],
  evidence: [
    { section: 'packages', fields: ['@urql/core'], confidence: 'verified', source: '@urql/core@6.0.3:package.json' },
    { section: 'http', fields: ['*'], confidence: 'verified', source: '@urql/core@6.0.3:dist/urql-core.js Client' },
  ],
});
