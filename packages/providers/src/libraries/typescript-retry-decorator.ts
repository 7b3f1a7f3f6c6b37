import { defineLibrary } from '@seamlint/core';

export const typescriptRetryDecorator = defineLibrary({
  id: 'typescript-retry-decorator',
  title: 'typescript-retry-decorator',
  category: 'retry',
  packages: [{ name: 'typescript-retry-decorator', version: '2.6.0' }],
  runs: [
    {
      path: '^Retryable$',
      decorates: 'method',
      kind: 'retry',
      note: 'retried by typescript-retry-decorator',
      repeats: 'always',
      backoff: {
        growth: 'none',
        firstMs: 0,
        maxMs: 0,
        jitter: false,
        options: ['backOff', 'backOffPolicy', 'exponentialOption'],
      },
      givesUpBy: ['doRetry', 'value'],
    },
  ],
  notes: ['`maxAttempts` counts the tries behind the first.'],
  evidence: [
    {
      section: 'packages',
      fields: ['*'],
      confidence: 'verified',
      source: 'typescript-retry-decorator@2.6.0:package.json',
    },
    {
      section: 'runs',
      fields: ['*'],
      confidence: 'verified',
      source: 'typescript-retry-decorator@2.6.0:dist/cjs/retry.decorator.js',
    },
  ],
});
