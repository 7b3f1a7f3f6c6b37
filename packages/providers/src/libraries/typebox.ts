import { defineLibrary } from '@seamlint/core';

export const typebox = defineLibrary({
  id: 'typebox',
  title: 'TypeBox',
  category: 'schema',
  packages: [{ name: '@sinclair/typebox', version: '0.34.52' }],
  validates: [
    { path: '^Value\\.(?:Check)$', data: 1, schema: 0, result: 'boolean', keepsUnknown: true },
    { path: '^Value\\.(?:Assert|Parse|Decode)$', data: 1, schema: 0, result: 'throws', keepsUnknown: null },
    { path: '^Value\\.Errors$', data: 1, schema: 0, result: 'list', keepsUnknown: true },
    { path: '^TypeCompiler\\.Compile\\(\\)\\.Check$', data: 0, result: 'boolean', keepsUnknown: true },
    { path: '^TypeCompiler\\.Compile\\(\\)\\.Decode$', data: 0, result: 'throws', keepsUnknown: null },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: '@sinclair/typebox@0.34.52:package.json' },
    {
      section: 'validates',
      fields: ['*'],
      confidence: 'verified',
      source: '@sinclair/typebox@0.34.52:build/cjs/value, build/cjs/compiler',
    },
  ],
});
