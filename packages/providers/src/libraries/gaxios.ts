import { defineLibrary } from '@seamlint/core';

/** Nothing is repeated without `retry: true` or a `retryConfig`; then it is 3 times. */
const retries = {
  byDefault: 0,
  options: ['retry', 'retryConfig', 'retryConfig.retry'],
  methods: ['GET', 'HEAD', 'PUT', 'OPTIONS', 'DELETE'],
  methodOptions: ['retryConfig.httpMethodsToRetry'],
  retryOn: [408, 429, '5xx', 'network', 'timeout'],
  honoursRetryAfter: false,
  backoff: {
    growth: 'exponential',
    firstMs: 100,
    maxMs: null,
    jitter: false,
    options: [
      'retryConfig.retryDelay',
      'retryConfig.retryDelayMultiplier',
      'retryConfig.maxRetryDelay',
      'retryConfig.retryBackoff',
    ],
  },
} as const;

export const gaxios = defineLibrary({
  id: 'gaxios',

  title: 'gaxios',
  category: 'http',
  packages: [{ name: 'gaxios', version: '8.3.3' }],
  http: [
    {
      // `import { request } from 'gaxios'`, of an instance that nobody makes.
      requests: [{ members: ['request'], method: null, options: 0 }],
      selves: ['instance'],
      names: { base: ['baseURL', 'baseUrl'], body: ['data', 'body'] },
      timeouts: ['timeout'],
      timeoutMs: null,
      retries,
      errors: 'throws',
      errorHoldsRequest: 'likely',
    },
    {
      requests: [{ members: ['request'], method: null, options: 0 }],
      makers: { Gaxios: 0 },
      types: ['Gaxios'],
      names: { base: ['baseURL', 'baseUrl'], body: ['data', 'body'] },
      timeouts: ['timeout'],
      timeoutMs: null,
      retries,
      errors: 'throws',
      // They are blotted out since 6.
      errorHoldsRequest: 'likely',
    },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'gaxios@8.3.3:package.json' },
    {
      section: 'http',
      fields: ['errorHoldsRequest'],
      confidence: 'verified',
      source: 'gaxios@8.3.3:build/cjs/src/common.js defaultErrorRedactor, gaxios@5.1.3:build/src/common.js',
    },
    {
      section: 'http',
      fields: ['*'],
      confidence: 'verified',
      source: 'gaxios@8.3.3:build/cjs/src/index.js, build/cjs/src/retry.js, gaxios@5.1.3 and 4.3.3:build/src/retry.js',
    },
  ],
});
