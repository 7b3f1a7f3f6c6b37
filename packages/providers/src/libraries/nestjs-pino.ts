import { defineLibrary } from '@seamlint/core';

export const nestjsPino = defineLibrary({
  id: 'nestjs-pino',
  title: 'nestjs-pino',
  category: 'log',
  packages: [{ name: 'nestjs-pino', version: '5.2.1' }],
  logs: [
    {
      levels: true,
      redaction: { paths: ['pinoHttp.redact', 'pinoHttp.redact.paths'], hooks: ['pinoHttp.serializers'] },
    },
  ],
  trust: [{ transparent: true, harmless: true }],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'nestjs-pino@5.2.1:package.json' },
    {
      section: 'logs',
      fields: ['*'],
      confidence: 'verified',
      source: 'nestjs-pino@5.2.1:dist/PinoLogger.js, dist/params.d.ts',
    },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
