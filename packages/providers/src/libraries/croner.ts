import { defineLibrary } from '@seamlint/core';

export const croner = defineLibrary({
  id: 'croner',
  title: 'croner',
  category: 'schedule',
  packages: [{ name: 'croner', version: '11.0.1' }],
  runs: [{ path: '^Cron$', kind: 'cron', note: 'scheduled by croner', fn: 'any', repeats: 'never' }],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'croner@11.0.1:package.json' },
    { section: 'runs', fields: ['*'], confidence: 'verified', source: 'croner@11.0.1:dist/croner.d.ts' },
  ],
});
