import type { Because } from '../rules/finding.ts';
import type { RunContext } from './run-context.ts';
import type { Span } from './span.ts';

/** A call whose promise nobody waits for, and which an outbound call hangs on: that call itself, or one of the helper around it. */
export interface FloatingCall {
  readonly at: Span;
  /** `each`: an `async` function handed to `forEach`; `all`: several promises at once; `later`: left to a timer. */
  readonly how: 'alone' | 'each' | 'all' | 'later';
  /** A failure is heard by somebody: a `catch` behind it, or in the helper. */
  readonly caught: boolean;
  /** It is a statement of an `async` function, where `await` can be written. */
  readonly awaitable: boolean;
  readonly contexts: readonly RunContext[];
  /** From the outbound call outwards. */
  readonly via: readonly Because[];
}
