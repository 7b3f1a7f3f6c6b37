import { defineLibrary } from '@seamlint/core';

export const fetch = defineLibrary({
  id: 'fetch',

  title: 'fetch',
  category: 'platform',
  platform: true,
  packages: [],
  http: [
    {
      requests: [{ members: ['fetch'], method: null, url: 0, options: 1 }],
      timeouts: [],
      timeoutMs: null,
      retries: null,
      errors: 'value',
    },
  ],
  notes: [
    'Node’s own is undici: it gives up after 300 s without headers, and after 300 s without a byte of the body; browsers and edge runtimes have limits of their own, or none.',
  ],
  evidence: [
    { section: 'http', fields: ['*'], confidence: 'documented', source: 'https://fetch.spec.whatwg.org/#fetch-method' },
  ],
});
