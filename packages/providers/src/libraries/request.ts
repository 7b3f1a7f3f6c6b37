import { defineLibrary } from '@seamlint/core';

export const request = defineLibrary({
  id: 'request',

  title: 'request',
  category: 'http',
  packages: [
    { name: 'request', version: '2.88.2' },
    { name: 'request-promise' },
    { name: 'request-promise-native' },
    { name: 'postman-request' },
  ],
  http: [
    {
      requests: [
        { members: [''], method: null, url: 0, options: 1 },
        { members: ['get', 'post', 'put', 'patch', 'delete', 'head', 'del'], url: 0, options: 1 },
      ],
      makers: { defaults: 0 },
      names: { url: ['url', 'uri'], base: ['baseUrl'], body: ['body', 'json', 'form', 'formData'] },
      timeouts: ['timeout'],
      timeoutMs: null,
      retries: null,
      // The promising ones throw.
      errors: null,
      errorHoldsRequest: 'sure',
    },
  ],
  evidence: [
    { section: 'packages', fields: ['request'], confidence: 'verified', source: 'request@2.88.2:package.json' },
    {
      section: 'http',
      fields: ['requests', 'makers', 'names', 'timeouts', 'timeoutMs', 'retries'],
      confidence: 'verified',
      source: 'request@2.88.2:index.js, request.js',
    },
    { section: 'http', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
