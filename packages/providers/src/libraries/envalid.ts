import { defineLibrary } from '@seamlint/core';

export const envalid = defineLibrary({
  id: 'envalid',
  title: 'Envalid',
  category: 'schema',
  packages: [{ name: 'envalid', version: '8.2.0' }],
  settings: [{ path: '^(?:cleanEnv|customCleanEnv)\\(\\)$', by: 'member', schemas: ['1'] }],
  defaults: [{ path: '', argument: 0, members: ['default', 'devDefault', 'testDefault'] }],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'envalid@8.2.0:package.json' },
    { section: 'settings', fields: ['*'], confidence: 'verified', source: 'envalid@8.2.0:dist/envalid.d.ts' },
    { section: 'defaults', fields: ['*'], confidence: 'verified', source: 'envalid@8.2.0:dist/types.d.ts' },
  ],
});
