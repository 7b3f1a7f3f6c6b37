import { defineLibrary } from '@seamlint/core';

export const classValidator = defineLibrary({
  id: 'class-validator',
  title: 'class-validator',
  category: 'schema',
  packages: [{ name: 'class-validator', version: '0.15.1' }],
  validates: [
    { path: '^validate$', data: 0, result: 'promise-list', keepsUnknown: true },
    { path: '^validateOrReject$', data: 0, result: 'promise-throws', keepsUnknown: true },
    { path: '^validateSync$', data: 0, result: 'list', keepsUnknown: true },
  ],
  trust: [{ harmless: true }],
  notes: ['`whitelist` drops unknown fields; a plain object, no instance of the class, passes as valid.'],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'class-validator@0.15.1:package.json' },
    { section: 'validates', fields: ['*'], confidence: 'verified', source: 'class-validator@0.15.1:types/index.d.ts' },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
