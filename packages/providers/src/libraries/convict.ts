import { defineLibrary } from '@seamlint/core';

export const convict = defineLibrary({
  id: 'convict',
  title: 'Convict',
  category: 'schema',
  packages: [{ name: 'convict', version: '6.2.5' }],
  settings: [
    { path: '^(?:convict)?\\(\\)(?:\\.\\w+\\(\\))*\\.get\\(\\)$', by: 'argument', schemas: ['0'], variable: 'env' },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'convict@6.2.5:package.json' },
    { section: 'settings', fields: ['*'], confidence: 'verified', source: 'convict@6.2.5:src/main.js' },
  ],
});
