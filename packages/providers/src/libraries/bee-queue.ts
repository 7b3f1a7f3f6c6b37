import { defineLibrary } from '@seamlint/core';

export const beeQueue = defineLibrary({
  id: 'bee-queue',
  title: 'Bee-Queue',
  category: 'queue',
  packages: [{ name: 'bee-queue', version: '2.0.0' }],
  runs: [
    {
      path: '^\\(\\)\\.process$',
      kind: 'job',
      note: 'a Bee-Queue job',
      fn: 'any',
      repeats: 'likely',
      backoff: { growth: 'none', firstMs: 0, maxMs: 0, jitter: false, options: ['backoff()'] },
      givesUpBy: [],
    },
  ],
  enqueues: [
    {
      path: '^\\(\\)\\.createJob$',
      payload: 0,
      idOptions: ['setId()'],
      idHeld: 'while-kept',
      attemptOptions: ['retries()'],
      attempts: 1,
    },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'bee-queue@2.0.0:package.json' },
    { section: 'runs', fields: ['*'], confidence: 'verified', source: 'bee-queue@2.0.0:lib/job.js' },
    {
      section: 'enqueues',
      fields: ['*'],
      confidence: 'verified',
      source: 'bee-queue@2.0.0:lib/queue.js createJob, lib/job.js retries, setId',
    },
  ],
});
