import { defineLibrary } from '@seamlint/core';

export const signale = defineLibrary({
  id: 'signale',
  title: 'signale',
  category: 'log',
  packages: [{ name: 'signale', version: '1.4.0' }],
  logs: [{ levels: true, redaction: { paths: ['secrets'], hooks: [] } }],
  trust: [{ harmless: true }],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'signale@1.4.0:package.json' },
    { section: 'logs', fields: ['*'], confidence: 'verified', source: 'signale@1.4.0:signale.js' },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
