import { isTaskCancelledError, timeout, TimeoutStrategy } from 'cockatiel';
import { checkNumbers } from './check-numbers.ts';
import { LONGEST_MS, untilAborted } from './sleep.ts';

export interface WithTimeoutOptions {
  /** The caller's own signal: whichever comes first ends the call. */
  readonly signal?: AbortSignal | null | undefined;
}

/**
 * Runs `fn` for at most `ms` milliseconds, then rejects with a `TimeoutError` whether `fn` has noticed or not. The signal
 * it gets is aborted at that moment: hand it to the request, so that the connection is closed too. A body that is read
 * after `fn` has settled is no longer bounded: read it inside. `Infinity` is no limit.
 */
export const withTimeout = async <T>(
  fn: (signal: AbortSignal) => PromiseLike<T> | T,
  ms: number,
  { signal }: WithTimeoutOptions = {},
): Promise<T> => {
  checkNumbers({ ms });
  signal?.throwIfAborted();
  if (ms === Number.POSITIVE_INFINITY) return await untilAborted(async (ended) => await fn(ended), signal ?? undefined);
  // Aborting on return would tear a response from whoever reads it afterwards.
  const bound = timeout(Math.min(ms, LONGEST_MS), { strategy: TimeoutStrategy.Aggressive, abortOnReturn: false });
  let own: AbortSignal | undefined;
  try {
    return await bound.execute((context) => fn((own = context.signal)), signal ?? undefined);
  } catch (error) {
    // The library has one error for a time that is up and for a caller who gave up.
    if (signal?.aborted === true) throw signal.reason;
    if (own?.aborted === true || isTaskCancelledError(error)) throw timeoutError(ms);
    throw error;
  }
};

const timeoutError = (ms: number): DOMException => new DOMException(`Timed out after ${ms} ms`, 'TimeoutError');
