import { defineLibrary } from '@seamlint/core';

export const sveltekit = defineLibrary({
  id: 'sveltekit',
  title: 'SvelteKit',
  category: 'framework',
  packages: [{ name: '@sveltejs/kit' }],
  trust: [{ transparent: true, harmless: true }],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
