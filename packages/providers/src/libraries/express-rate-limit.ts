import { defineLibrary } from '@seamlint/core';

export const expressRateLimit = defineLibrary({
  id: 'express-rate-limit',
  title: 'express-rate-limit',
  category: 'limiter',
  packages: [{ name: 'express-rate-limit' }],
  trust: [{ transparent: true }],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
