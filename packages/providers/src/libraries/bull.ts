import { defineLibrary } from '@seamlint/core';

export const bull = defineLibrary({
  id: 'bull',
  title: 'Bull',
  category: 'queue',
  packages: [
    { name: 'bull', version: '4.16.5' },
    { name: '@nestjs/bull', version: '12.0.0' },
  ],
  runs: [
    {
      path: '^\\(\\)\\.process$',
      kind: 'job',
      note: 'a Bull job',
      fn: 'any',
      counts: { arg: 0, path: ['attemptsMade'] },
      repeats: 'queue',
      packages: ['bull'],
      backoff: {
        growth: 'none',
        firstMs: 0,
        maxMs: 0,
        jitter: false,
        options: ['backoff', 'backoff.delay', 'settings.backoffStrategies'],
      },
      givesUpBy: ['job.discard()'],
    },
    {
      path: '^Process$',
      decorates: 'method',
      kind: 'job',
      note: 'a Bull job',
      repeats: 'queue',
      packages: ['@nestjs/bull'],
    },
  ],
  enqueues: [
    {
      packages: ['bull'],
      path: '^\\(\\)\\.add$',
      payload: 0,
      options: 1,
      idOptions: ['jobId'],
      idHeld: 'while-kept',
      attemptOptions: ['attempts'],
      attempts: 1,
    },
    {
      packages: ['bull'],
      path: '^\\(\\)\\.addBulk$',
      payload: 0,
      idOptions: ['opts.jobId'],
      idHeld: 'while-kept',
      attemptOptions: ['opts.attempts'],
      attempts: 1,
    },
  ],
  notes: ['`add(name, data, options)` too: with a name, content and options stand one further.'],
  evidence: [
    {
      section: 'packages',
      fields: ['*'],
      confidence: 'verified',
      source: 'bull@4.16.5, @nestjs/bull@12.0.0:package.json',
    },
    { section: 'runs', fields: ['*'], confidence: 'verified', source: 'bull@4.16.5:lib/job.js, lib/backoffs.js' },
    { section: 'enqueues', fields: ['*'], confidence: 'verified', source: 'bull@4.16.5:lib/queue.js add, addBulk' },
  ],
});
