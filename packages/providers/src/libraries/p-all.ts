import { defineLibrary } from '@seamlint/core';

export const pAll = defineLibrary({
  id: 'p-all',
  title: 'p-all',
  category: 'limiter',
  packages: [{ name: 'p-all', version: '5.0.1' }],
  limits: [
    {
      path: '^$',
      fn: 0,
      over: 'each',
      bounds: [{ of: 'concurrency', arg: 1, option: 'concurrency', default: null }],
      scope: 'process',
      excess: 'waits',
    },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'p-all@5.0.1:package.json' },
    { section: 'limits', fields: ['*'], confidence: 'verified', source: 'p-all@5.0.1:index.js' },
  ],
});
