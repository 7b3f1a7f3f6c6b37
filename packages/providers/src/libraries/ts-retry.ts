import { defineLibrary } from '@seamlint/core';

export const tsRetry = defineLibrary({
  id: 'ts-retry',
  title: 'ts-retry',
  category: 'retry',
  packages: [{ name: 'ts-retry', version: '7.0.3' }],
  runs: [
    {
      path: '^retry(?:Async)?$',
      kind: 'retry',
      note: 'retried by ts-retry',
      fn: 0,
      repeats: { arg: 1, option: 'maxTry', default: 240, once: 1 },
      backoff: { growth: 'fixed', firstMs: 250, maxMs: null, jitter: false, options: ['delay'] },
      givesUpBy: ['abort()'],
    },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'ts-retry@7.0.3:package.json' },
    {
      section: 'runs',
      fields: ['*'],
      confidence: 'verified',
      source: 'ts-retry@7.0.3:lib/cjs/retry/options.js, lib/cjs/retry/retry.js',
    },
  ],
});
