import { defineLibrary } from '@seamlint/core';

export const pMap = defineLibrary({
  id: 'p-map',
  title: 'p-map',
  category: 'limiter',
  packages: [{ name: 'p-map', version: '7.1.1' }],
  runs: [{ path: '^$', kind: 'loop', note: 'once for each of many', fn: 1, repeats: 'never' }],
  limits: [
    {
      path: '^$',
      fn: 1,
      over: 'each',
      bounds: [{ of: 'concurrency', arg: 2, option: 'concurrency', default: null }],
      scope: 'process',
      excess: 'waits',
    },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'p-map@7.1.1:package.json' },
    { section: 'runs', fields: ['*'], confidence: 'verified', source: 'p-map@7.1.1:index.js' },
    { section: 'limits', fields: ['*'], confidence: 'verified', source: 'p-map@7.1.1:index.js' },
  ],
});
