import { defineLibrary } from '@seamlint/core';

export const winston = defineLibrary({
  id: 'winston',
  title: 'winston',
  category: 'log',
  packages: [{ name: 'winston', version: '3.19.0' }, { name: 'nest-winston' }, { name: 'express-winston' }],
  logs: [{ levels: true, redaction: { paths: [], hooks: ['format', 'rewriters', 'filters'] } }],
  trust: [
    { packages: ['winston'], transparent: true, harmless: true },
    { packages: ['express-winston'], transparent: true },
    { packages: ['nest-winston'], harmless: true },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'winston@3.19.0:package.json' },
    {
      section: 'logs',
      fields: ['*'],
      confidence: 'verified',
      source: 'winston@3.19.0:lib/winston/logger.js, lib/winston/create-logger.js',
    },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
