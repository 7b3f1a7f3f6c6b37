import { defineLibrary } from '@seamlint/core';

export const yup = defineLibrary({
  id: 'yup',
  title: 'Yup',
  category: 'schema',
  packages: [{ name: 'yup', version: '1.7.1' }],
  validates: [
    { path: '\\.(?:validateSync|validateSyncAt|cast)$', data: 0, result: 'throws', keepsUnknown: true },
    { path: '\\.(?:validate|validateAt)$', data: 0, result: 'promise-throws', keepsUnknown: true },
    { path: '\\.isValidSync$', data: 0, result: 'boolean', keepsUnknown: true },
  ],
  trust: [{ harmless: true }],
  notes: ['`stripUnknown` drops unknown fields; `isValid` answers a promise of a boolean.'],
  defaults: [{ path: '\\.default$', argument: 0 }],
  evidence: [
    { section: 'defaults', fields: ['*'], confidence: 'documented', source: 'https://github.com/jquense/yup' },
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'yup@1.7.1:package.json' },
    { section: 'validates', fields: ['*'], confidence: 'verified', source: 'yup@1.7.1:index.d.ts' },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
