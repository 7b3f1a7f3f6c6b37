import { defineLibrary } from '@seamlint/core';

export const nconf = defineLibrary({
  id: 'nconf',
  title: 'nconf',
  category: 'schema',
  packages: [{ name: 'nconf' }],
  settings: [{ path: '^(?:\\w+\\(\\)\\.)*get\\(\\)$', by: 'argument' }],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'settings', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
