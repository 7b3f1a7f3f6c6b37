import { defineLibrary } from '@seamlint/core';

export const valibot = defineLibrary({
  id: 'valibot',
  title: 'Valibot',
  category: 'schema',
  packages: [{ name: 'valibot', version: '1.5.0' }],
  validates: [
    { path: '^(?:parse|assert)$', data: 1, schema: 0, result: 'throws', keepsUnknown: null },
    { path: '^safeParse$', data: 1, schema: 0, result: 'result-object', keepsUnknown: null },
    { path: '^parseAsync$', data: 1, schema: 0, result: 'promise-throws', keepsUnknown: null },
    { path: '^safeParseAsync$', data: 1, schema: 0, result: 'promise-result-object', keepsUnknown: null },
    { path: '^is$', data: 1, schema: 0, result: 'boolean', keepsUnknown: true },
    { path: '^parser\\(\\)$', data: 0, result: 'throws', keepsUnknown: null },
    { path: '^safeParser\\(\\)$', data: 0, result: 'result-object', keepsUnknown: null },
  ],
  trust: [{ harmless: true }],
  defaults: [{ path: '^(?:optional|nullish|nullable|fallback|exactOptional)$', argument: 1 }],
  evidence: [
    { section: 'defaults', fields: ['*'], confidence: 'documented', source: 'https://valibot.dev/api/optional/' },
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'valibot@1.5.0:package.json' },
    { section: 'validates', fields: ['*'], confidence: 'verified', source: 'valibot@1.5.0:dist/index.d.mts' },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
