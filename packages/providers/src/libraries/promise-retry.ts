import { defineLibrary } from '@seamlint/core';

export const promiseRetry = defineLibrary({
  id: 'promise-retry',
  title: 'promise-retry',
  category: 'retry',
  packages: [{ name: 'promise-retry', version: '2.0.1' }],
  runs: [
    {
      path: '^$',
      kind: 'retry',
      note: 'retried by promise-retry',
      fn: 'any',
      counts: { arg: 1, path: [] },
      repeats: { arg: 'any', option: 'retries', default: 10, once: 0 },
      backoff: {
        growth: 'exponential',
        firstMs: 1000,
        maxMs: null,
        jitter: false,
        options: ['minTimeout', 'maxTimeout', 'factor', 'randomize'],
      },
      givesUpBy: [],
    },
  ],
  notes: ['Nothing is tried again unless the function calls the `retry` it is handed.'],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'promise-retry@2.0.1:package.json' },
    {
      section: 'runs',
      fields: ['*'],
      confidence: 'verified',
      source: 'promise-retry@2.0.1:index.js, retry@0.13.1:lib/retry.js',
    },
  ],
});
