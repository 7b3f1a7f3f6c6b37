import { defineLibrary } from '@seamlint/core';

export const consola = defineLibrary({
  id: 'consola',
  title: 'consola',
  category: 'log',
  packages: [{ name: 'consola', version: '3.4.2' }],
  logs: [{ levels: true, redaction: { paths: [], hooks: ['reporters'] } }],
  trust: [{ harmless: true }],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'consola@3.4.2:package.json' },
    { section: 'logs', fields: ['*'], confidence: 'verified', source: 'consola@3.4.2:dist/index.mjs' },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
