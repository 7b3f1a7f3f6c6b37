import { defineLibrary } from '@seamlint/core';

export const debug = defineLibrary({
  id: 'debug',
  title: 'debug',
  category: 'log',
  packages: [{ name: 'debug', version: '4.4.3' }],
  logs: [{ methods: [{ members: ['()'], from: 0 }], redaction: { paths: [], hooks: ['formatters'] } }],
  trust: [{ harmless: true }],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'debug@4.4.3:package.json' },
    { section: 'logs', fields: ['*'], confidence: 'verified', source: 'debug@4.4.3:src/common.js' },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
