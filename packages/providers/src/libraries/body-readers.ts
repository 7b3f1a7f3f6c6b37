import { defineLibrary } from '@seamlint/core';

export const bodyReaders = defineLibrary({
  id: 'body-readers',
  title: 'Readers of a body',
  category: 'middleware',
  packages: [
    { name: 'raw-body' },
    { name: 'micro' },
    { name: 'formidable' },
    { name: 'busboy' },
    { name: '@fastify/busboy' },
    { name: 'multiparty' },
    { name: 'get-stream' },
    { name: 'concat-stream' },
  ],
  trust: [{ transparent: true, harmless: true }],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
