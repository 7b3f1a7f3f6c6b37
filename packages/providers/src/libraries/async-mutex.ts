import { defineLibrary } from '@seamlint/core';

export const asyncMutex = defineLibrary({
  id: 'async-mutex',
  title: 'async-mutex',
  category: 'limiter',
  packages: [{ name: 'async-mutex', version: '0.5.0' }],
  limits: [
    {
      path: '^Semaphore\\(\\)\\.runExclusive$',
      fn: 0,
      bounds: [{ of: 'concurrency', arg: 0 }],
      scope: 'process',
      excess: 'waits',
    },
    {
      path: '^Semaphore\\(\\)\\.acquire$',
      fn: null,
      bounds: [{ of: 'concurrency', arg: 0 }],
      scope: 'process',
      excess: 'waits',
    },
    { path: '^Mutex\\(\\)\\.runExclusive$', fn: 0, bounds: [], scope: 'process', excess: 'waits' },
  ],
  notes: ['A mutex lets one in at a time.'],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'async-mutex@0.5.0:package.json' },
    {
      section: 'limits',
      fields: ['*'],
      confidence: 'verified',
      source: 'async-mutex@0.5.0:lib/SemaphoreInterface.d.ts, lib/Mutex.js',
    },
  ],
});
