import { defineLibrary } from '@seamlint/core';

export const typia = defineLibrary({
  id: 'typia',
  title: 'typia',
  category: 'schema',
  packages: [{ name: 'typia', version: '14.0.6' }],
  validates: [
    {
      path: '^(?:assert|assertGuard|assertEquals|assertGuardEquals|json\\.assertParse)$',
      data: 0,
      result: 'throws',
      keepsUnknown: true,
    },
    { path: '^(?:is|equals)$', data: 0, result: 'boolean', keepsUnknown: true },
    { path: '^(?:validate|validateEquals)$', data: 0, result: 'result-object', keepsUnknown: true },
    { path: '^createAssert(?:Equals|Guard)?\\(\\)$', data: 0, result: 'throws', keepsUnknown: true },
    { path: '^create(?:Is|Equals)\\(\\)$', data: 0, result: 'boolean', keepsUnknown: true },
    { path: '^createValidate(?:Equals)?\\(\\)$', data: 0, result: 'result-object', keepsUnknown: true },
  ],
  notes: ['The ones with `Equals` refuse unknown fields.'],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'typia@14.0.6:package.json' },
    { section: 'validates', fields: ['*'], confidence: 'verified', source: 'typia@14.0.6:lib/module.d.ts' },
  ],
});
