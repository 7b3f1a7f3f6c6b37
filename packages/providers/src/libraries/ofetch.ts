import { defineLibrary } from '@seamlint/core';

export const ofetch = defineLibrary({
  id: 'ofetch',

  title: 'ofetch',
  category: 'http',
  packages: [{ name: 'ofetch', version: '1.5.1' }],
  http: [
    {
      requests: [{ members: ['ofetch', '$fetch', '', 'raw'], method: null, url: 0, options: 1 }],
      makers: { create: 0, createFetch: null },
      selves: ['ofetch', '$fetch'],
      types: ['$Fetch'],
      names: { base: ['baseURL'] },
      timeouts: ['timeout'],
      timeoutMs: null,
      retries: {
        byDefault: 1,
        options: ['retry'],
        methods: ['GET', 'HEAD', 'OPTIONS', 'TRACE'],
        methodOptions: [],
        numberForAll: true,
        // No answer at all counts as 500.
        retryOn: [408, 409, 425, 429, 500, 502, 503, 504, 'network', 'timeout'],
        honoursRetryAfter: false,
        backoff: { growth: 'none', firstMs: 0, maxMs: 0, jitter: false, options: ['retryDelay'] },
      },
      errors: 'throws',
    },
  ],
  notes: ['A number in `retry` holds for POST, PUT, PATCH and DELETE too, which are not repeated otherwise.'],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'ofetch@1.5.1:package.json' },
    {
      section: 'http',
      fields: ['*'],
      confidence: 'verified',
      source: 'ofetch@1.5.1:dist/shared createFetch, retryStatusCodes, isPayloadMethod',
    },
  ],
});
