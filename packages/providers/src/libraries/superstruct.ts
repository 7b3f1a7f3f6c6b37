import { defineLibrary } from '@seamlint/core';

export const superstruct = defineLibrary({
  id: 'superstruct',
  title: 'Superstruct',
  category: 'schema',
  packages: [{ name: 'superstruct', version: '2.0.2' }],
  validates: [
    { path: '^(?:assert|create)$', data: 0, schema: 1, result: 'throws', keepsUnknown: null },
    { path: '^mask$', data: 0, schema: 1, result: 'throws', keepsUnknown: false },
    { path: '^is$', data: 0, schema: 1, result: 'boolean', keepsUnknown: null },
    { path: '^validate$', data: 0, schema: 1, result: 'result-object', keepsUnknown: null },
  ],
  trust: [{ harmless: true }],
  notes: ['`object` refuses unknown fields, `type` keeps them; `validate` answers a pair.'],
  defaults: [{ path: '^defaulted$', argument: 1 }],
  evidence: [
    {
      section: 'defaults',
      fields: ['*'],
      confidence: 'documented',
      source: 'https://docs.superstructjs.org/api-reference/coercions',
    },
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'superstruct@2.0.2:package.json' },
    { section: 'validates', fields: ['*'], confidence: 'verified', source: 'superstruct@2.0.2:dist/struct.d.ts' },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
