import { defineLibrary } from '@seamlint/core';

export const zod = defineLibrary({
  id: 'zod',
  title: 'Zod',
  category: 'schema',
  packages: [{ name: 'zod', version: '4.6.7' }],
  validates: [
    { path: '\\.(?:parse|decode|encode)$', data: 0, result: 'throws', keepsUnknown: null },
    { path: '\\.(?:safeParse|safeDecode|safeEncode)$', data: 0, result: 'result-object', keepsUnknown: null },
    { path: '\\.(?:parseAsync|decodeAsync|encodeAsync)$', data: 0, result: 'promise-throws', keepsUnknown: null },
    {
      path: '\\.(?:safeParseAsync|spa|safeDecodeAsync|safeEncodeAsync)$',
      data: 0,
      result: 'promise-result-object',
      keepsUnknown: null,
    },
  ],
  trust: [{ harmless: true }],
  notes: [
    'Objects drop unknown fields, `z.looseObject` and `.passthrough()` keep them, `z.strictObject` refuses them.',
  ],
  defaults: [{ path: '\\.(?:default|prefault|catch)$', argument: 0 }],
  evidence: [
    { section: 'defaults', fields: ['*'], confidence: 'documented', source: 'https://zod.dev/api#defaults' },
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'zod@4.6.7:package.json' },
    {
      section: 'validates',
      fields: ['*'],
      confidence: 'verified',
      source: 'zod@4.6.7:v4/classic/schemas.d.ts, v4/classic/parse.js',
    },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
