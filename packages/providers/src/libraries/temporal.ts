import { defineLibrary } from '@seamlint/core';

export const temporal = defineLibrary({
  id: 'temporal',
  title: 'Temporal',
  category: 'queue',
  packages: [
    { name: '@temporalio/worker' },
    { name: '@temporalio/common', version: '1.24.0' },
    { name: '@temporalio/workflow', version: '1.24.0' },
    { name: '@temporalio/client' },
  ],
  runs: [
    {
      path: '^Worker\\.create$',
      kind: 'job',
      note: 'a Temporal activity, retried without a bound',
      fn: 0,
      repeats: 'always',
      packages: ['@temporalio/worker'],
      key: 'activities.*',
      backoff: {
        growth: 'exponential',
        firstMs: 1000,
        maxMs: 100000,
        jitter: false,
        options: ['retry.initialInterval', 'retry.maximumInterval', 'retry.backoffCoefficient'],
      },
      givesUpBy: ['ApplicationFailure.nonRetryable()', 'retry.nonRetryableErrorTypes'],
    },
  ],
  enqueues: [
    {
      packages: ['@temporalio/client'],
      path: '\\.workflow\\.(?:start|execute|signalWithStart)$',
      name: 0,
      payload: 1,
      options: 1,
      idOptions: ['workflowId'],
      idHeld: 'while-kept',
      attemptOptions: ['retry.maximumAttempts'],
      attempts: 1,
    },
  ],
  notes: ['A workflow is not tried again by itself, an activity for ever.'],
  evidence: [
    {
      section: 'packages',
      fields: ['*'],
      confidence: 'verified',
      source: '@temporalio/common@1.24.0, @temporalio/workflow@1.24.0:package.json',
    },
    {
      section: 'runs',
      fields: ['*'],
      confidence: 'verified',
      source: '@temporalio/common@1.24.0:lib/retry-policy.d.ts',
    },
    {
      section: 'enqueues',
      fields: ['*'],
      confidence: 'documented',
      source: 'https://docs.temporal.io/develop/typescript/temporal-client',
    },
  ],
});
