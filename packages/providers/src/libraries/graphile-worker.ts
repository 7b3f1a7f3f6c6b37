import { defineLibrary } from '@seamlint/core';

export const graphileWorker = defineLibrary({
  id: 'graphile-worker',
  title: 'Graphile Worker',
  category: 'queue',
  packages: [{ name: 'graphile-worker', version: '0.18.0' }],
  runs: [
    {
      path: '^run$',
      kind: 'job',
      note: 'a Graphile Worker task with 25 attempts',
      fn: 0,
      repeats: 'always',
      key: 'taskList.*',
      backoff: { growth: 'exponential', firstMs: 2718, maxMs: 22026466, jitter: false, options: [] },
      givesUpBy: [],
    },
  ],
  enqueues: [
    {
      path: '\\.addJob$',
      name: 0,
      payload: 1,
      options: 2,
      idOptions: ['jobKey'],
      idHeld: 'while-kept',
      attemptOptions: ['maxAttempts'],
      attempts: 25,
    },
    {
      path: '^quickAddJob$',
      name: 1,
      payload: 2,
      options: 3,
      idOptions: ['jobKey'],
      idHeld: 'while-kept',
      attemptOptions: ['maxAttempts'],
      attempts: 25,
    },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'graphile-worker@0.18.0:package.json' },
    {
      section: 'runs',
      fields: ['*'],
      confidence: 'verified',
      source: 'graphile-worker@0.18.0:sql/000001.sql, dist/sql/failJobs.js',
    },
    {
      section: 'enqueues',
      fields: ['*'],
      confidence: 'verified',
      source: 'graphile-worker@0.18.0:dist/helpers.js, dist/interfaces.d.ts TaskSpec',
    },
  ],
});
