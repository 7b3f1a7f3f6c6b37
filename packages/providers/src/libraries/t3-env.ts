import { defineLibrary } from '@seamlint/core';

export const t3Env = defineLibrary({
  id: 't3-env',
  title: 'T3 Env',
  category: 'schema',
  packages: [
    { name: '@t3-oss/env-nextjs' },
    { name: '@t3-oss/env-core', version: '0.13.11' },
    { name: '@t3-oss/env-nuxt' },
  ],
  settings: [
    {
      path: '^createEnv\\(\\)$',
      by: 'member',
      sources: ['0.runtimeEnv', '0.runtimeEnvStrict', '0.experimental__runtimeEnv'],
      schemas: ['0.server', '0.client', '0.shared'],
    },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: '@t3-oss/env-core@0.13.11:package.json' },
    { section: 'settings', fields: ['*'], confidence: 'verified', source: '@t3-oss/env-core@0.13.11:dist/index.d.ts' },
  ],
});
