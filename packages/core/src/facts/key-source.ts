import type { RunContext } from './run-context.ts';
import type { Span } from './span.ts';

/** Where the value of an idempotency key comes from, as far as that makes it a bad one. */
export interface KeySource {
  /** It is another one in each attempt. */
  readonly anew: AnewKey | null;
  /** It is one for many: `requests`: a constant; `process`: made when the process begins. */
  readonly sameFor: 'requests' | 'process' | null;
  /** Where the time is asked that stands in it beside what tells one request from the next. */
  readonly timed: Span | null;
  /** Another write that is done on the same way with the very same key, and before this one. */
  readonly shared: { readonly at: Span; readonly operation: string } | null;
}

export interface AnewKey {
  /** `random`: an id that is drawn; `time`: what time it is; `attempt`: the count of attempts. */
  readonly by: 'random' | 'time' | 'attempt';
  /** What makes it. */
  readonly at: Span;
  /** It runs inside of this, and so does the write. */
  readonly context: RunContext;
  /** The function of a retry that is handed over, or the loop, where both stand in the file of the write. */
  readonly region: Span | null;
}

/** A key that is written where the API does not look for one. */
export interface Misplaced {
  readonly at: Span;
  readonly name: string;
  /** `mixed`: in one object with the parameters, where the options are an object of their own. */
  readonly where: 'headers' | 'body' | 'parameters' | 'items' | 'mixed';
}
