import { defineLibrary } from '@seamlint/core';

export const asyncSema = defineLibrary({
  id: 'async-sema',
  title: 'async-sema',
  category: 'limiter',
  packages: [{ name: 'async-sema', version: '3.1.1' }],
  limits: [
    {
      path: '^Sema\\(\\)\\.(?:acquire|v)$',
      fn: null,
      bounds: [{ of: 'concurrency', arg: 0 }],
      scope: 'process',
      excess: 'waits',
    },
    { path: '^RateLimit\\(\\)$', fn: null, bounds: [{ of: 'rate', arg: 0 }], scope: 'process', excess: 'waits' },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'async-sema@3.1.1:package.json' },
    { section: 'limits', fields: ['*'], confidence: 'verified', source: 'async-sema@3.1.1:lib/index.js' },
  ],
});
