import { defineLibrary } from '@seamlint/core';

export const pRetry = defineLibrary({
  id: 'p-retry',
  title: 'p-retry',
  category: 'retry',
  packages: [{ name: 'p-retry', version: '9.0.0' }],
  runs: [
    {
      path: '^$',
      kind: 'retry',
      note: 'retried by p-retry',
      fn: 0,
      counts: { arg: 0, path: [] },
      repeats: { arg: 1, option: 'retries', default: 10, once: 0 },
      backoff: {
        growth: 'exponential',
        firstMs: 1000,
        maxMs: null,
        jitter: false,
        options: ['minTimeout', 'maxTimeout', 'factor', 'randomize'],
      },
      givesUpBy: ['AbortError', 'shouldRetry'],
    },
  ],
  notes: [
    'A TypeError that is no network error is never tried again.',
    '`shouldRetry` came with 6; before, `onFailedAttempt` had to throw.',
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'p-retry@9.0.0:package.json' },
    {
      section: 'runs',
      fields: ['*'],
      confidence: 'verified',
      source: 'p-retry@9.0.0:index.js; p-retry@6.2.1:index.js; p-retry@4.6.2:index.js; retry@0.13.1:lib/retry.js',
    },
  ],
});
