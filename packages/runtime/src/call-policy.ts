import {
  bulkhead,
  circuitBreaker,
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  handleWhen,
  type IPolicy,
  isBrokenCircuitError,
  isBulkheadRejectedError,
  noop,
  wrap,
} from 'cockatiel';
import { checkNumbers } from './check-numbers.ts';
import { CallRefusedError } from './call-refused-error.ts';
import { outcomeOf, outcomeOfAnswer } from './outcome.ts';
import { type Call, checkSettings, retrying, type RetrySettings } from './retrying.ts';
import { untilAborted } from './sleep.ts';
import { isOutage } from './transient.ts';
import { type Attempt, attemptOf } from './with-retry.ts';

export interface CallPolicyOptions extends RetrySettings {
  /** Milliseconds for one attempt. */
  readonly timeoutMs: number;
  /** Leaves a peer that is down alone. Left out: there is none. */
  readonly breaker?: BreakerOptions;
  /** So many attempts at once. Left out: as many as come. */
  readonly bulkhead?: BulkheadOptions;
}

export interface BreakerOptions {
  /** After so many attempts in a row that met an outage nothing is sent. */
  readonly failures: number;
  /** Milliseconds until one attempt is let through to see; 30 000 if left out. */
  readonly halfOpenAfterMs?: number;
}

export interface BulkheadOptions {
  readonly concurrent: number;
  /** How many more may wait for their turn; none if left out. */
  readonly queued?: number;
}

export interface CallPolicy {
  run<T>(fn: (attempt: Attempt) => PromiseLike<T> | T, call?: Call): Promise<T>;
}

/**
 * A limit for each attempt, and further attempts as `withRetry` makes them; a circuit breaker and a limit to how many are
 * under way, which all calls of the policy share: make one for each peer. What these two do not let through rejects with a
 * `CallRefusedError`.
 */
export const callPolicy = (options: CallPolicyOptions): CallPolicy => {
  const { timeoutMs } = options;
  checkOptions(options);
  const guard = guardOf(options);
  return {
    run: (fn, call = {}) =>
      retrying(
        (number, before) =>
          untilAborted(
            () =>
              sent(
                guard.execute(() => attemptOf(fn, number, call, timeoutMs)),
                before,
              ),
            call.signal,
          ),
        options,
        call,
      ),
  };
};

/** A policy is made when the program starts: that is when it says what is wrong with it. */
const checkOptions = ({ timeoutMs, breaker, bulkhead: room, ...settings }: CallPolicyOptions): void => {
  checkNumbers({ timeoutMs });
  checkSettings(settings);
  checkNumbers({ 'breaker.failures': breaker?.failures, 'breaker.halfOpenAfterMs': breaker?.halfOpenAfterMs });
  checkNumbers({ 'bulkhead.concurrent': room?.concurrent, 'bulkhead.queued': room?.queued });
};

/** Whoever waits for a turn is asked the breaker once it has it. */
const guardOf = ({ bulkhead: room, breaker }: CallPolicyOptions): IPolicy =>
  wrap(
    room === undefined ? noop : bulkhead(room.concurrent, room.queued ?? 0),
    breaker === undefined ? noop : breakerOf(breaker),
  );

const breakerOf = ({ failures, halfOpenAfterMs = 30_000 }: BreakerOptions): CircuitBreakerPolicy => {
  const policy: CircuitBreakerPolicy = circuitBreaker(
    // What is thrown without an answer, a caller who gave up, is no proof that the peer is back.
    handleWhen(
      (error) => meetsOutage(error) || (policy.state === CircuitState.HalfOpen && !isAnswer(error)),
    ).orWhenResult((answer) => isOutage(outcomeOfAnswer(answer, Date.now()))),
    { halfOpenAfter: halfOpenAfterMs, breaker: new ConsecutiveBreaker(failures) },
  );
  return policy;
};

const meetsOutage = (error: unknown): boolean => isOutage(outcomeOf(error, Date.now()));

const isAnswer = (error: unknown): boolean => outcomeOf(error, Date.now()).status !== undefined;

const sent = async <T>(attempt: Promise<T>, before: unknown): Promise<T> => {
  try {
    return await attempt;
  } catch (error) {
    if (isBrokenCircuitError(error)) throw new CallRefusedError('CIRCUIT_OPEN', before);
    if (isBulkheadRejectedError(error)) throw new CallRefusedError('BULKHEAD_FULL', before);
    throw error;
  }
};
