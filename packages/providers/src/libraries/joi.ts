import { defineLibrary } from '@seamlint/core';

export const joi = defineLibrary({
  id: 'joi',
  title: 'Joi',
  category: 'schema',
  packages: [{ name: 'joi', version: '18.3.2' }, { name: 'celebrate' }],
  validates: [
    { packages: ['joi'], path: '\\.validate$', data: 0, result: 'result-object', keepsUnknown: null },
    { packages: ['joi'], path: '\\.validateAsync$', data: 0, result: 'promise-throws', keepsUnknown: null },
    { packages: ['joi'], path: '^(?:assert|attempt)$', data: 0, schema: 1, result: 'throws', keepsUnknown: null },
  ],
  trust: [
    { packages: ['joi'], harmless: true },
    { packages: ['celebrate'], transparent: true },
  ],
  notes: ['Unknown fields are refused unless `stripUnknown` or `allowUnknown` says otherwise.'],
  defaults: [{ packages: ['joi'], path: '\\.default$', argument: 0 }],
  evidence: [
    { section: 'defaults', fields: ['*'], confidence: 'documented', source: 'https://joi.dev/api/' },
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'joi@18.3.2:package.json' },
    { section: 'validates', fields: ['*'], confidence: 'verified', source: 'joi@18.3.2:lib/index.d.ts, lib/base.js' },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
