import { defineLibrary } from '@seamlint/core';

export const opentelemetry = defineLibrary({
  id: 'opentelemetry',
  title: 'OpenTelemetry',
  category: 'monitor',
  packages: [{ name: '@opentelemetry/*' }],
  logs: [
    {
      destination: 'the traces',
      onlyMessages: true,
      methods: [
        { members: ['setAttribute', 'addEvent'], from: 1 },
        { members: ['setAttributes'], from: 0 },
      ],
    },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'logs', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
