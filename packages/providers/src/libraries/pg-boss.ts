import { defineLibrary } from '@seamlint/core';

export const pgBoss = defineLibrary({
  id: 'pg-boss',
  title: 'pg-boss',
  category: 'queue',
  packages: [{ name: 'pg-boss', version: '12.38.0' }],
  runs: [
    {
      path: '^(?:PgBoss)?\\(\\)\\.work$',
      kind: 'job',
      note: 'a pg-boss job',
      fn: 'any',
      repeats: 'likely',
      backoff: {
        growth: 'none',
        firstMs: 0,
        maxMs: 0,
        jitter: false,
        options: ['retryDelay', 'retryBackoff', 'retryDelayMax'],
      },
      givesUpBy: [],
    },
  ],
  enqueues: [
    {
      since: 10,
      path: '^(?:PgBoss)?\\(\\)\\.send$',
      name: 0,
      payload: 1,
      options: 2,
      idOptions: ['id', 'singletonKey'],
      idHeld: 'while-kept',
      attemptOptions: ['retryLimit'],
      attempts: 3,
    },
    {
      until: 9,
      path: '^(?:PgBoss)?\\(\\)\\.(?:send|publish)$',
      name: 0,
      payload: 1,
      options: 2,
      idOptions: ['id', 'singletonKey'],
      idHeld: 'while-kept',
      attemptOptions: ['retryLimit'],
      attempts: 1,
    },
    {
      path: '^(?:PgBoss)?\\(\\)\\.insert$',
      payload: 0,
      idOptions: ['id', 'singletonKey'],
      idHeld: 'while-kept',
      attemptOptions: ['retryLimit'],
      attempts: null,
    },
  ],
  notes: ['2 retries by default since 10, none before.'],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'pg-boss@12.38.0:package.json' },
    {
      section: 'runs',
      fields: ['*'],
      confidence: 'verified',
      source: 'pg-boss@12.38.0:dist/plans.js; 10.4.2 and 9.0.3:src/plans.js',
    },
    {
      section: 'enqueues',
      fields: ['*'],
      confidence: 'verified',
      source: 'pg-boss@12.38.0:dist/plans.js, dist/manager.js; 10.4.2 and 9.0.3:src/plans.js',
    },
  ],
});
