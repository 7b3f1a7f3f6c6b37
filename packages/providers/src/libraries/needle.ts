import { defineLibrary } from '@seamlint/core';

export const needle = defineLibrary({
  id: 'needle',

  title: 'needle',
  category: 'http',
  packages: [{ name: 'needle', version: '3.5.0' }],
  http: [
    {
      requests: [
        { members: ['', 'request'], method: null, url: 1, body: 2, options: 3 },
        { members: ['get', 'head'], url: 0, options: 1 },
        { members: ['post', 'put', 'patch', 'delete'], url: 0, body: 1, options: 2 },
      ],
      timeouts: ['timeout', 'open_timeout', 'response_timeout', 'read_timeout'],
      timeoutMs: null,
      retries: null,
      errors: 'value',
    },
  ],
  notes: [
    '`timeout` is `open_timeout`, 10 s by default: it bounds the connecting, not the answer, for which `response_timeout` and `read_timeout` stand at 0.',
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'needle@3.5.0:package.json' },
    {
      section: 'http',
      fields: ['*'],
      confidence: 'verified',
      source: 'needle@3.5.0:lib/needle.js defaults, aliased, set_timeout',
    },
  ],
});
