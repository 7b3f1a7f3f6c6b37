import type { Span } from './span.ts';
import type { Stated } from './outbound-call.ts';

/** How something is tried again, as far as the code says so. */
export interface RetryPolicy {
  readonly at: Span;
  readonly by: 'loop' | 'recursion' | 'library' | 'client';
  /** What is answered decides upon another attempt, not what is thrown. */
  readonly byAnswer: boolean;
  /** It goes round after a success too, until the answer is the one that is waited for. */
  readonly polls: boolean;
  /** What ends it other than success: attempts, a list of delays, a time. `absent`: nothing does. */
  readonly bound: Stated;
  /** There is one attempt after the first, and no more. */
  readonly isSingle: boolean;
  /** What ends it by the time that has passed. */
  readonly budget: Stated;
  /** Each attempt sends something that was drawn for it: a name, if the last one was taken. */
  readonly sendsAnew: boolean;
  /** What is waited between two attempts. */
  readonly wait: Wait;
  /** Which of the failures that come to it are repeated. `unknown`: a condition that nobody here can read. */
  readonly repeats: 'all' | 'some' | 'unknown';
  /**
   * What failures come to it: `answers`: an answer that says so, whatever its status; `network`: only that no answer
   * came, because nothing throws for the status of one.
   */
  readonly meets: 'answers' | 'network' | 'unknown';
  /** It repeats after a 5xx, as far as it says in so many words, or as its library is known to. */
  readonly afterOutage?: true;
  /** It repeats after a 429 in so many words. */
  readonly after429: boolean;
  /** Something of it reads `Retry-After`, or whatever else says how long to wait. */
  readonly readsRetryAfter: boolean;
}

export interface Wait {
  readonly growth: 'none' | 'fixed' | 'linear' | 'exponential' | 'unknown';
  /** Some of it is left to chance. */
  readonly jitter: Stated;
  /** Where it is waited; null: nowhere, or out of sight. */
  readonly at: Span | null;
  /** What the call there is handed are the milliseconds that it waits; absent where a function makes something else of it. */
  readonly unit?: 'ms';
}
