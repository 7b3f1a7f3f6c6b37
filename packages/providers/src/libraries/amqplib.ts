import { defineLibrary } from '@seamlint/core';

export const amqplib = defineLibrary({
  id: 'amqplib',
  title: 'amqplib',
  category: 'queue',
  packages: [{ name: 'amqplib', version: '2.3.1' }],
  runs: [{ path: '\\.consume$', kind: 'job', note: 'an AMQP message', fn: 1, repeats: 'likely' }],
  enqueues: [
    { path: '\\.sendToQueue$', name: 0, payload: 1, options: 2, idOptions: [], attemptOptions: [], attempts: null },
    { path: '\\.publish$', name: 0, payload: 2, options: 3, idOptions: [], attemptOptions: [], attempts: null },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'amqplib@2.3.1:package.json' },
    { section: 'runs', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'enqueues', fields: ['*'], confidence: 'verified', source: 'amqplib@2.3.1:lib/channel_model.js' },
  ],
});
