import { defineLibrary } from '@seamlint/core';

export const nodeCron = defineLibrary({
  id: 'node-cron',
  title: 'node-cron',
  category: 'schedule',
  packages: [{ name: 'node-cron', version: '4.6.0' }],
  runs: [{ path: '^schedule$', kind: 'cron', note: 'scheduled by node-cron', fn: 1, repeats: 'never' }],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'node-cron@4.6.0:package.json' },
    { section: 'runs', fields: ['*'], confidence: 'verified', source: 'node-cron@4.6.0:dist/node-cron.d.ts' },
  ],
});
