import { defineLibrary } from '@seamlint/core';

export const nodeFetch = defineLibrary({
  id: 'node-fetch',

  title: 'node-fetch',
  category: 'http',
  packages: [
    { name: 'node-fetch', version: '3.3.2' },
    { name: 'cross-fetch' },
    { name: 'node-fetch-native' },
    { name: 'isomorphic-unfetch' },
    { name: 'isomorphic-fetch' },
    { name: 'whatwg-fetch' },
    { name: '@remix-run/web-fetch' },
  ],
  http: [
    {
      client: 'fetch',
      requests: [{ members: ['', 'fetch'], method: null, url: 0, options: 1 }],
      // Of node-fetch 2, which cross-fetch uses too; 3 knows `signal` alone.
      timeouts: ['timeout'],
      timeoutMs: null,
      retries: null,
      errors: 'value',
      packages: [
        'cross-fetch',
        'node-fetch-native',
        'isomorphic-unfetch',
        'isomorphic-fetch',
        'whatwg-fetch',
        '@remix-run/web-fetch',
      ],
    },
    {
      client: 'fetch',
      packages: ['node-fetch'],
      until: 2,
      requests: [{ members: ['', 'fetch'], method: null, url: 0, options: 1 }],
      timeouts: ['timeout'],
      timeoutMs: null,
      retries: null,
      errors: 'value',
    },
    {
      client: 'fetch',
      packages: ['node-fetch'],
      since: 3,
      requests: [{ members: ['', 'fetch'], method: null, url: 0, options: 1 }],
      timeouts: [],
      timeoutMs: null,
      retries: null,
      errors: 'value',
    },
  ],
  notes: ['node-fetch 3 ignores the option `timeout` that 2 took.'],
  evidence: [
    { section: 'packages', fields: ['node-fetch'], confidence: 'verified', source: 'node-fetch@3.3.2:package.json' },
    {
      section: 'http',
      fields: ['node-fetch'],
      confidence: 'verified',
      source: 'node-fetch@2.7.0:lib/index.js Request, fetch; node-fetch@3.3.2:src/index.js, src/request.js',
    },
    { section: 'http', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
