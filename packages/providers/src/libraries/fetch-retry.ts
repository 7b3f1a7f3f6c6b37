import { defineLibrary } from '@seamlint/core';

export const fetchRetry = defineLibrary({
  id: 'fetch-retry',
  title: '@vercel/fetch-retry',
  category: 'retry',
  packages: [
    { name: '@zeit/fetch-retry', version: '5.0.1' },
    { name: '@vercel/fetch-retry', version: '5.1.3' },
  ],
  runs: [
    {
      path: '^$',
      kind: 'retry',
      note: 'retried by @zeit/fetch-retry',
      fn: 0,
      repeats: 'always',
      packages: ['@zeit/fetch-retry'],
      backoff: {
        growth: 'exponential',
        firstMs: 10,
        maxMs: null,
        jitter: true,
        options: ['retry.minTimeout', 'retry.maxTimeout', 'retry.factor', 'retry.maxRetryAfter'],
      },
      givesUpBy: [],
    },
    {
      path: '^$',
      kind: 'retry',
      note: 'retried by @vercel/fetch-retry',
      fn: 0,
      repeats: 'always',
      packages: ['@vercel/fetch-retry'],
      backoff: {
        growth: 'exponential',
        firstMs: 10,
        maxMs: null,
        jitter: true,
        options: ['retry.minTimeout', 'retry.maxTimeout', 'retry.factor', 'retry.maxRetryAfter'],
      },
      givesUpBy: [],
    },
  ],
  notes: [
    '5 repetitions on 429, 5xx and lost connections, whatever the method; it waits as Retry-After says, up to 20 s.',
  ],
  evidence: [
    {
      section: 'packages',
      fields: ['*'],
      confidence: 'verified',
      source: '@zeit/fetch-retry@5.0.1, @vercel/fetch-retry@5.1.3:package.json',
    },
    { section: 'runs', fields: ['*'], confidence: 'verified', source: '@zeit/fetch-retry@5.0.1:index.js' },
  ],
});
