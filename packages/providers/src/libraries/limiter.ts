import { defineLibrary } from '@seamlint/core';

export const limiter = defineLibrary({
  id: 'limiter',
  title: 'limiter',
  category: 'limiter',
  packages: [{ name: 'limiter', version: '4.1.0' }],
  limits: [
    {
      path: '^RateLimiter\\(\\)\\.removeTokens$',
      fn: null,
      bounds: [{ of: 'rate', arg: 0, option: 'tokensPerInterval' }],
      scope: 'process',
      excess: 'waits',
    },
    {
      path: '^RateLimiter\\(\\)\\.tryRemoveTokens$',
      fn: null,
      bounds: [{ of: 'rate', arg: 0, option: 'tokensPerInterval' }],
      scope: 'process',
      excess: 'says-no',
    },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'limiter@4.1.0:package.json' },
    { section: 'limits', fields: ['*'], confidence: 'verified', source: 'limiter@4.1.0:dist/cjs/RateLimiter.js' },
  ],
});
