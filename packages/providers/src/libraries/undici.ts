import { defineLibrary } from '@seamlint/core';

export const undici = defineLibrary({
  id: 'undici',

  title: 'undici',
  category: 'http',
  packages: [{ name: 'undici', version: '8.12.4' }],
  http: [
    {
      client: 'fetch',
      requests: [{ members: ['', 'fetch'], method: null, url: 0, options: 1 }],
      timeouts: ['timeout'],
      timeoutMs: null,
      retries: null,
      errors: 'value',
    },
    {
      requests: [{ members: ['request', 'stream'], method: null, url: 0, options: 1 }],
      timeouts: ['headersTimeout', 'bodyTimeout'],
      timeoutMs: 300_000,
      retries: null,
      errors: 'value',
    },
    {
      requests: [{ members: ['request', 'stream'], method: null, options: 0 }],
      makers: { Client: 1, Pool: 1, BalancedPool: 1, Agent: 0 },
      types: ['Client', 'Pool', 'BalancedPool', 'Agent', 'Dispatcher'],
      names: { url: ['path'] },
      timeouts: ['headersTimeout', 'bodyTimeout'],
      timeoutMs: 300_000,
      retries: null,
      errors: 'value',
    },
  ],
  notes: [
    'Only a RetryAgent or the interceptor `retry` repeats: 5 times, no POST and no PATCH, from 0.5 s to 30 s, as Retry-After says.',
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'undici@8.12.4:package.json' },
    {
      section: 'http',
      fields: ['*'],
      confidence: 'verified',
      source: 'undici@8.12.4:lib/dispatcher/client.js, lib/handler/retry-handler.js',
    },
  ],
});
