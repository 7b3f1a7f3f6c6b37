import { defineLibrary } from '@seamlint/core';

export const ittyRouter = defineLibrary({
  id: 'itty-router',
  title: 'itty-router',
  category: 'framework',
  packages: [{ name: 'itty-router' }],
  trust: [{ transparent: true }],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
