import { defineLibrary } from '@seamlint/core';

export const tanstackQuery = defineLibrary({
  id: 'tanstack-query',
  title: 'TanStack Query',
  category: 'retry',
  packages: [{ name: '@tanstack/react-query', version: '5.108.0' }],
  runs: [
    {
      path: '^useMutation$',
      kind: 'retry',
      note: 'retried by @tanstack/react-query',
      fn: 0,
      repeats: { arg: 0, option: 'retry', default: 0, once: 0 },
      key: 'mutationFn',
      backoff: { growth: 'exponential', firstMs: 1000, maxMs: 30000, jitter: false, options: ['retryDelay'] },
      givesUpBy: ['retry'],
    },
  ],
  evidence: [
    {
      section: 'packages',
      fields: ['*'],
      confidence: 'verified',
      source: '@tanstack/react-query@5.108.0:package.json',
    },
    {
      section: 'runs',
      fields: ['*'],
      confidence: 'verified',
      source:
        '@tanstack/query-core@5.108.0:build/modern/mutation.js, build/modern/retryer.js; 4.44.0:build/lib/mutation.js',
    },
  ],
});
