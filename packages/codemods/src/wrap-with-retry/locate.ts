import { retryFixOptions, type RetryLack, type RetryPolicy } from '@seamlint/core';
import { scopeOf } from '../source/scope-of.ts';
import type { Site } from '../transform.ts';

/** The loops of one file that try a call again without an end, without a wait, or whatever it failed for. */
export const locate = (path: string, text: string): readonly Site[] => {
  const scope = scopeOf(path, text);
  const seen = new Set<number>();
  return (scope?.facts('outbound-call') ?? []).flatMap((call) => {
    if (scope === null || call.ownApi) return [];
    return scope.contextsOf(call).found.flatMap(({ kind, certainty, policy }) => {
      if (kind !== 'retry' || certainty !== 'sure' || policy === undefined || seen.has(policy.at.start)) return [];
      seen.add(policy.at.start);
      const options = retryFixOptions(scope, call, policy, lacksOf(policy));
      return options === undefined ? [] : [{ start: policy.at.start, end: policy.at.end, options }];
    });
  });
};

const lacksOf = ({ bound, budget, wait, after429, readsRetryAfter, repeats, meets }: RetryPolicy): RetryLack[] => [
  ...(bound === 'absent' ? (['unbounded'] as const) : []),
  ...(wait.growth === 'none' && repeats === 'all' ? (['no-wait'] as const) : []),
  ...(wait.growth === 'fixed' && budget !== 'given' ? (['fixed-wait'] as const) : []),
  ...(after429 && !readsRetryAfter ? (['retry-after'] as const) : []),
  ...(repeats === 'all' && meets === 'answers' ? (['fatal'] as const) : []),
];
