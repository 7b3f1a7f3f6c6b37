import { defineLibrary } from '@seamlint/core';

export const cockatiel = defineLibrary({
  id: 'cockatiel',
  title: 'cockatiel',
  category: 'retry',
  packages: [{ name: 'cockatiel', version: '4.0.0' }],
  runs: [
    {
      path: '^(?:retry\\(\\)|Policy\\.handle\\w*\\(\\)(?:\\.or\\w+\\(\\))*\\.retry\\(\\))(?:\\.\\w+\\(\\))*\\.execute(?:Async)?$',
      kind: 'retry',
      note: 'retried by cockatiel',
      fn: 0,
      counts: { arg: 0, path: ['attempt'] },
      repeats: 'always',
      backoff: { growth: 'none', firstMs: 0, maxMs: 0, jitter: false, options: ['backoff'] },
      givesUpBy: ['handleType', 'handleWhen', 'retry.maxAttempts'],
    },
  ],
  limits: [
    {
      path: '^bulkhead\\(\\)\\.execute$',
      fn: 0,
      bounds: [{ of: 'concurrency', arg: 0 }],
      scope: 'process',
      excess: 'throws',
    },
  ],
  notes: [
    'Without `maxAttempts` it tries for ever. An ExponentialBackoff has jitter, starts at 128 ms and stops at 30 s.',
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'cockatiel@4.0.0:package.json' },
    {
      section: 'runs',
      fields: ['*'],
      confidence: 'verified',
      source: 'cockatiel@4.0.0:dist/Policy.js, dist/RetryPolicy.js',
    },
    {
      section: 'limits',
      fields: ['*'],
      confidence: 'verified',
      source: 'cockatiel@4.0.0:dist/BulkheadPolicy.js, dist/Policy.js',
    },
  ],
});
