import { defineLibrary } from '@seamlint/core';

export const axiom = defineLibrary({
  id: 'axiom',
  title: 'Axiom',
  category: 'log',
  packages: [{ name: 'next-axiom' }, { name: '@axiomhq/*' }, { name: '@logtail/*' }],
  logs: [{ levels: true }],
  trust: [{ packages: ['next-axiom'], transparent: true, harmless: true }],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'logs', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
