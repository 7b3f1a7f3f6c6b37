import { defineLibrary } from '@seamlint/core';

export const exponentialBackoff = defineLibrary({
  id: 'exponential-backoff',
  title: 'exponential-backoff',
  category: 'retry',
  packages: [{ name: 'exponential-backoff', version: '3.1.3' }],
  runs: [
    {
      path: '^backOff$',
      kind: 'retry',
      note: 'retried by exponential-backoff',
      fn: 0,
      repeats: { arg: 1, option: 'numOfAttempts', default: 10, once: 1 },
      backoff: {
        growth: 'exponential',
        firstMs: 100,
        maxMs: null,
        jitter: false,
        options: ['startingDelay', 'maxDelay', 'timeMultiple', 'jitter', 'delayFirstAttempt'],
      },
      givesUpBy: ['retry'],
    },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'exponential-backoff@3.1.3:package.json' },
    {
      section: 'runs',
      fields: ['*'],
      confidence: 'verified',
      source: 'exponential-backoff@3.1.3:dist/options.js, dist/backoff.js; 2.2.1:dist/options.js',
    },
  ],
});
