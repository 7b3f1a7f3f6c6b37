import { defineLibrary } from '@seamlint/core';

export const pino = defineLibrary({
  id: 'pino',
  title: 'pino',
  category: 'log',
  packages: [
    { name: 'pino', version: '10.4.0' },
    { name: 'pino-http', version: '11.0.0' },
    { name: 'express-pino-logger' },
    { name: 'koa-pino-logger' },
  ],
  logs: [
    {
      levels: true,
      dropsExtra: true,
      redaction: {
        paths: ['redact', 'redact.paths'],
        hooks: ['redact.censor', 'serializers', 'formatters.log', 'hooks.logMethod', 'hooks.streamWrite'],
      },
    },
  ],
  trust: [
    { packages: ['pino'], transparent: true, harmless: true },
    { packages: ['pino-http'], transparent: true },
  ],
  notes: ['`redact` takes paths: a `*` stands for one level, and there is nothing that stands for any depth.'],
  evidence: [
    {
      section: 'packages',
      fields: ['*'],
      confidence: 'verified',
      source: 'pino@10.4.0, pino-http@11.0.0:package.json',
    },
    {
      section: 'logs',
      fields: ['*'],
      confidence: 'verified',
      source: 'pino@10.4.0:pino.js, lib/redaction.js, lib/tools.js',
    },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
