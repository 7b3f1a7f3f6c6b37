import { type FixPlan, type OutboundCall, type RetryPolicy, type Scope, retryFixOptions } from '@seamlint/core';
import type { Lack } from './lack.ts';

/** How often and how soon something is done again changes: it is never safe. What only a stricter policy wants is left to people. */
export const fixOf = (
  scope: Scope,
  call: OutboundCall,
  policy: RetryPolicy,
  found: readonly Lack[],
): FixPlan | undefined => {
  const grave = found.filter(({ strict, likely }) => strict !== true || likely === true);
  const lacks = grave.flatMap(({ mendable }) => (mendable === undefined ? [] : [mendable]));
  if (lacks.length < grave.length || grave.some(({ likely }) => likely === true)) return undefined;
  const options = retryFixOptions(scope, call, policy, lacks);
  return options && { kind: 'transform', transform: 'wrap-with-retry', safe: false, options };
};
