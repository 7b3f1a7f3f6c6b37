import { defineLibrary } from '@seamlint/core';

export const ioTs = defineLibrary({
  id: 'io-ts',
  title: 'io-ts',
  category: 'schema',
  packages: [{ name: 'io-ts', version: '2.2.22' }],
  validates: [
    { path: '\\.decode$', data: 0, result: 'result-object', keepsUnknown: true },
    { path: '\\.is$', data: 0, result: 'boolean', keepsUnknown: true },
  ],
  notes: ['`exact` drops unknown fields.'],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'io-ts@2.2.22:package.json' },
    { section: 'validates', fields: ['*'], confidence: 'verified', source: 'io-ts@2.2.22:lib/index.d.ts' },
  ],
});
