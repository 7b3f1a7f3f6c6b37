import { defineLibrary } from '@seamlint/core';

export const got = defineLibrary({
  id: 'got',

  title: 'got',
  category: 'http',
  packages: [{ name: 'got', version: '16.1.0' }, { name: 'got-scraping' }],
  http: [
    {
      requests: [
        { members: ['', 'got', 'gotScraping'], method: null, url: 0, options: 1 },
        { members: ['get', 'post', 'put', 'patch', 'delete', 'head'], url: 0, options: 1 },
      ],
      makers: { extend: 0, create: 0 },
      selves: ['gotScraping'],
      types: ['Got'],
      names: { base: ['prefixUrl'], body: ['json', 'body', 'form'] },
      timeouts: ['timeout'],
      timeoutMs: null,
      retries: {
        byDefault: 2,
        options: ['retry', 'retry.limit'],
        methods: ['GET', 'PUT', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE', 'QUERY'],
        methodOptions: ['retry.methods'],
        retryOn: [408, 413, 429, 500, 502, 503, 504, 521, 522, 524, 'network', 'timeout'],
        honoursRetryAfter: true,
        backoff: {
          growth: 'exponential',
          firstMs: 1000,
          maxMs: null,
          jitter: true,
          options: ['retry.calculateDelay', 'retry.backoffLimit', 'retry.noise'],
        },
      },
      errors: 'throws',
      // They are hidden from a log since 10.
      errorHoldsRequest: 'likely',
    },
  ],
  notes: ['A PUT and a DELETE are repeated unless it is told otherwise; a POST is not.'],
  evidence: [
    { section: 'packages', fields: ['got'], confidence: 'verified', source: 'got@16.1.0:package.json' },
    {
      section: 'http',
      fields: ['errorHoldsRequest'],
      confidence: 'verified',
      source: 'got@16.1.0:dist/source/core/errors.js, got@9.6.0:source/errors.js',
    },
    {
      section: 'http',
      fields: ['*'],
      confidence: 'verified',
      source:
        'got@16.1.0:dist/source/core/options.js, dist/source/core/calculate-retry-delay.js; got@11.8.6:dist/source/index.js; got@9.6.0:source/index.js, source/normalize-arguments.js',
    },
  ],
});
