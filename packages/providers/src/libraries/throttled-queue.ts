import { defineLibrary } from '@seamlint/core';

export const throttledQueue = defineLibrary({
  id: 'throttled-queue',
  title: 'throttled-queue',
  category: 'limiter',
  packages: [{ name: 'throttled-queue', version: '3.0.0' }],
  limits: [
    {
      since: 3,
      path: '^throttledQueue\\(\\)$',
      fn: 0,
      bounds: [{ of: 'rate', arg: 0, option: 'maxPerInterval' }],
      scope: 'process',
      excess: 'waits',
    },
    { until: 2, path: '^\\(\\)$', fn: 0, bounds: [{ of: 'rate', arg: 0 }], scope: 'process', excess: 'waits' },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'throttled-queue@3.0.0:package.json' },
    {
      section: 'limits',
      fields: ['maxPerInterval'],
      confidence: 'verified',
      source: 'throttled-queue@3.0.0:src/throttledQueue.ts',
    },
    { section: 'limits', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
