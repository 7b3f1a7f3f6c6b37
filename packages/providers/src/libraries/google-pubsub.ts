import { defineLibrary } from '@seamlint/core';

export const googlePubsub = defineLibrary({
  id: 'google-pubsub',
  title: 'Google Cloud Pub/Sub',
  category: 'queue',
  packages: [{ name: '@google-cloud/pubsub', version: '6.3.2' }],
  runs: [
    {
      path: '\\.on$',
      kind: 'job',
      note: 'a Pub/Sub message, delivered again until it is acknowledged',
      fn: 1,
      repeats: 'likely',
    },
  ],
  enqueues: [{ path: '\\.publish(?:Message|JSON)?$', payload: 0, idOptions: [], attemptOptions: [], attempts: null }],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: '@google-cloud/pubsub@6.3.2:package.json' },
    {
      section: 'runs',
      fields: ['*'],
      confidence: 'documented',
      source: 'https://cloud.google.com/pubsub/docs/subscriber',
    },
    {
      section: 'enqueues',
      fields: ['*'],
      confidence: 'verified',
      source: '@google-cloud/pubsub@6.3.2:build/src/topic.d.ts publishMessage',
    },
  ],
});
