import { defineLibrary } from '@seamlint/core';

export const passport = defineLibrary({
  id: 'passport',
  title: 'Passport',
  category: 'auth',
  packages: [{ name: 'passport' }],
  trust: [
    {
      authenticates: true,
      // They only prepare for an `authenticate` elsewhere.
      unverifying: ['^(?:initialize|session)\\(\\)'],
    },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
