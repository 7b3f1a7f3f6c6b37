import { defineLibrary } from '@seamlint/core';

export const nodeHttp = defineLibrary({
  id: 'node-http',

  title: 'Node’s http and https',
  category: 'platform',
  packages: [{ name: 'http' }, { name: 'https' }, { name: 'follow-redirects', version: '1.16.3' }],
  http: [
    {
      client: 'node:http',
      packages: ['http'],
      requests: [
        { members: ['request'], method: null, url: 0, options: 1 },
        { members: ['get'], url: 0, options: 1 },
      ],
      names: { url: ['path'], base: ['hostname', 'host'], body: [] },
      timeouts: ['timeout'],
      timeoutMethods: ['setTimeout'],
      timeoutMs: null,
      retries: null,
      errors: 'value',
    },
    {
      client: 'node:https',
      packages: ['https'],
      requests: [
        { members: ['request'], method: null, url: 0, options: 1 },
        { members: ['get'], url: 0, options: 1 },
      ],
      names: { url: ['path'], base: ['hostname', 'host'], body: [] },
      timeouts: ['timeout'],
      timeoutMethods: ['setTimeout'],
      timeoutMs: null,
      retries: null,
      errors: 'value',
    },
    {
      // `require('follow-redirects').https`, or `follow-redirects/https` itself.
      client: 'node:https',
      packages: ['follow-redirects'],
      requests: [
        { members: ['request'], method: null, url: 0, options: 1 },
        { members: ['get'], url: 0, options: 1 },
      ],
      selves: ['http', 'https'],
      names: { url: ['path'], base: ['hostname', 'host'], body: [] },
      timeouts: ['timeout'],
      timeoutMethods: ['setTimeout'],
      timeoutMs: null,
      retries: null,
      errors: 'value',
    },
  ],
  evidence: [
    {
      section: 'packages',
      fields: ['follow-redirects'],
      confidence: 'verified',
      source: 'follow-redirects@1.16.3:package.json',
    },
    {
      section: 'http',
      fields: ['follow-redirects'],
      confidence: 'verified',
      source: 'follow-redirects@1.16.3:index.js',
    },
    {
      section: 'http',
      fields: ['*'],
      confidence: 'documented',
      source: 'https://nodejs.org/api/http.html#httprequesturl-options-callback',
    },
  ],
});
