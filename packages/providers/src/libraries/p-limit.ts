import { defineLibrary } from '@seamlint/core';

export const pLimit = defineLibrary({
  id: 'p-limit',
  title: 'p-limit',
  category: 'limiter',
  packages: [{ name: 'p-limit', version: '7.3.3' }],
  limits: [
    { path: '^\\(\\)$', fn: 0, bounds: [{ of: 'concurrency', arg: 0 }], scope: 'process', excess: 'waits' },
    {
      path: '^limitFunction$',
      fn: 0,
      bounds: [{ of: 'concurrency', arg: 1, option: 'concurrency' }],
      scope: 'process',
      excess: 'waits',
    },
    {
      path: '^\\(\\)\\.map$',
      fn: 1,
      over: 'each',
      bounds: [{ of: 'concurrency', arg: 0 }],
      scope: 'process',
      excess: 'waits',
    },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'p-limit@7.3.3:package.json' },
    { section: 'limits', fields: ['*'], confidence: 'verified', source: 'p-limit@7.3.3:index.js' },
  ],
});
