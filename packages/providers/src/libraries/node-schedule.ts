import { defineLibrary } from '@seamlint/core';

export const nodeSchedule = defineLibrary({
  id: 'node-schedule',
  title: 'node-schedule',
  category: 'schedule',
  packages: [{ name: 'node-schedule', version: '2.1.1' }],
  runs: [{ path: '^scheduleJob$', kind: 'cron', note: 'scheduled by node-schedule', fn: 'any', repeats: 'never' }],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'node-schedule@2.1.1:package.json' },
    { section: 'runs', fields: ['*'], confidence: 'verified', source: 'node-schedule@2.1.1:lib/schedule.js' },
  ],
});
