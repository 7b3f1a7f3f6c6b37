import { defineLibrary } from '@seamlint/core';

export const esToolkit = defineLibrary({
  id: 'es-toolkit',
  title: 'es-toolkit',
  category: 'language',
  packages: [{ name: 'es-toolkit', version: '1.53.2' }],
  runs: [
    {
      path: '^retry$',
      kind: 'retry',
      note: 'retried by es-toolkit',
      fn: 0,
      repeats: 'always',
      backoff: { growth: 'none', firstMs: 0, maxMs: 0, jitter: false, options: ['delay'] },
      givesUpBy: ['shouldRetry'],
    },
  ],
  limits: [
    {
      path: '^Semaphore\\(\\)\\.acquire$',
      fn: null,
      bounds: [{ of: 'concurrency', arg: 0 }],
      scope: 'process',
      excess: 'waits',
    },
    { path: '^limitAsync$', fn: 0, bounds: [{ of: 'concurrency', arg: 1 }], scope: 'process', excess: 'waits' },
  ],
  merges: [
    { path: '^(?:merge|toMerged|assign|defaults|defaultsDeep)$', from: { all: 0 } },
    { path: '^(?:cloneDeep|clone)$', from: [0], same: true },
    { path: '^(?:pick|pickBy|omit|omitBy)$', from: [0] },
  ],
  notes: ['Without `retries` it tries for ever.'],
  evidence: [
    {
      section: 'merges',
      fields: ['*'],
      confidence: 'documented',
      source: 'https://es-toolkit.dev/reference/object/merge.html',
    },
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'es-toolkit@1.53.2:package.json' },
    { section: 'runs', fields: ['*'], confidence: 'verified', source: 'es-toolkit@1.53.2:dist/function/retry.js' },
    {
      section: 'limits',
      fields: ['*'],
      confidence: 'verified',
      source: 'es-toolkit@1.53.2:dist/promise/semaphore.js, dist/array/limitAsync.js',
    },
  ],
});
