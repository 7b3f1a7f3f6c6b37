import { defineLibrary } from '@seamlint/core';

export const inngest = defineLibrary({
  id: 'inngest',
  title: 'Inngest',
  category: 'queue',
  packages: [{ name: 'inngest', version: '4.24.0' }],
  runs: [
    {
      path: '^Inngest\\(\\)\\.createFunction$',
      kind: 'job',
      note: 'an Inngest function',
      fn: 'any',
      counts: { arg: 0, path: ['attempt'] },
      repeats: { arg: 'any', option: 'retries', default: 4, once: 0 },
      backoff: { growth: 'exponential', firstMs: null, maxMs: null, jitter: true, options: ['RetryAfterError'] },
      givesUpBy: ['NonRetriableError'],
    },
  ],
  enqueues: [
    {
      path: '^Inngest\\(\\)\\.send$',
      payload: 0,
      idOptions: ['id'],
      idHeld: 86_400,
      attemptOptions: [],
      attempts: null,
    },
  ],
  // What it serves asks for the signature that Inngest sends.
  trust: [{ authenticating: ['^serve\\(\\)'] }],
  evidence: [
    {
      section: 'trust',
      fields: ['*'],
      confidence: 'documented',
      source: 'https://www.inngest.com/docs/platform/signing-keys',
    },
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'inngest@4.24.0:package.json' },
    {
      section: 'runs',
      fields: ['*'],
      confidence: 'documented',
      source: 'https://www.inngest.com/docs/features/inngest-functions/error-retries/retries',
    },
    {
      section: 'enqueues',
      fields: ['*'],
      confidence: 'documented',
      source: 'inngest@4.24.0:types.d.ts EventPayload: `id`; https://www.inngest.com/docs/events',
    },
  ],
});
