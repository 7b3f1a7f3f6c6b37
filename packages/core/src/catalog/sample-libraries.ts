/** A few libraries as the catalog has them, for the tests of core, which knows no data. */
import { defineLibrary } from './library/library.ts';

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
  evidence: [],
});

export const axios = defineLibrary({
  id: 'axios',
  title: 'axios',
  category: 'http',
  packages: [{ name: 'axios' }],
  http: [
    {
      requests: [
        { members: ['get', 'delete'], url: 0, options: 1 },
        { members: ['post'], url: 0, body: 1, options: 2 },
      ],
      makers: { create: 0 },
      timeouts: ['timeout'],
      timeoutMs: null,
      retries: null,
      errors: 'throws',
      errorHoldsRequest: 'sure',
      letThroughBy: ['plaid'],
    },
  ],
  evidence: [],
});

export const bullmq = defineLibrary({
  id: 'bullmq',
  title: 'BullMQ',
  category: 'queue',
  packages: [{ name: 'bullmq' }, { name: '@nestjs/bullmq' }],
  runs: [
    { packages: ['bullmq'], path: '^Worker$', kind: 'job', note: 'a BullMQ job', fn: 1, repeats: 'queue' },
    {
      packages: ['@nestjs/bullmq'],
      path: '^Processor$',
      decorates: 'class',
      method: 'process',
      kind: 'job',
      note: 'a BullMQ job',
      repeats: 'queue',
    },
  ],
  evidence: [],
});
