import { defineLibrary } from '@seamlint/core';

export const tsRetryPromise = defineLibrary({
  id: 'ts-retry-promise',
  title: 'ts-retry-promise',
  category: 'retry',
  packages: [{ name: 'ts-retry-promise', version: '0.8.1' }],
  runs: [
    {
      path: '^(?:retry|retryDecorator|createExponetialBackoff)$',
      kind: 'retry',
      note: 'retried by ts-retry-promise',
      fn: 0,
      repeats: { arg: 1, option: 'retries', default: 10, once: 0 },
      backoff: {
        growth: 'fixed',
        firstMs: 100,
        maxMs: 300000,
        jitter: false,
        options: ['delay', 'backoff', 'maxBackOff'],
      },
      givesUpBy: ['retryIf', 'NotRetryableError'],
    },
    {
      path: '^retryDecorator$',
      decorates: 'method',
      kind: 'retry',
      note: 'retried by ts-retry-promise',
      repeats: 'always',
    },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'ts-retry-promise@0.8.1:package.json' },
    { section: 'runs', fields: ['*'], confidence: 'verified', source: 'ts-retry-promise@0.8.1:dist/retry-promise.js' },
  ],
});
