import { defineLibrary } from '@seamlint/core';

export const async = defineLibrary({
  id: 'async',
  title: 'async',
  category: 'retry',
  packages: [{ name: 'async', version: '3.2.6' }],
  runs: [
    {
      path: '^retry(?:able)?$',
      kind: 'retry',
      note: 'retried by async',
      fn: 'any',
      repeats: { arg: 'any', option: 'times', default: 5, once: 1 },
      backoff: { growth: 'none', firstMs: 0, maxMs: 0, jitter: false, options: ['interval'] },
      givesUpBy: ['errorFilter'],
    },
  ],
  limits: [
    {
      path: '^(?:map|mapValues|flatMap|each|eachOf|forEach|forEachOf|filter|select|reject|concat|groupBy|some|any|every|all|detect|find|times)Limit$',
      fn: 2,
      over: 'each',
      bounds: [{ of: 'concurrency', arg: 1 }],
      scope: 'process',
      excess: 'waits',
    },
    {
      path: '^parallelLimit$',
      fn: 0,
      over: 'each',
      bounds: [{ of: 'concurrency', arg: 1 }],
      scope: 'process',
      excess: 'waits',
    },
    { path: '^queue$', fn: 0, bounds: [{ of: 'concurrency', arg: 1, default: 1 }], scope: 'process', excess: 'waits' },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'async@3.2.6:package.json' },
    { section: 'runs', fields: ['*'], confidence: 'verified', source: 'async@3.2.6:retry.js' },
    {
      section: 'limits',
      fields: ['*'],
      confidence: 'verified',
      source: 'async@3.2.6:mapLimit.js, eachOfLimit.js, queue.js, parallelLimit.js',
    },
  ],
});
