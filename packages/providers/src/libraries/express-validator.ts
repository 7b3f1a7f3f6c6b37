import { defineLibrary } from '@seamlint/core';

export const expressValidator = defineLibrary({
  id: 'express-validator',
  title: 'express-validator',
  category: 'schema',
  packages: [{ name: 'express-validator', version: '7.3.2' }],
  validates: [
    { path: '^validationResult$', data: 0, result: 'result-object', keepsUnknown: true },
    { path: '^matchedData$', data: 0, result: 'either', keepsUnknown: false },
  ],
  trust: [{ transparent: true }],
  notes: ['A chain refuses nothing: unless somebody asks `validationResult`, the request goes on.'],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'express-validator@7.3.2:package.json' },
    {
      section: 'validates',
      fields: ['*'],
      confidence: 'documented',
      source: 'https://express-validator.github.io/docs/guides/validation-chain',
    },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
