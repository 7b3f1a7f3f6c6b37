import { defineLibrary } from '@seamlint/core';

export const rateLimiterFlexible = defineLibrary({
  id: 'rate-limiter-flexible',
  title: 'rate-limiter-flexible',
  category: 'limiter',
  packages: [{ name: 'rate-limiter-flexible', version: '11.4.0' }],
  limits: [
    {
      path: '^RateLimiterMemory\\(\\)\\.consume$',
      fn: null,
      bounds: [{ of: 'rate', arg: 0, option: 'points' }],
      scope: 'process',
      excess: 'throws',
    },
    {
      path: '^RateLimiter(?:Redis|Valkey|ValkeyGlide|Postgres|MySQL|Mongo|Memcache|Prisma|Drizzle|Dynamo|Etcd|SQLite|Cluster)\\(\\)\\.consume$',
      fn: null,
      bounds: [{ of: 'rate', arg: 0, option: 'points' }],
      scope: 'shared',
      excess: 'throws',
    },
    { path: '^RateLimiterQueue\\(\\)\\.removeTokens$', fn: null, bounds: [], scope: 'either', excess: 'waits' },
  ],
  trust: [{ transparent: true }],
  notes: ['`consume()` rejects with what is left, which is no Error.'],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'rate-limiter-flexible@11.4.0:package.json' },
    {
      section: 'limits',
      fields: ['*'],
      confidence: 'verified',
      source: 'rate-limiter-flexible@11.4.0:lib, types.d.ts',
    },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
