import type { Because, OutboundCall, RunContext, Span } from '@seamlint/core';

/**
 * What is wrong with a call's time limit. `none`, `off`: there is none; `untimed`: a signal that no timer aborts; `race`:
 * given up on, not ended; `shared`: one timer for all attempts; `long`: minutes; `unknown`: nobody can tell.
 */
export interface Lack {
  readonly kind: 'none' | 'off' | 'untimed' | 'race' | 'shared' | 'long' | 'unknown';
  readonly ms: number | null;
  readonly because: readonly Because[];
}

/** From here on a default is as good as none to whoever waits. */
const LONG_MS = 300_000;

export const lackOf = ({ limit, span }: OutboundCall, contexts: readonly RunContext[]): Lack | undefined => {
  const { state, by, ms, at, signal } = limit;
  if (state === 'unknown') return { kind: 'unknown', ms, because: [] };
  if (state === 'given') {
    if (signal !== undefined && contexts.some((context) => isShared(context, signal.at, span)))
      return { kind: 'shared', ms, because: [{ at: signal.at, note: NOTES[signal.how] }] };
    return by === 'sdk-default' && ms !== null && ms >= LONG_MS ? { kind: 'long', ms, because: [] } : undefined;
  }
  if (by === 'signal-without-timer')
    return { kind: 'untimed', ms, because: at === null ? [] : [{ at, note: 'no timer aborts this signal' }] };
  return { kind: by === 'race' ? 'race' : by === 'off' ? 'off' : 'none', ms, because: [] };
};

const NOTES = { made: 'made once, before the first attempt', handed: 'one for all attempts is passed in here' };

/** The retry holds the call, and not the making of its signal. */
const isShared = ({ kind, at, certainty }: RunContext, made: Span, call: Span): boolean =>
  kind === 'retry' &&
  certainty === 'sure' &&
  at.path === call.path &&
  at.start <= call.start &&
  call.end <= at.end &&
  (made.path !== at.path || made.start < at.start || made.start >= at.end);
