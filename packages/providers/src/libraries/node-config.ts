import { defineLibrary } from '@seamlint/core';

export const nodeConfig = defineLibrary({
  id: 'node-config',
  title: 'config',
  category: 'schema',
  packages: [{ name: 'config' }],
  settings: [{ path: '^get\\(\\)$', by: 'argument' }],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'settings', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
