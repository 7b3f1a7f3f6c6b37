import { defineLibrary } from '@seamlint/core';

export const promisePool = defineLibrary({
  id: 'promise-pool',
  title: '@supercharge/promise-pool',
  category: 'limiter',
  packages: [{ name: '@supercharge/promise-pool', version: '3.3.0' }],
  limits: [
    {
      path: '^PromisePool(?:\\.\\w+\\(\\))*\\.process$',
      fn: 0,
      over: 'each',
      bounds: [],
      scope: 'process',
      excess: 'waits',
    },
  ],
  notes: ['10 at once unless `withConcurrency()` says otherwise.'],
  evidence: [
    {
      section: 'packages',
      fields: ['*'],
      confidence: 'verified',
      source: '@supercharge/promise-pool@3.3.0:package.json',
    },
    {
      section: 'limits',
      fields: ['*'],
      confidence: 'verified',
      source: '@supercharge/promise-pool@3.3.0:dist/promise-pool.js',
    },
  ],
});
