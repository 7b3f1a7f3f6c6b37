import type { RetryLack, RetryPolicy, RunContext } from '@seamlint/core';

export interface Lack {
  readonly outcome: string;
  readonly remedy: string;
  readonly strict?: true;
  readonly likely?: true;
  readonly mendable?: RetryLack;
}

/** The gravest first. */
export function* lacksOf(policy: RetryPolicy, waitsAreTold: boolean): Iterable<Lack> {
  const { bound, budget, wait, after429, readsRetryAfter, afterOutage, isSingle } = policy;
  if (bound === 'absent')
    yield {
      outcome: 'While the other side is failing, this retries forever',
      remedy: 'Count the attempts and give up after a few of them, or when a total time is over',
      mendable: 'unbounded',
    };
  if (wait.growth === 'none' && !policy.sendsAnew)
    yield {
      outcome: 'It retries at once, without a pause: an overloaded API gets the same request several times in a row',
      remedy: 'Wait before the next attempt, twice as long each time, with a random part',
      mendable: 'no-wait',
      // Whoever chooses may repeat only what no wait would mend.
      ...(policy.repeats === 'some' && !after429 && afterOutage !== true ? { likely: true as const } : {}),
      // One more attempt floods nobody.
      ...(isSingle ? { strict: true as const } : {}),
    };
  if (after429 && !readsRetryAfter && waitsAreTold)
    yield {
      outcome: 'After a 429 it ignores how long it was told to wait, and is refused again or locked out for longer',
      remedy: 'Read the Retry-After header (seconds or a date) and wait at least that long',
      mendable: 'retry-after',
    };
  if (wait.growth === 'fixed' && !isSingle)
    yield {
      outcome:
        'It waits the same time before every attempt, so everything that failed together comes back together for as long as the outage lasts',
      remedy: 'Double the wait with each attempt, up to a limit, with a random part',
      mendable: 'fixed-wait',
      // Who waits for something to be ready asks in regular steps, up to a time.
      ...(budget === 'given' || policy.polls ? { strict: true as const } : {}),
    };
  if (wait.jitter === 'absent' && (wait.growth === 'linear' || wait.growth === 'exponential'))
    yield {
      outcome: 'No part of the wait is random: all callers that failed together come back together',
      remedy: 'Take a random part of the wait: `Math.random() * delay`',
      strict: true,
    };
  if (bound === 'given' && budget === 'absent' && !isSingle)
    yield {
      outcome: 'The attempts are limited, but not the time that they may take altogether',
      remedy: 'Give up when a total time is over, too',
      strict: true,
    };
}

/** Each attempt of the outer one is as many of the inner one. */
export function* nestedIn([inner]: readonly RunContext[]): Iterable<Lack> {
  if (inner === undefined) return;
  yield {
    outcome:
      'Each attempt is itself retried inside: the attempts multiply, and so does the time until anybody hears of it',
    remedy: 'Retry in one place, and switch the other off',
    strict: true,
  };
}
