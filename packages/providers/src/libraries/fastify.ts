import { defineLibrary } from '@seamlint/core';

export const fastify = defineLibrary({
  id: 'fastify',
  title: 'Fastify',
  category: 'framework',
  packages: [{ name: 'fastify', version: '5.12.8' }, { name: '@fastify/rate-limit' }],
  logs: [
    {
      packages: ['fastify'],
      levels: true,
      dropsExtra: true,
      redaction: { paths: ['logger.redact', 'logger.redact.paths'], hooks: ['logger.serializers'] },
    },
  ],
  trust: [{ packages: ['@fastify/rate-limit'], transparent: true }],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'fastify@5.12.8:package.json' },
    {
      section: 'logs',
      fields: ['*'],
      confidence: 'verified',
      source: 'fastify@5.12.8:lib/logger-factory.js, lib/logger-pino.js',
    },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
