import { defineLibrary } from '@seamlint/core';

export const ky = defineLibrary({
  id: 'ky',

  title: 'ky',
  category: 'http',
  packages: [{ name: 'ky', version: '2.1.0' }, { name: 'ky-universal' }],
  http: [
    {
      requests: [
        { members: [''], method: null, url: 0, options: 1 },
        { members: ['get', 'post', 'put', 'patch', 'delete', 'head'], url: 0, options: 1 },
      ],
      makers: { extend: 0, create: 0 },
      types: ['KyInstance'],
      // `prefixUrl` until 1, then `prefix` and `baseUrl`.
      names: { base: ['prefixUrl', 'prefix', 'baseUrl'], body: ['json', 'body'] },
      timeouts: ['timeout'],
      timeoutMs: 10_000,
      retries: {
        byDefault: 2,
        options: ['retry', 'retry.limit'],
        methods: ['GET', 'PUT', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE', 'QUERY'],
        methodOptions: ['retry.methods'],
        // A lost connection too, a timeout only with `retry.retryOnTimeout`.
        retryOn: [408, 413, 429, 500, 502, 503, 504, 'network'],
        honoursRetryAfter: true,
        backoff: {
          growth: 'exponential',
          firstMs: 300,
          maxMs: null,
          jitter: false,
          options: ['retry.delay', 'retry.backoffLimit', 'retry.jitter'],
        },
      },
      errors: 'throws',
      errorHoldsRequest: 'likely',
    },
  ],
  notes: ['`timeout: false` takes the limit of 10 s away.'],
  evidence: [
    { section: 'packages', fields: ['ky'], confidence: 'verified', source: 'ky@2.1.0:package.json' },
    {
      section: 'http',
      fields: ['errorHoldsRequest'],
      confidence: 'verified',
      source: 'ky@2.1.0:distribution/errors/HTTPError.js',
    },
    {
      section: 'http',
      fields: ['*'],
      confidence: 'verified',
      source:
        'ky@2.1.0:distribution/core/Ky.js, distribution/utils/normalize.js; ky@0.33.3:distribution/core/Ky.js, distribution/utils/normalize.js',
    },
  ],
});
