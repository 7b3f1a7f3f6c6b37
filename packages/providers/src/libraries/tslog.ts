import { defineLibrary } from '@seamlint/core';

export const tslog = defineLibrary({
  id: 'tslog',
  title: 'tslog',
  category: 'log',
  packages: [{ name: 'tslog', version: '5.2.0' }],
  logs: [
    {
      since: 5,
      levels: true,
      redaction: { paths: ['mask.keys', 'mask.paths'], hooks: ['mask.regex', 'mask.censor', 'overwrite'] },
    },
    { until: 4, levels: true, redaction: { paths: ['maskValuesOfKeys'], hooks: ['maskValuesRegEx', 'overwrite'] } },
  ],
  trust: [{ harmless: true }],
  notes: ['4 blots out `password` by default, 5 nothing.'],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'tslog@5.2.0:package.json' },
    {
      section: 'logs',
      fields: ['*'],
      confidence: 'verified',
      source: 'tslog@5.2.0:types/interfaces.d.ts, MIGRATION_v4_to_v5.md',
    },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
