import { defineLibrary } from '@seamlint/core';

export const ajv = defineLibrary({
  id: 'ajv',
  title: 'Ajv',
  category: 'schema',
  packages: [{ name: 'ajv', version: '8.20.0' }],
  validates: [
    { path: '^(?:Ajv\\w*)?\\(\\)\\.compile\\(\\)$', data: 0, result: 'boolean', keepsUnknown: true },
    { path: '^(?:Ajv\\w*)?\\(\\)\\.validate$', data: 1, schema: 0, result: 'boolean', keepsUnknown: true },
  ],
  trust: [{ harmless: true }],
  notes: [
    'A schema with `$async` answers a promise that throws. `removeAdditional` drops unknown fields from the data itself.',
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'ajv@8.20.0:package.json' },
    { section: 'validates', fields: ['*'], confidence: 'verified', source: 'ajv@8.20.0:dist/core.d.ts' },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
