import type { Because } from '../rules/finding.ts';
import type { RetryPolicy } from './retry-policy.ts';
import type { Span } from './span.ts';

/** Under which circumstances some code runs. */
export interface RunContext {
  /**
   * `retry`: a library or a hand-written loop or recursion that runs it again when it failed; `loop`: once for each of many;
   * `cron`; `job`: a queue's worker, a durable step; `webhook`: a handler its sender calls again; `request`: an HTTP
   * handler, server action or RPC; `browser`: code that runs on a user's screen.
   */
  readonly kind: 'retry' | 'loop' | 'cron' | 'job' | 'webhook' | 'request' | 'browser';
  /** What makes it so: the retry's call, the loop, the route. */
  readonly at: Span;
  /** For people, without a stop: "retried by p-retry here", "a BullMQ job with 3 attempts". */
  readonly note: string;
  /** May run again for the same business operation: a retry, a job with attempts, a redelivered event. */
  readonly repeats: boolean;
  /** How sure that is: a job without visible attempts or a wrapper known by its name only is `likely`. */
  readonly certainty: 'sure' | 'likely';
  /** Nobody told its SDK to, and it repeats only what no answer came to; or the sender delivers again only what somebody asks for. */
  readonly rarely?: true;
  /**
   * Its process may be stopped as soon as it has answered: what is not done by then may never be. `by-host`: where it is
   * deployed to functions, and not to a server of one's own.
   */
  readonly freezes?: 'always' | 'by-host';
  /** Of a retry: how it goes about it, where that can be read. */
  readonly policy?: RetryPolicy;
  /** Of a retry that is handed a function: that function. */
  readonly runs?: Span;
  /** Of a retry: each attempt asks the same receiver first, and what is answered decides. */
  readonly asksFirst?: true;
  /** From the code asked about outwards: the calls that lead there. */
  readonly via: readonly Because[];
}
