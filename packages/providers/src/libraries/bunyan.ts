import { defineLibrary } from '@seamlint/core';

export const bunyan = defineLibrary({
  id: 'bunyan',
  title: 'bunyan',
  category: 'log',
  packages: [{ name: 'bunyan', version: '2.0.5' }, { name: 'bole' }],
  logs: [{ levels: true, redaction: { paths: [], hooks: ['serializers'] } }],
  trust: [{ packages: ['bunyan'], harmless: true }],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'bunyan@2.0.5:package.json' },
    { section: 'logs', fields: ['*'], confidence: 'verified', source: 'bunyan@2.0.5:lib/bunyan.js' },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
