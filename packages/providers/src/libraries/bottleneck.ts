import { defineLibrary } from '@seamlint/core';

export const bottleneck = defineLibrary({
  id: 'bottleneck',
  title: 'Bottleneck',
  category: 'limiter',
  packages: [{ name: 'bottleneck', version: '2.19.5' }],
  limits: [
    {
      path: '^\\(\\)\\.(?:schedule|submit|wrap)$',
      fn: 'any',
      bounds: [
        { of: 'concurrency', arg: 0, option: 'maxConcurrent', default: null },
        { of: 'rate', arg: 0, option: 'minTime', default: 0 },
        { of: 'rate', arg: 0, option: 'reservoir', default: null },
      ],
      scope: 'either',
      excess: 'waits',
    },
    {
      path: '^Group\\(\\)\\.key\\(\\)\\.(?:schedule|submit|wrap)$',
      fn: 'any',
      bounds: [
        { of: 'concurrency', arg: 0, option: 'maxConcurrent', default: null },
        { of: 'rate', arg: 0, option: 'minTime', default: 0 },
        { of: 'rate', arg: 0, option: 'reservoir', default: null },
      ],
      scope: 'either',
      excess: 'waits',
    },
  ],
  notes: ['Only with `datastore` does it hold for several processes.'],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'bottleneck@2.19.5:package.json' },
    {
      section: 'limits',
      fields: ['*'],
      confidence: 'verified',
      source: 'bottleneck@2.19.5:lib/Bottleneck.js, lib/Group.js',
    },
  ],
});
