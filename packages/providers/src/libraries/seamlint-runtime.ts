import { defineLibrary } from '@seamlint/core';

const BACKOFF = {
  growth: 'exponential',
  firstMs: 500,
  maxMs: 30_000,
  jitter: true,
  options: ['initialDelayMs', 'maxDelayMs'],
} as const;

export const seamlintRuntime = defineLibrary({
  id: 'seamlint-runtime',

  title: '@seamlint/runtime',
  category: 'http',
  packages: [{ name: '@seamlint/runtime' }],
  http: [
    {
      client: 'fetchWithTimeout',
      requests: [{ members: ['fetchWithTimeout'], method: null, url: 0, options: 1 }],
      names: { url: [] },
      timeouts: ['timeoutMs'],
      timeoutMs: 10_000,
      retries: null,
      errors: 'value',
    },
  ],
  runs: [
    {
      path: '^callPolicy\\(\\)\\.run$',
      kind: 'retry',
      note: 'retried by @seamlint/runtime',
      fn: 0,
      repeats: 'always',
      repeatsAllBy: { arg: 1, options: ['key', 'repeatable'] },
      backoff: BACKOFF,
      transientOnly: true,
    },
    {
      path: '^withRetry$',
      kind: 'retry',
      note: 'retried by @seamlint/runtime',
      fn: 0,
      repeats: { arg: 1, option: 'attempts', default: 3, once: 1 },
      repeatsAllBy: { arg: 1, options: ['key', 'repeatable'] },
      backoff: BACKOFF,
      transientOnly: true,
    },
  ],
  trust: [{ harmless: true, verifying: ['^verifyStandardWebhook\\(\\)$', '^verifyWebhook\\(\\)$'] }],
  evidence: [
    { section: 'http', fields: ['*'], confidence: 'verified', source: 'packages/runtime/src' },
    { section: 'runs', fields: ['*'], confidence: 'verified', source: 'packages/runtime/src' },
    { section: 'trust', fields: ['*'], confidence: 'verified', source: 'packages/runtime/src' },
  ],
});
