import { defineLibrary } from '@seamlint/core';

export const equalInConstantTime = defineLibrary({
  id: 'equal-in-constant-time',
  title: 'Comparisons that take the same time',
  category: 'crypto',
  packages: [
    { name: 'tsscmp' },
    { name: 'scmp' },
    { name: 'safe-compare' },
    { name: 'buffer-equal-constant-time' },
    { name: 'secure-compare' },
    { name: 'timing-safe-equal' },
    { name: 'cryptiles' },
    { name: 'constant-time-compare' },
  ],
  trust: [{ verifying: [''], answering: [''] }],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
