import { defineLibrary } from '@seamlint/core';

export const asyncRetry = defineLibrary({
  id: 'async-retry',
  title: 'async-retry',
  category: 'retry',
  packages: [{ name: 'async-retry', version: '1.3.3' }],
  runs: [
    {
      path: '^$',
      kind: 'retry',
      note: 'retried by async-retry',
      fn: 0,
      counts: { arg: 1, path: [] },
      repeats: { arg: 1, option: 'retries', default: 10, once: 0 },
      backoff: {
        growth: 'exponential',
        firstMs: 1000,
        maxMs: null,
        jitter: true,
        options: ['minTimeout', 'maxTimeout', 'factor', 'randomize'],
      },
      givesUpBy: ['bail()'],
    },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'async-retry@1.3.3:package.json' },
    {
      section: 'runs',
      fields: ['*'],
      confidence: 'verified',
      source: 'async-retry@1.3.3:lib/index.js, retry@0.13.1:lib/retry.js',
    },
  ],
});
