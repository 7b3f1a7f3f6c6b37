import { type FixPlan, type OutboundCall, type RetryPolicy, type Scope, retryFixOptions } from '@seamlint/core';

/** Whatever says neither status nor code is no longer repeated: it is never safe. */
export const fixOf = (scope: Scope, call: OutboundCall, policy: RetryPolicy): FixPlan | undefined => {
  const options = retryFixOptions(scope, call, policy, ['fatal']);
  return options && { kind: 'transform', transform: 'wrap-with-retry', safe: false, options };
};
