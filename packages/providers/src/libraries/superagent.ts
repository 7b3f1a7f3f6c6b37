import { defineLibrary } from '@seamlint/core';

export const superagent = defineLibrary({
  id: 'superagent',

  title: 'superagent',
  category: 'http',
  packages: [{ name: 'superagent', version: '10.4.2' }],
  http: [
    {
      requests: [
        { members: ['get', 'post', 'put', 'patch', 'delete', 'head', 'del'], url: 0, body: 1 },
        { members: [''], method: null, url: 1 },
      ],
      makers: { agent: 0 },
      types: ['SuperAgentStatic'],
      timeouts: [],
      timeoutMethods: ['timeout'],
      timeoutMs: null,
      // Only `.retry(count)` makes it repeat, and then whatever the method is.
      retries: {
        byDefault: 0,
        options: [],
        methods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'POST'],
        methodOptions: [],
        retryOn: [408, 413, 429, 500, 502, 503, 504, 521, 522, 524, 'network', 'timeout'],
        honoursRetryAfter: false,
        backoff: { growth: 'none', firstMs: 0, maxMs: 0, jitter: false, options: [] },
      },
      errors: 'throws',
      errorHoldsRequest: 'likely',
    },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'superagent@10.4.2:package.json' },
    {
      section: 'http',
      fields: ['*'],
      confidence: 'verified',
      source: 'superagent@10.4.2:lib/request-base.js, lib/node/index.js',
    },
  ],
});
