import { defineLibrary } from '@seamlint/core';

export const hono = defineLibrary({
  id: 'hono',
  title: 'Hono',
  category: 'framework',
  packages: [
    { name: 'hono' },
    { name: '@hono/zod-validator' },
    { name: '@hono/zod-openapi' },
    { name: '@hono/sentry' },
    { name: '@hono/valibot-validator' },
    { name: '@hono/standard-validator' },
    { name: '@hono/arktype-validator' },
    { name: '@hono/prometheus' },
    { name: '@hono/otel' },
    { name: 'hono-pino' },
    { name: 'hono-rate-limiter' },
    { name: 'hono-openapi' },
  ],
  trust: [
    { transparent: true },
    { packages: ['hono'], authenticating: ['^(?:bearerAuth|basicAuth|jwt|jwk|ipRestriction)\\(\\)'] },
    { packages: ['hono'], addresses: ['^getConnInfo\\(\\)\\.remote\\.address$'] },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
