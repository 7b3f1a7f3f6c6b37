import { defineLibrary } from '@seamlint/core';

export const arktype = defineLibrary({
  id: 'arktype',
  title: 'ArkType',
  category: 'schema',
  packages: [{ name: 'arktype', version: '2.2.9' }],
  validates: [
    { path: '^type\\(\\)$', data: 0, result: 'either', keepsUnknown: null },
    { path: '^type\\(\\)\\.assert$', data: 0, result: 'throws', keepsUnknown: null },
    { path: '^type\\(\\)\\.allows$', data: 0, result: 'boolean', keepsUnknown: null },
  ],
  notes: ['It answers the data or `type.errors`.'],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'arktype@2.2.9:package.json' },
    {
      section: 'validates',
      fields: ['*'],
      confidence: 'documented',
      source: 'https://arktype.io/docs/intro/your-first-type',
    },
  ],
});
