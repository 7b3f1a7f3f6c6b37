import { checkFinite, checkNumbers } from './check-numbers.ts';
import { type Outcome, outcomeOf, outcomeOfAnswer } from './outcome.ts';
import { sleep as sleepFor } from './sleep.ts';
import { isTransient, isUnprocessed } from './transient.ts';

/** How often and how soon something is tried again. All times are milliseconds. */
export interface RetrySettings {
  /** Attempts in all, the first one included; 3 if left out. */
  readonly attempts?: number;
  /** The most that is waited before the second attempt; 500 if left out. Doubled for each further one. */
  readonly initialDelayMs?: number;
  /** The most that is waited before any; 30 000 if left out. */
  readonly maxDelayMs?: number;
  /**
   * A `Retry-After` beyond this is not waited for; 60 000 if left out. The answer is handed over as it is: whoever came
   * back sooner than it was told would be refused again, or locked out for longer.
   */
  readonly maxRetryAfterMs?: number;
  /** No attempt begins later than this after the first. One that has begun may last longer. */
  readonly budgetMs?: number;
  /** Which results, thrown or answered, are worth another attempt, in place of the transient ones. */
  readonly retryIf?: (result: unknown) => boolean;
  /** Before each wait. What it throws ends the call. */
  readonly onRetry?: (failed: FailedAttempt) => void;
  /** The clock: milliseconds since 1970. */
  readonly now?: () => number;
  /** Waits; rejects as soon as the signal is aborted. */
  readonly sleep?: (ms: number, signal?: AbortSignal) => PromiseLike<void>;
  /** From 0 to 1. */
  readonly random?: () => number;
}

export interface FailedAttempt {
  /** From 1. */
  readonly number: number;
  /** What it threw, or the answer that will not do. */
  readonly failure: unknown;
  /** How long the next attempt waits. */
  readonly waitMs: number;
}

export interface Call {
  /** May be done twice without harm by its nature: a read, a PUT of a whole, a DELETE by id. */
  readonly repeatable?: boolean;
  /** The key by which the provider tells a repetition from a new write. With one, the call may be repeated. */
  readonly key?: string;
  /** The caller's own: ends attempts and waits alike. */
  readonly signal?: AbortSignal;
}

export const checkSettings = (settings: RetrySettings): void => {
  const { attempts, initialDelayMs, maxDelayMs, maxRetryAfterMs, budgetMs } = settings;
  checkNumbers({ attempts, maxDelayMs, maxRetryAfterMs, budgetMs });
  checkFinite({ initialDelayMs });
};

type Settled<T> = { readonly value: T } | { readonly error: unknown };

/** Attempts until one is good, none can help, or none may be made: then it ends as the last one ended. */
export const retrying = async <T>(
  attempt: (number: number, before: unknown) => PromiseLike<T> | T,
  settings: RetrySettings,
  call: Call,
): Promise<T> => {
  const { attempts = 3, onRetry, now = Date.now, sleep = sleepFor } = settings;
  const started = now();
  let before: unknown;
  for (let number = 1; ; number += 1) {
    call.signal?.throwIfAborted();
    const settled = await settle(() => attempt(number, before));
    const failure = resultOf(settled);
    const waitMs = number < attempts ? waitBefore(number, settled, started, settings, call) : undefined;
    if (waitMs === undefined) return handOver(settled);
    onRetry?.({ number, failure, waitMs });
    discard(failure);
    before = failure;
    await sleep(waitMs, call.signal);
  }
};

const settle = async <T>(attempt: () => PromiseLike<T> | T): Promise<Settled<T>> => {
  try {
    return { value: await attempt() };
  } catch (error) {
    return { error };
  }
};

const handOver = <T>(settled: Settled<T>): T => {
  if ('error' in settled) throw settled.error;
  return settled.value;
};

const resultOf = (settled: Settled<unknown>): unknown => ('error' in settled ? settled.error : settled.value);

/** Undefined where there is to be no other attempt. */
const waitBefore = (
  number: number,
  settled: Settled<unknown>,
  started: number,
  { retryIf, maxRetryAfterMs = 60_000, budgetMs = Number.POSITIVE_INFINITY, ...settings }: RetrySettings,
  { repeatable = false, key = '', signal }: Call,
): number | undefined => {
  const { now = Date.now } = settings;
  const outcome = 'error' in settled ? outcomeOf(settled.error, now()) : outcomeOfAnswer(settled.value, now());
  const isWorth = retryIf === undefined ? isTransient(outcome) : retryIf(resultOf(settled));
  if (!isWorth || !(repeatable || key !== '' || isUnprocessed(outcome)) || signal?.aborted === true) return undefined;
  if ((outcome.retryAfterMs ?? 0) > maxRetryAfterMs) return undefined;
  const waitMs = backoff(number, outcome, settings);
  return now() - started + waitMs <= budgetMs ? waitMs : undefined;
};

/**
 * Anything from nothing to the limit ("full jitter"): what failed together comes back spread out. So does what was told
 * the same wait: never sooner than that, and up to a tenth later.
 */
const backoff = (
  number: number,
  { retryAfterMs = 0 }: Outcome,
  { initialDelayMs = 500, maxDelayMs = 30_000, random = Math.random }: RetrySettings,
): number => {
  const chance = random();
  const ownMs = Math.round(chance * Math.min(maxDelayMs, initialDelayMs * 2 ** (number - 1)));
  return Math.max(retryAfterMs + Math.round((chance * retryAfterMs) / 10), ownMs);
};

/** A body that nobody reads would hold its connection. */
const discard = (value: unknown): void => {
  if (value instanceof Response) value.body?.cancel().catch(() => undefined);
};
