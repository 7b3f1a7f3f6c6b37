import { checkNumbers } from './check-numbers.ts';
import { type Call, checkSettings, retrying, type RetrySettings } from './retrying.ts';
import { untilAborted } from './sleep.ts';
import { withTimeout } from './with-timeout.ts';

export interface Attempt {
  /** Of this attempt alone: a signal shared by all would be used up by the first. */
  readonly signal: AbortSignal;
  /** From 1. */
  readonly number: number;
  /** The same on all attempts; empty where the call was given none. */
  readonly key: string;
}

export interface RetryOptions extends RetrySettings, Call {
  /** Milliseconds for one attempt; without it an attempt lasts as long as it lasts. */
  readonly timeoutMs?: number;
}

/**
 * Tries again what may pass (no answer, 408, 425, 429, 500, 502, 503, 504, thrown or answered), and only what may be
 * repeated: with a `key` or `repeatable` anything, otherwise what was surely not processed. What will not pass, and what
 * the last attempt came to, is returned or thrown as it is.
 */
export const withRetry = async <T>(
  fn: (attempt: Attempt) => PromiseLike<T> | T,
  { timeoutMs, ...options }: RetryOptions = {},
): Promise<T> => {
  checkNumbers({ timeoutMs });
  checkSettings(options);
  return await retrying((number) => attemptOf(fn, number, options, timeoutMs), options, options);
};

/** One attempt, with a signal of its own. */
export const attemptOf = <T>(
  fn: (attempt: Attempt) => PromiseLike<T> | T,
  number: number,
  { key = '', signal }: Call,
  timeoutMs: number | undefined,
): Promise<T> => {
  const run = (own: AbortSignal): PromiseLike<T> | T => fn({ signal: own, number, key });
  return timeoutMs === undefined
    ? untilAborted(async (own) => await run(own), signal)
    : withTimeout(run, timeoutMs, { signal });
};
