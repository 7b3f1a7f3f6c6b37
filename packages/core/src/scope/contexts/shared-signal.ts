/** A signal that a timer aborts, and that all attempts of a retry are given: the first slow one uses it up. */
import type { OutboundCall, TimeLimit } from '../../facts/outbound-call.ts';
import type { RunContext } from '../../facts/run-context.ts';
import type { Span } from '../../facts/span.ts';

export interface SharedSignal {
  readonly signal: NonNullable<TimeLimit['signal']>;
  /** What is run again: the loop, or the function that the retry is handed. */
  readonly region: Span;
}

export const sharedSignalOf = (
  { limit, span }: OutboundCall,
  contexts: readonly RunContext[],
): SharedSignal | undefined => {
  const { state, signal } = limit;
  if (state !== 'given' || signal === undefined) return undefined;
  const region = contexts
    .filter(({ kind, certainty, repeats }) => kind === 'retry' && certainty === 'sure' && repeats)
    .map(({ at, runs }) => runs ?? at)
    .find((one) => isInside(span, one) && !isInside(signal.at, one));
  return region === undefined ? undefined : { signal, region };
};

const isInside = (inner: Span, outer: Span): boolean =>
  inner.path === outer.path && outer.start <= inner.start && inner.end <= outer.end;
