import { defineLibrary } from '@seamlint/core';

export const cron = defineLibrary({
  id: 'cron',
  title: 'cron',
  category: 'schedule',
  packages: [{ name: 'cron', version: '4.4.0' }],
  runs: [
    { path: '^CronJob$', kind: 'cron', note: 'scheduled by cron', fn: 1, repeats: 'never' },
    { path: '^CronJob\\.from$', kind: 'cron', note: 'scheduled by cron', fn: 0, repeats: 'never', key: 'onTick' },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'cron@4.4.0:package.json' },
    { section: 'runs', fields: ['*'], confidence: 'verified', source: 'cron@4.4.0:dist/job.js' },
  ],
});
