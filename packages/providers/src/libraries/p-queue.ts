import { defineLibrary } from '@seamlint/core';

export const pQueue = defineLibrary({
  id: 'p-queue',
  title: 'p-queue',
  category: 'limiter',
  packages: [{ name: 'p-queue', version: '10.0.0' }],
  limits: [
    {
      path: '^(?:PQueue)?\\(\\)\\.(?:add|addAll)$',
      fn: 0,
      bounds: [
        { of: 'concurrency', arg: 0, option: 'concurrency', default: null },
        { of: 'rate', arg: 0, option: 'intervalCap', default: null },
      ],
      scope: 'process',
      excess: 'waits',
    },
  ],
  notes: ['Without `concurrency` nothing is bounded, and without `intervalCap` and `interval` no rate.'],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'p-queue@10.0.0:package.json' },
    { section: 'limits', fields: ['*'], confidence: 'verified', source: 'p-queue@10.0.0:dist/index.js' },
  ],
});
