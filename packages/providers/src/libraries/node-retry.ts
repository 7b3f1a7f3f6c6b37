import { defineLibrary } from '@seamlint/core';

export const nodeRetry = defineLibrary({
  id: 'node-retry',
  title: 'retry',
  category: 'retry',
  packages: [{ name: 'retry', version: '0.13.1' }],
  runs: [
    {
      path: '^operation\\(\\)\\.attempt$',
      kind: 'retry',
      note: 'retried by retry',
      fn: 0,
      counts: { arg: 0, path: [] },
      repeats: 'always',
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
  notes: ['10 retries by default; nothing is tried again unless `operation.retry(error)` is called.'],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'retry@0.13.1:package.json' },
    {
      section: 'runs',
      fields: ['*'],
      confidence: 'verified',
      source: 'retry@0.13.1:lib/retry.js, lib/retry_operation.js',
    },
  ],
});
