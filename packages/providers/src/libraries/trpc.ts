import { defineLibrary } from '@seamlint/core';

export const trpc = defineLibrary({
  id: 'trpc',
  title: 'tRPC',
  category: 'framework',
  packages: [{ name: '@trpc/server', version: '11.25.2' }],
  runs: [
    {
      path: '^initTRPC\\..*\\.(?:query|mutation|subscription)$',
      kind: 'request',
      note: 'a tRPC procedure',
      fn: 0,
      repeats: 'never',
      overHttp: true,
    },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: '@trpc/server@11.25.2:package.json' },
    {
      section: 'runs',
      fields: ['*'],
      confidence: 'verified',
      source: '@trpc/server@11.25.2:dist/initTRPC-yeYwDikA.cjs, @trpc/server@10.45.4:dist/index.js',
    },
  ],
});
