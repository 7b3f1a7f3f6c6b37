import { defineLibrary } from '@seamlint/core';

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
      givesUpBy: [],
    },
  ],
  trust: [{ harmless: true, verifying: ['^verifyStandardWebhook\\(\\)$', '^verifyWebhook\\(\\)$'] }],
  evidence: [
    { section: 'http', fields: ['*'], confidence: 'verified', source: 'packages/runtime/src' },
    { section: 'runs', fields: ['*'], confidence: 'verified', source: 'packages/runtime/src' },
    { section: 'trust', fields: ['*'], confidence: 'verified', source: 'packages/runtime/src' },
  ],
});
