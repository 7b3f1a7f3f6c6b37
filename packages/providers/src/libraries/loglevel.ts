import { defineLibrary } from '@seamlint/core';

export const loglevel = defineLibrary({
  id: 'loglevel',
  title: 'Small loggers',
  category: 'log',
  packages: [
    { name: 'loglevel', version: '1.9.2' },
    { name: 'electron-log' },
    { name: 'npmlog' },
    { name: 'fancy-log' },
    { name: 'roarr' },
    { name: 'loglayer' },
    { name: '@logtape/logtape', version: '2.4.2' },
  ],
  logs: [{ levels: true }],
  trust: [{ packages: ['loglevel'], harmless: true }],
  evidence: [
    {
      section: 'packages',
      fields: ['*'],
      confidence: 'verified',
      source: 'loglevel@1.9.2, @logtape/logtape@2.4.2:package.json',
    },
    {
      section: 'logs',
      fields: ['levels'],
      confidence: 'verified',
      source: 'loglevel@1.9.2:lib/loglevel.js, @logtape/logtape@2.4.2:dist/logger.js',
    },
    { section: 'logs', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
