import { defineLibrary } from '@seamlint/core';

export const upstashRatelimit = defineLibrary({
  id: 'upstash-ratelimit',
  title: '@upstash/ratelimit',
  category: 'limiter',
  packages: [{ name: '@upstash/ratelimit', version: '2.2.0' }],
  limits: [
    {
      path: '^Ratelimit\\(\\)\\.limit$',
      fn: null,
      bounds: [{ of: 'rate', arg: 0, option: 'limiter' }],
      scope: 'shared',
      excess: 'says-no',
    },
    {
      path: '^Ratelimit\\(\\)\\.blockUntilReady$',
      fn: null,
      bounds: [{ of: 'rate', arg: 0, option: 'limiter' }],
      scope: 'shared',
      excess: 'waits',
    },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: '@upstash/ratelimit@2.2.0:package.json' },
    { section: 'limits', fields: ['*'], confidence: 'verified', source: '@upstash/ratelimit@2.2.0:dist/index.d.ts' },
  ],
});
