import { defineLibrary } from '@seamlint/core';

export const nuxt = defineLibrary({
  id: 'nuxt',
  title: 'Nuxt',
  category: 'framework',
  packages: [{ name: 'nuxt' }, { name: 'nuxt3' }, { name: 'nitropack' }, { name: 'nitro' }],
  platform: true,
  settings: [
    {
      specifiers: ['#imports', '#app'],
      path: '^useRuntimeConfig\\(\\)$',
      by: 'member',
      prefix: 'NUXT_',
      file: { name: 'nuxt.config', member: 'runtimeConfig' },
    },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'settings', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
