import { defineLibrary } from '@seamlint/core';

export const kafkajs = defineLibrary({
  id: 'kafkajs',
  title: 'KafkaJS',
  category: 'queue',
  packages: [{ name: 'kafkajs', version: '2.2.4' }],
  runs: [
    {
      path: '\\.run$',
      kind: 'job',
      note: 'a Kafka message, read again',
      fn: 0,
      repeats: 'always',
      key: 'eachMessage',
      backoff: {
        growth: 'exponential',
        firstMs: 300,
        maxMs: 30000,
        jitter: true,
        options: ['retry.initialRetryTime', 'retry.maxRetryTime', 'retry.multiplier', 'retry.factor'],
      },
      givesUpBy: ['restartOnFailure'],
    },
    {
      path: '\\.run$',
      kind: 'job',
      note: 'a Kafka batch, read again',
      fn: 0,
      repeats: 'always',
      key: 'eachBatch',
      backoff: {
        growth: 'exponential',
        firstMs: 300,
        maxMs: 30000,
        jitter: true,
        options: ['retry.initialRetryTime', 'retry.maxRetryTime', 'retry.multiplier', 'retry.factor'],
      },
      givesUpBy: ['restartOnFailure'],
    },
  ],
  enqueues: [
    { path: '\\.producer\\(\\)\\.send(?:Batch)?$', payload: 0, idOptions: [], attemptOptions: [], attempts: null },
  ],
  notes: ['`idempotent: true` of a producer only spares the broker what the producer itself sends twice.'],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'kafkajs@2.2.4:package.json' },
    {
      section: 'runs',
      fields: ['*'],
      confidence: 'verified',
      source: 'kafkajs@2.2.4:src/retry/defaults.js, src/consumer/index.js',
    },
    { section: 'enqueues', fields: ['*'], confidence: 'verified', source: 'kafkajs@2.2.4:src/producer/index.js' },
  ],
});
