import { defineLibrary } from '@seamlint/core';

export const next = defineLibrary({
  id: 'next',
  title: 'Next.js',
  category: 'framework',
  packages: [{ name: 'next' }, { name: '@vercel/functions' }],
  trust: [{ harmless: true }, { packages: ['@vercel/functions'], addresses: ['^ipAddress\\(\\)$'] }],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
