import { defineLibrary } from '@seamlint/core';

export const humanwhocodesRetry = defineLibrary({
  id: 'humanwhocodes-retry',
  title: '@humanwhocodes/retry',
  category: 'retry',
  packages: [{ name: '@humanwhocodes/retry', version: '0.4.3' }],
  runs: [
    {
      path: '^Retrier\\(\\)\\.retry$',
      kind: 'retry',
      note: 'retried by @humanwhocodes/retry',
      fn: 0,
      repeats: 'always',
      backoff: { growth: 'exponential', firstMs: null, maxMs: 100, jitter: false, options: ['maxDelay', 'timeout'] },
      givesUpBy: ['check'],
    },
  ],
  notes: ['For 60 s, however often; only what the function given to the constructor says yes to.'],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: '@humanwhocodes/retry@0.4.3:package.json' },
    { section: 'runs', fields: ['*'], confidence: 'verified', source: '@humanwhocodes/retry@0.4.3:dist/retrier.js' },
  ],
});
