import { defineLibrary } from '@seamlint/core';

export const runtypes = defineLibrary({
  id: 'runtypes',
  title: 'runtypes',
  category: 'schema',
  packages: [{ name: 'runtypes', version: '7.0.5' }],
  validates: [
    { path: '\\.(?:check|assert|parse)$', data: 0, result: 'throws', keepsUnknown: null },
    { path: '\\.guard$', data: 0, result: 'boolean', keepsUnknown: true },
    { path: '\\.inspect$', data: 0, result: 'result-object', keepsUnknown: true },
  ],
  notes: ['`check` keeps unknown fields, `parse` drops them.'],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'runtypes@7.0.5:package.json' },
    { section: 'validates', fields: ['*'], confidence: 'verified', source: 'runtypes@7.0.5:esm/Runtype.d.ts' },
  ],
});
