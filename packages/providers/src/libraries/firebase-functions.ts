import { defineLibrary } from '@seamlint/core';

export const firebaseFunctions = defineLibrary({
  id: 'firebase-functions',
  title: 'Cloud Functions for Firebase',
  category: 'queue',
  packages: [{ name: 'firebase-functions', version: '7.4.0' }],
  runs: [
    {
      path: 'onTaskDispatched(?:\\(\\)\\.onDispatch)?$',
      kind: 'job',
      note: 'a Cloud Tasks function',
      fn: 'any',
      repeats: 'likely',
      backoff: {
        growth: 'exponential',
        firstMs: null,
        maxMs: null,
        jitter: false,
        options: ['retryConfig.minBackoffSeconds', 'retryConfig.maxBackoffSeconds', 'retryConfig.maxDoublings'],
      },
      givesUpBy: [],
    },
    {
      path: '(?:^|\\.)(?:onMessagePublished|onPublish|onDocument\\w+|onCreate|onUpdate|onWrite)$',
      kind: 'job',
      note: 'a background function, run at least once',
      fn: 'any',
      repeats: 'likely',
    },
    {
      path: '(?:onSchedule|schedule\\(\\)(?:\\.timeZone\\(\\))?\\.onRun)$',
      kind: 'cron',
      note: 'scheduled by firebase-functions',
      fn: 'any',
      repeats: 'never',
    },
  ],
  logs: [{ sink: 'firebase', lead: ['logger'], levels: true, redaction: null }],
  settings: [
    {
      path: '^defineSecret\\(\\)\\.value\\(\\)$',
      by: 'argument',
      named: 'defineSecret',
    },
  ],
  evidence: [
    {
      section: 'settings',
      fields: ['*'],
      confidence: 'documented',
      source: 'https://firebase.google.com/docs/functions/config-env',
    },
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'firebase-functions@7.4.0:package.json' },
    {
      section: 'runs',
      fields: ['*'],
      confidence: 'documented',
      source: 'https://firebase.google.com/docs/functions/retries',
    },
    { section: 'logs', fields: ['*'], confidence: 'verified', source: 'firebase-functions@7.4.0:lib/logger/index.js' },
  ],
});
