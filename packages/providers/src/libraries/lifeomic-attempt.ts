import { defineLibrary } from '@seamlint/core';

export const lifeomicAttempt = defineLibrary({
  id: 'lifeomic-attempt',
  title: '@lifeomic/attempt',
  category: 'retry',
  packages: [{ name: '@lifeomic/attempt', version: '3.1.0' }],
  runs: [
    {
      path: '^retry$',
      kind: 'retry',
      note: 'retried by @lifeomic/attempt',
      fn: 0,
      counts: { arg: 0, path: ['attemptNum'] },
      repeats: { arg: 1, option: 'maxAttempts', default: 3, once: 1 },
      backoff: {
        growth: 'fixed',
        firstMs: 200,
        maxMs: null,
        jitter: false,
        options: ['delay', 'minDelay', 'maxDelay', 'factor', 'jitter', 'calculateDelay'],
      },
      givesUpBy: ['context.abort()', 'handleError'],
    },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: '@lifeomic/attempt@3.1.0:package.json' },
    { section: 'runs', fields: ['*'], confidence: 'verified', source: '@lifeomic/attempt@3.1.0:dist/src/index.js' },
  ],
});
