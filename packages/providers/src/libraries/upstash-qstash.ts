import { defineLibrary } from '@seamlint/core';

export const upstashQstash = defineLibrary({
  id: 'upstash-qstash',
  title: 'Upstash QStash',
  category: 'queue',
  packages: [
    { name: '@upstash/qstash', version: '2.12.0' },
    { name: '@upstash/workflow', version: '1.3.3' },
  ],
  runs: [
    {
      path: '^verifySignature(?:AppRouter|Edge)?$',
      kind: 'job',
      note: 'delivered by QStash with 3 retries',
      fn: 0,
      repeats: 'always',
      packages: ['@upstash/qstash'],
      overHttp: true,
      backoff: { growth: 'exponential', firstMs: 12000, maxMs: 86400000, jitter: false, options: ['retryDelay'] },
      givesUpBy: [],
    },
    {
      path: '^serve(?:Many)?$',
      kind: 'job',
      note: 'a step of an Upstash workflow, run again when it fails',
      fn: 0,
      repeats: 'always',
      packages: ['@upstash/workflow'],
      overHttp: true,
      givesUpBy: ['WorkflowNonRetryableError'],
    },
  ],
  enqueues: [
    {
      packages: ['@upstash/qstash'],
      path: '^Client\\(\\)\\.(?:publish|publishJSON|enqueue|enqueueJSON|queue\\(\\)\\.enqueue(?:JSON)?)$',
      payload: 0,
      idOptions: ['deduplicationId', 'contentBasedDeduplication'],
      idHeld: 600,
      attemptOptions: ['retries'],
      attempts: 4,
    },
  ],
  // It verifies each step with a receiver of its own.
  trust: [{ authenticating: ['^serve(?:Many|PagesRouter)?\\(\\)'] }],
  evidence: [
    {
      section: 'trust',
      fields: ['*'],
      confidence: 'verified',
      source: '@upstash/qstash@2.12.0:nextjs.js verifyRequest',
    },
    {
      section: 'packages',
      fields: ['*'],
      confidence: 'verified',
      source: '@upstash/qstash@2.12.0, @upstash/workflow@1.3.3:package.json',
    },
    {
      section: 'runs',
      fields: ['*'],
      confidence: 'documented',
      source: 'https://upstash.com/docs/qstash/features/retry',
    },
    {
      section: 'enqueues',
      fields: ['*'],
      confidence: 'documented',
      source:
        '@upstash/qstash@2.12.0:client.d.ts PublishRequest; https://upstash.com/docs/qstash/features/deduplication',
    },
  ],
});
