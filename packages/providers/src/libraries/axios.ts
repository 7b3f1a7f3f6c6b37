import { defineLibrary } from '@seamlint/core';

export const axios = defineLibrary({
  id: 'axios',

  title: 'axios',
  category: 'http',
  packages: [
    { name: 'axios', version: '1.21.1' },
    { name: 'redaxios', version: '0.5.1' },
  ],
  http: [
    {
      requests: [
        { members: ['get', 'delete', 'head', 'options'], url: 0, options: 1 },
        { members: ['post', 'put', 'patch'], url: 0, body: 1, options: 2 },
        { members: ['postForm'], method: 'POST', url: 0, body: 1, options: 2 },
        { members: ['putForm'], method: 'PUT', url: 0, body: 1, options: 2 },
        { members: ['patchForm'], method: 'PATCH', url: 0, body: 1, options: 2 },
        { members: ['request'], method: null, options: 0 },
        { members: [''], method: null, url: 0, options: 1 },
      ],
      makers: { create: 0, Axios: 0 },
      types: ['AxiosInstance', 'Axios', 'AxiosStatic'],
      names: { base: ['baseURL'], body: ['data'] },
      timeouts: ['timeout', 'cancelToken'],
      timeoutMs: null,
      retries: null,
      errors: 'throws',
      errorHoldsRequest: 'sure',
      letThroughBy: ['plaid', '@pipedream/sdk', 'mailerlite-api-v2-node'],
    },
  ],
  notes: [
    '`timeout: 0`, the default, waits for ever.',
    'Its errors hold `config.headers`, `Authorization` and all, and `config.data`.',
  ],
  evidence: [
    {
      section: 'packages',
      fields: ['axios', 'redaxios'],
      confidence: 'verified',
      source: 'axios@1.21.1:package.json, redaxios@0.5.1:package.json',
    },
    { section: 'http', fields: ['letThroughBy'], confidence: 'from-memory', source: 'not checked' },
    {
      section: 'http',
      fields: ['*'],
      confidence: 'verified',
      source:
        'axios@1.21.1 and 0.35.0:lib/core/Axios.js, lib/core/AxiosError.js, lib/core/settle.js, lib/defaults/index.js',
    },
  ],
});
