import {
  DelegateBackoff,
  ExponentialBackoff,
  type IBackoff,
  type IRetryBackoffContext,
  handleWhen,
  retry,
} from 'cockatiel';
import { type Outcome, outcomeOf } from './outcome.ts';
import { withTimeout } from './with-timeout.ts';

export interface CallPolicyOptions {
  /** Milliseconds for one attempt. */
  readonly timeoutMs: number;
  /** Attempts in all, the first one included; 3 if left out. */
  readonly attempts?: number;
  /** Milliseconds before the second attempt, about; doubled, with jitter, up to `maxDelayMs`. */
  readonly initialDelayMs?: number;
  readonly maxDelayMs?: number;
  /** A `Retry-After` beyond this many milliseconds is not waited for: the answer is handed over as it is. */
  readonly maxRetryAfterMs?: number;
  /** No attempt begins later than this many milliseconds after the first. */
  readonly budgetMs?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

export interface Call {
  /** May be done twice without harm by its nature: a read, a PUT of a whole, a DELETE by id. */
  readonly repeatable?: boolean;
  /** The key by which the provider tells a repetition from a new write. With one, the call may be repeated. */
  readonly key?: string;
  readonly signal?: AbortSignal;
}

export interface Attempt {
  /** Of this attempt alone: a signal shared by all would be used up by the first. */
  readonly signal: AbortSignal;
  /** From 1. */
  readonly number: number;
  /** The same on all attempts; empty where the call was given none. */
  readonly key: string;
}

export interface CallPolicy {
  run<T>(fn: (attempt: Attempt) => PromiseLike<T> | T, call?: Call): Promise<T>;
}

/**
 * A limit for each attempt, and further attempts where one can help and does no harm. An answer that nobody may repeat,
 * or that is still bad at the last attempt, is returned, or thrown, as the last attempt gave it.
 */
export const callPolicy = (options: CallPolicyOptions): CallPolicy => {
  const { timeoutMs, attempts = 3, now = Date.now } = options;
  return {
    run(fn, { repeatable = false, key = '', signal } = {}) {
      const started = now();
      const mayRepeat = (result: unknown): boolean => {
        const outcome = outcomeOf(result, now());
        return (
          (repeatable || key !== '' ? isTransient(outcome) : isUnprocessed(outcome)) &&
          (outcome.retryAfterMs ?? 0) <= (options.maxRetryAfterMs ?? 60_000) &&
          now() - started + (outcome.retryAfterMs ?? 0) <= (options.budgetMs ?? Number.POSITIVE_INFINITY) &&
          signal?.aborted !== true
        );
      };
      const policy = retry(handleWhen(mayRepeat).orWhenResult(mayRepeat), {
        maxAttempts: attempts - 1,
        backoff: backoffOf(options, now),
      });
      policy.onRetry((reason) => 'value' in reason && discard(reason.value));
      return policy.execute(
        ({ attempt }) => withTimeout((own) => fn({ signal: own, number: attempt + 1, key }), timeoutMs, { signal }),
        signal,
      );
    },
  };
};

type Reason = IRetryBackoffContext<unknown>['result'];

const backoffOf = (
  { initialDelayMs = 500, maxDelayMs = 30_000 }: CallPolicyOptions,
  now: () => number,
): DelegateBackoff<IRetryBackoffContext<unknown>, IBackoff<unknown>> => {
  const exponential = new ExponentialBackoff({ initialDelay: initialDelayMs, maxDelay: maxDelayMs });
  return new DelegateBackoff(({ result }, before?: IBackoff<unknown>) => {
    const state = before === undefined ? exponential.next() : before.next(undefined);
    return { delay: Math.max(outcomeOf(resultOf(result), now()).retryAfterMs ?? 0, state.duration), state };
  });
};

const resultOf = (reason: Reason): unknown => ('error' in reason ? reason.error : reason.value);

const TRANSIENT_STATUS: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);
const TRANSIENT_CODE =
  /^(?:ECONN\w+|ENOTFOUND|EAI_AGAIN|EPIPE|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_NETWORK|UND_ERR_\w*(?:TIMEOUT|SOCKET)|TimeoutError)$/u;
/** Nothing has reached the peer. */
const UNSENT_CODE = /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|UND_ERR_CONNECT_TIMEOUT)$/u;

const isTransient = ({ status, code }: Outcome): boolean =>
  status === undefined ? TRANSIENT_CODE.test(code ?? '') : TRANSIENT_STATUS.has(status);

/** The peer has surely done nothing: it was not reached, or said that it would not. */
const isUnprocessed = ({ status, code }: Outcome): boolean =>
  status === undefined ? UNSENT_CODE.test(code ?? '') : status === 429;

/** A body that nobody reads would hold its connection. */
const discard = (value: unknown): void => {
  if (value instanceof Response) value.body?.cancel().catch(() => undefined);
};
