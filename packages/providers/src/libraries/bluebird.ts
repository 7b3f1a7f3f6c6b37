import { defineLibrary } from '@seamlint/core';

export const bluebird = defineLibrary({
  id: 'bluebird',
  title: 'Bluebird',
  category: 'limiter',
  packages: [{ name: 'bluebird', version: '3.7.2' }],
  limits: [
    {
      path: '^map$',
      fn: 1,
      over: 'each',
      bounds: [{ of: 'concurrency', arg: 2, option: 'concurrency', default: null }],
      scope: 'process',
      excess: 'waits',
    },
    { path: '^mapSeries$', fn: 1, over: 'each', bounds: [], scope: 'process', excess: 'waits' },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'bluebird@3.7.2:package.json' },
    {
      section: 'limits',
      fields: ['*'],
      confidence: 'verified',
      source: 'bluebird@3.7.2:js/release/map.js, js/release/each.js',
    },
  ],
});
