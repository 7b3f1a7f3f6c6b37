import { defineLibrary } from '@seamlint/core';

export const log4js = defineLibrary({
  id: 'log4js',
  title: 'log4js',
  category: 'log',
  packages: [{ name: 'log4js', version: '6.9.1' }],
  logs: [{ levels: true, redaction: { paths: [], hooks: ['appenders.*.layout'] } }],
  trust: [{ harmless: true }],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'log4js@6.9.1:package.json' },
    { section: 'logs', fields: ['*'], confidence: 'verified', source: 'log4js@6.9.1:lib/logger.js, lib/layouts.js' },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
