import { defineLibrary } from '@seamlint/core';

export const retryAsPromised = defineLibrary({
  id: 'retry-as-promised',
  title: 'retry-as-promised',
  category: 'retry',
  packages: [{ name: 'retry-as-promised', version: '7.1.1' }],
  runs: [
    {
      path: '^(?:retryAsPromised)?$',
      kind: 'retry',
      note: 'retried by retry-as-promised',
      fn: 0,
      counts: { arg: 0, path: ['current'] },
      repeats: { arg: 1, option: 'max', default: 1, once: 1 },
      backoff: {
        growth: 'exponential',
        firstMs: 100,
        maxMs: null,
        jitter: false,
        options: ['backoffBase', 'backoffExponent', 'backoffJitter'],
      },
      givesUpBy: ['match'],
    },
  ],
  notes: ['Without `max` it is tried once.'],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'retry-as-promised@7.1.1:package.json' },
    { section: 'runs', fields: ['*'], confidence: 'verified', source: 'retry-as-promised@7.1.1:dist/index.js' },
  ],
});
