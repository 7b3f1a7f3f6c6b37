import { type Because, type OutboundCall, type RunContext, type SharedSignal, sharedSignalOf } from '@seamlint/core';

/**
 * What is wrong with a call's time limit. `none`, `off`: there is none; `untimed`: a signal that no timer aborts; `race`:
 * given up on, not ended; `shared`: one timer for all attempts; `long`: minutes; `unknown`: nobody can tell.
 */
export interface Lack {
  readonly kind: 'none' | 'off' | 'untimed' | 'race' | 'shared' | 'long' | 'unknown';
  readonly ms: number | null;
  readonly because: readonly Because[];
  readonly shared?: SharedSignal;
}

/** From here on a default is as good as none to whoever waits. */
const LONG_MS = 300_000;

export const lackOf = (call: OutboundCall, contexts: readonly RunContext[]): Lack | undefined => {
  const { state, by, ms, at } = call.limit;
  if (state === 'unknown') return { kind: 'unknown', ms, because: [] };
  if (state === 'given') {
    const shared = sharedSignalOf(call, contexts);
    if (shared !== undefined) {
      const { at: made, how } = shared.signal;
      return { kind: 'shared', ms, because: [{ at: made, note: NOTES[how] }], shared };
    }
    return by === 'sdk-default' && ms !== null && ms >= LONG_MS ? { kind: 'long', ms, because: [] } : undefined;
  }
  if (by === 'signal-without-timer')
    return { kind: 'untimed', ms, because: at === null ? [] : [{ at, note: 'no timer aborts this signal' }] };
  return { kind: by === 'race' ? 'race' : by === 'off' ? 'off' : 'none', ms, because: [] };
};

const NOTES = { made: 'made once, before the first attempt', handed: 'one for all attempts is passed in here' };
