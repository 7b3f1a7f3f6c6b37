import { defineLibrary } from '@seamlint/core';

export const agenda = defineLibrary({
  id: 'agenda',
  title: 'Agenda',
  category: 'queue',
  packages: [{ name: 'agenda', version: '6.2.6' }],
  runs: [{ path: '^(?:Agenda)?\\(\\)\\.define$', kind: 'job', note: 'an Agenda job', fn: 'any', repeats: 'never' }],
  enqueues: [
    { path: '^(?:Agenda)?\\(\\)\\.(?:now)$', name: 0, payload: 1, idOptions: [], attemptOptions: [], attempts: 1 },
    {
      path: '^(?:Agenda)?\\(\\)\\.(?:schedule|every)$',
      name: 1,
      payload: 2,
      idOptions: [],
      attemptOptions: [],
      attempts: 1,
    },
  ],
  notes: ['Only a definition with `backoff`, since 6, is tried again.'],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'agenda@6.2.6:package.json' },
    { section: 'runs', fields: ['*'], confidence: 'verified', source: 'agenda@6.2.6:dist/Job.js' },
    { section: 'enqueues', fields: ['*'], confidence: 'verified', source: 'agenda@6.2.6:dist/index.js' },
  ],
});
