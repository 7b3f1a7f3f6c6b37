import { defineLibrary } from '@seamlint/core';

export const znv = defineLibrary({
  id: 'znv',
  title: 'znv',
  category: 'schema',
  packages: [{ name: 'znv' }],
  settings: [{ path: '^parseEnv\\(\\)$', by: 'member', schemas: ['1'] }],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'settings', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
