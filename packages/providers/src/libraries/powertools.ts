import { defineLibrary } from '@seamlint/core';

export const powertools = defineLibrary({
  id: 'powertools',
  title: 'Powertools for AWS Lambda',
  category: 'log',
  packages: [
    { name: '@aws-lambda-powertools/logger', version: '2.36.0' },
    { name: '@aws-lambda-powertools/tracer' },
    { name: '@aws-lambda-powertools/metrics' },
  ],
  logs: [
    {
      packages: ['@aws-lambda-powertools/logger'],
      levels: true,
      redaction: { paths: [], hooks: ['jsonReplacerFn', 'logFormatter'] },
    },
  ],
  trust: [{ transparent: true }, { packages: ['@aws-lambda-powertools/logger'], harmless: true }],
  evidence: [
    {
      section: 'packages',
      fields: ['*'],
      confidence: 'verified',
      source: '@aws-lambda-powertools/logger@2.36.0:package.json',
    },
    {
      section: 'logs',
      fields: ['*'],
      confidence: 'verified',
      source: '@aws-lambda-powertools/logger@2.36.0:lib/cjs/types/Logger.d.ts',
    },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
