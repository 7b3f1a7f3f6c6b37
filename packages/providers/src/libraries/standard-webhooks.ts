import { defineLibrary } from '@seamlint/core';

export const standardWebhooks = defineLibrary({
  id: 'standard-webhooks',
  title: 'Standard Webhooks',
  category: 'crypto',
  packages: [{ name: 'svix' }, { name: 'standardwebhooks' }],
  trust: [{ verifying: ['\\.verify\\(\\)$'] }],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
