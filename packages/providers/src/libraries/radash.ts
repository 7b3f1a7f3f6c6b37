import { defineLibrary } from '@seamlint/core';

export const radash = defineLibrary({
  id: 'radash',
  title: 'radash',
  category: 'language',
  packages: [{ name: 'radash', version: '12.1.1' }],
  runs: [
    {
      path: '^retry$',
      kind: 'retry',
      note: 'retried by radash',
      fn: 1,
      repeats: { arg: 0, option: 'times', default: 3, once: 1 },
      backoff: { growth: 'none', firstMs: 0, maxMs: 0, jitter: false, options: ['delay', 'backoff'] },
      givesUpBy: [],
    },
  ],
  limits: [
    {
      path: '^parallel$',
      fn: 2,
      over: 'each',
      bounds: [{ of: 'concurrency', arg: 0 }],
      scope: 'process',
      excess: 'waits',
    },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'radash@12.1.1:package.json' },
    { section: 'runs', fields: ['*'], confidence: 'verified', source: 'radash@12.1.1:dist/esm/async.mjs retry' },
    { section: 'limits', fields: ['*'], confidence: 'verified', source: 'radash@12.1.1:dist/esm/async.mjs parallel' },
  ],
});
