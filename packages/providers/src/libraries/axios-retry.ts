import { defineLibrary } from '@seamlint/core';

export const axiosRetry = defineLibrary({
  id: 'axios-retry',
  title: 'axios-retry',
  category: 'retry',
  packages: [{ name: 'axios-retry', version: '4.5.0' }],
  runs: [
    {
      path: '^$',
      kind: 'retry',
      note: 'retried by axios-retry',
      fn: 0,
      repeats: { arg: 1, option: 'retries', default: 3, once: 0 },
      backoff: { growth: 'none', firstMs: 0, maxMs: 0, jitter: false, options: ['retryDelay'] },
      givesUpBy: ['retryCondition', 'shouldResetTimeout'],
    },
  ],
  notes: [
    'GET, HEAD, OPTIONS, PUT and DELETE on 5xx, 429 and lost connections, at once; 4 waits as Retry-After says, 3 does not.',
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'axios-retry@4.5.0:package.json' },
    {
      section: 'runs',
      fields: ['*'],
      confidence: 'verified',
      source: 'axios-retry@4.5.0:dist/cjs/index.js; 3.9.1:lib/cjs/index.js',
    },
  ],
});
