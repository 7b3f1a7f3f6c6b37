import { defineLibrary } from '@seamlint/core';

export const nestjsAxios = defineLibrary({
  id: 'nestjs-axios',

  title: '@nestjs/axios',
  category: 'http',
  packages: [{ name: '@nestjs/axios', version: '12.0.1' }],
  http: [
    {
      client: 'axios',
      requests: [
        { members: ['get', 'delete', 'head', 'options'], url: 0, options: 1 },
        { members: ['post', 'put', 'patch'], url: 0, body: 1, options: 2 },
        { members: ['postForm'], method: 'POST', url: 0, body: 1, options: 2 },
        { members: ['putForm'], method: 'PUT', url: 0, body: 1, options: 2 },
        { members: ['patchForm'], method: 'PATCH', url: 0, body: 1, options: 2 },
        { members: ['request'], method: null, options: 0 },
        { members: [''], method: null, url: 0, options: 1 },
      ],
      makers: { HttpService: 0 },
      selves: ['axiosRef'],
      types: ['HttpService'],
      names: { base: ['baseURL'], body: ['data'] },
      timeouts: ['timeout', 'cancelToken'],
      timeoutMs: null,
      retries: null,
      errors: 'throws',
      errorHoldsRequest: 'sure',
    },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: '@nestjs/axios@12.0.1:package.json' },
    {
      section: 'http',
      fields: ['*'],
      confidence: 'verified',
      source: '@nestjs/axios@12.0.1:dist/http.service.js, dist/http.module.js',
    },
  ],
});
