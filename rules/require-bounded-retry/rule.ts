import { type RetryPolicy, type RunContext, type Scope, defineRule } from '@seamlint/core';

export const rule = defineRule({
  name: 'require-bounded-retry',
  description: 'Require that a retry ends, and waits longer before each attempt',
  message: '{{outcome}}.',
  help: '{{remedy}}.',
  severity: 'warning',
  preset: 'recommended',

  *judge(scope) {
    for (const { policy, call, waitsAreTold, inner } of policiesIn(scope)) {
      const found = [...lacksOf(policy, waitsAreTold), ...nestedIn(inner)];
      const [first] = found;
      if (first === undefined) {
        yield policy.bound === 'unknown' && policy.by !== 'library'
          ? { undecided: policy.at, why: 'what ends it is kept out of sight' }
          : { silent: policy.at, why: 'it ends, and waits in between' };
        continue;
      }
      yield {
        at: policy.at,
        data: { outcome: first.outcome, remedy: first.remedy },
        ...(found.every(({ strict }) => strict === true) ? { strict: true } : {}),
        ...(policy.bound === 'absent' ? { grave: true as const } : {}),
        ...(first.likely === true ? { certainty: 'hint' as const } : {}),
        because: [
          { at: call, note: 'this call is retried' },
          ...inner.map(({ at, note }) => ({ at, note: `${note}, inside of each attempt` })),
        ],
      };
    }
  },
});

interface Lack {
  readonly outcome: string;
  readonly remedy: string;
  readonly strict?: true;
  readonly likely?: true;
}

/** The gravest first. */
function* lacksOf(policy: RetryPolicy, waitsAreTold: boolean): Iterable<Lack> {
  const { bound, budget, wait, after429, afterOutage, readsRetryAfter } = policy;
  if (bound === 'absent')
    yield {
      outcome: 'While the other side is failing, this retries forever',
      remedy: 'Count the attempts and give up after a few of them, or when a total time is over',
    };
  if (wait.growth === 'none' && !policy.sendsAnew)
    yield {
      outcome: 'It retries at once, without a pause: an overloaded API gets the same request several times in a row',
      remedy: 'Wait before the next attempt, twice as long each time, with a random part',
      // Whoever chooses may repeat only what no wait would mend.
      ...(policy.repeats === 'some' && !after429 && afterOutage !== true ? { likely: true as const } : {}),
      // One more attempt floods nobody.
      ...(policy.isSingle ? { strict: true as const } : {}),
    };
  if (after429 && !readsRetryAfter && waitsAreTold)
    yield {
      outcome: 'After a 429 it ignores how long it was told to wait, and is refused again or locked out for longer',
      remedy: 'Read the Retry-After header (seconds or a date) and wait at least that long',
    };
  if (wait.growth === 'fixed' && !policy.isSingle)
    yield {
      outcome:
        'It waits the same time before every attempt, so everything that failed together comes back together for as long as the outage lasts',
      remedy: 'Double the wait with each attempt, up to a limit, with a random part',
      // Who waits for something to be ready asks in regular steps, up to a time.
      ...(budget === 'given' || policy.polls ? { strict: true as const } : {}),
    };
  if (wait.jitter === 'absent' && (wait.growth === 'linear' || wait.growth === 'exponential'))
    yield {
      outcome: 'No part of the wait is random: all callers that failed together come back together',
      remedy: 'Take a random part of the wait: `Math.random() * delay`',
      strict: true,
    };
  if (bound === 'given' && budget === 'absent' && !policy.isSingle)
    yield {
      outcome: 'The attempts are limited, but not the time that they may take altogether',
      remedy: 'Give up when a total time is over, too',
      strict: true,
    };
}

/** Each attempt of the outer one is as many of the inner one. */
function* nestedIn([inner]: readonly RunContext[]): Iterable<Lack> {
  if (inner === undefined) return;
  yield {
    outcome:
      'Each attempt is itself retried inside: the attempts multiply, and so does the time until anybody hears of it',
    remedy: 'Retry in one place, and switch the other off',
    strict: true,
  };
}

interface Placed {
  readonly policy: RetryPolicy;
  readonly call: RunContext['at'];
  /** As far as is known of the API, it says how long to wait. */
  readonly waitsAreTold: boolean;
  /** Retries that each attempt holds. */
  readonly inner: readonly RunContext[];
}

/** One for each retry, however many calls it repeats. */
function* policiesIn(scope: Scope): Iterable<Placed> {
  const told = new Set<string>();
  for (const call of scope.facts('outbound-call')) {
    if (scope.isTest(call.file) || call.ownApi) continue;
    const retries = scope
      .contextsOf(call)
      .found.filter(({ kind, certainty }) => kind === 'retry' && certainty === 'sure');
    for (const [index, { policy }] of retries.entries()) {
      if (policy === undefined) continue;
      const key = `${policy.at.path}#${String(policy.at.start)}`;
      if (told.has(key) || scope.isTest(policy.at.path)) continue;
      told.add(key);
      const limits = call.provider === null ? undefined : scope.provider(call.provider)?.rateLimits;
      yield {
        policy,
        call: call.span,
        waitsAreTold: limits == null || limits.waitHeaders.length > 0,
        inner: retries.slice(0, index),
      };
    }
  }
}
