import { defineLibrary } from '@seamlint/core';

export const envVar = defineLibrary({
  id: 'env-var',
  title: 'env-var',
  category: 'schema',
  packages: [{ name: 'env-var', version: '7.5.0' }],
  settings: [{ path: '^(?:from\\(\\)\\.)?get\\(\\)(?:\\.\\w+\\(\\))*\\.as\\w+\\(\\)$', by: 'argument', named: 'get' }],
  defaults: [{ path: '\\.default$', argument: 0 }],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'env-var@7.5.0:package.json' },
    { section: 'settings', fields: ['*'], confidence: 'verified', source: 'env-var@7.5.0:env-var.d.ts' },
    { section: 'defaults', fields: ['*'], confidence: 'verified', source: 'env-var@7.5.0:env-var.d.ts' },
  ],
});
