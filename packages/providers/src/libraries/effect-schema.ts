import { defineLibrary } from '@seamlint/core';

export const effectSchema = defineLibrary({
  id: 'effect-schema',
  title: 'Effect’s Schema',
  category: 'schema',
  packages: [{ name: 'effect', version: '4.1.0' }, { name: '@effect/schema' }],
  validates: [
    { path: '^(?:Schema\\.)?(?:decodeUnknownSync|decodeSync)\\(\\)$', data: 0, result: 'throws', keepsUnknown: null },
    {
      path: '^(?:Schema\\.)?(?:decodeUnknownPromise|decodePromise)\\(\\)$',
      data: 0,
      result: 'promise-throws',
      keepsUnknown: null,
    },
    {
      path: '^(?:Schema\\.)?(?:decodeUnknown(?:Either|Option|Result|Exit)|decode(?:Either|Option|Result|Exit))\\(\\)$',
      data: 0,
      result: 'result-object',
      keepsUnknown: null,
    },
    { path: '^(?:Schema\\.)?is\\(\\)$', data: 0, result: 'boolean', keepsUnknown: true },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'effect@4.1.0:package.json' },
    { section: 'validates', fields: ['*'], confidence: 'verified', source: 'effect@4.1.0:dist/Schema.d.ts' },
  ],
});
