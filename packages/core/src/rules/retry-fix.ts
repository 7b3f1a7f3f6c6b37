/** What `wrap-with-retry` can do about a retry that somebody wrote by hand. */
import type { OutboundCall } from '../facts/outbound-call.ts';
import type { RetryPolicy } from '../facts/retry-policy.ts';
import type { Span } from '../facts/span.ts';
import { isDoneTwice } from '../catalog/done-twice.ts';
import type { Scope } from '../scope/scope.ts';

/** What a retry lacks, in as far as a transform can give it. */
export type RetryLack = 'unbounded' | 'no-wait' | 'fixed-wait' | 'retry-after' | 'fatal';

/** Options of a site for the transform; undefined where it would do nothing. */
export const retryFixOptions = (
  scope: Scope,
  call: OutboundCall,
  { at, by, wait, byAnswer, polls, repeats, meets }: RetryPolicy,
  lacks: readonly RetryLack[],
): Readonly<Record<string, string>> | undefined => {
  if (by !== 'loop' || polls || lacks.length === 0) return undefined;
  return {
    lacks: lacks.join(','),
    ...(contains(at, call.span) ? { call: rangeOf(call.span), client: call.client } : {}),
    ...(byAnswer ? { by: 'answer' } : {}),
    ...(call.runsIn === 'browser' ? { runs: 'browser' } : {}),
    ...(wait.at !== null && contains(at, wait.at)
      ? { wait: rangeOf(wait.at), ...(wait.unit === undefined ? { unit: 'unknown' } : {}) }
      : {}),
    ...(isForOnce(scope, at) ? { once: 'true' } : {}),
    ...(repeats === 'all' && meets === 'answers' ? { fatal: 'true' } : {}),
  };
};

/** Something it repeats, there or in a function that it calls, is a write that nothing tells from another. */
const isForOnce = (scope: Scope, loop: Span): boolean =>
  scope
    .facts('outbound-call')
    .some(
      (call) =>
        isDoneTwice(call) &&
        call.key.state !== 'given' &&
        (contains(loop, call.span) || scope.contextsOf(call).found.some(({ policy }) => isSame(policy?.at, loop))),
    );

const isSame = (one: Span | undefined, other: Span): boolean =>
  one !== undefined && contains(one, other) && contains(other, one);

const contains = (outer: Span, inner: Span): boolean =>
  outer.path === inner.path && outer.start <= inner.start && inner.end <= outer.end;

const rangeOf = ({ start, end }: Span): string => `${String(start)}-${String(end)}`;
