import { defineLibrary } from '@seamlint/core';

export const stdAsync = defineLibrary({
  id: 'std-async',
  title: '@std/async',
  category: 'retry',
  packages: [{ name: '@std/async' }],
  runs: [
    {
      path: '^retry$',
      kind: 'retry',
      note: 'retried by @std/async',
      fn: 0,
      repeats: { arg: 1, option: 'maxAttempts', default: 5, once: 1 },
      backoff: {
        growth: 'exponential',
        firstMs: 1000,
        maxMs: 60000,
        jitter: true,
        options: ['minTimeout', 'maxTimeout', 'multiplier', 'jitter'],
      },
      givesUpBy: [],
    },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'documented', source: 'https://jsr.io/@std/async' },
    {
      section: 'runs',
      fields: ['*'],
      confidence: 'documented',
      source: 'https://jsr.io/@std/async/doc/~/RetryOptions',
    },
  ],
});
