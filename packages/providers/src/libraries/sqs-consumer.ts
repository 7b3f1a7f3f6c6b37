import { defineLibrary } from '@seamlint/core';

export const sqsConsumer = defineLibrary({
  id: 'sqs-consumer',
  title: 'sqs-consumer',
  category: 'queue',
  packages: [{ name: 'sqs-consumer', version: '15.0.3' }],
  runs: [
    {
      path: '^Consumer\\.create$',
      kind: 'job',
      note: 'an SQS message, delivered again',
      fn: 0,
      repeats: 'always',
      key: 'handleMessage',
    },
    {
      path: '^Consumer\\.create$',
      kind: 'job',
      note: 'an SQS batch, delivered again',
      fn: 0,
      repeats: 'always',
      key: 'handleMessageBatch',
    },
  ],
  notes: [
    'What fails is delivered again when its visibility timeout is over, as often as the queue’s redrive policy says.',
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'sqs-consumer@15.0.3:package.json' },
    { section: 'runs', fields: ['*'], confidence: 'verified', source: 'sqs-consumer@15.0.3:dist/cjs/consumer.js' },
  ],
});
