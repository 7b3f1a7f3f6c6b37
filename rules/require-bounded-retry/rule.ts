import { type RetryPolicy, type RunContext, type Scope, defineRule } from '@seamlint/core';

export const rule = defineRule({
  name: 'require-bounded-retry',
  description: 'Require a retry to end, and to wait longer each time before it tries again',
  message: '{{outcome}}.',
  help: '{{remedy}}.',
  severity: 'warning',
  preset: 'recommended',

  *judge(scope) {
    for (const { policy, call } of policiesIn(scope)) {
      const found = [...lacksOf(policy)];
      const [first] = found;
      if (first === undefined) {
        yield policy.bound === 'unknown' && policy.by !== 'library'
          ? { undecided: policy.at, why: 'what ends it is kept where it cannot be seen' }
          : { silent: policy.at, why: 'it ends, and waits in between' };
        continue;
      }
      yield {
        at: policy.at,
        data: { outcome: first.outcome, remedy: first.remedy },
        ...(found.every(({ strict }) => strict === true) ? { strict: true } : {}),
        because: [{ at: call, note: 'what is tried again' }],
      };
    }
  },
});

interface Lack {
  readonly outcome: string;
  readonly remedy: string;
  readonly strict?: true;
}

/** The gravest first. */
function* lacksOf({ bound, budget, wait, after429, readsRetryAfter }: RetryPolicy): Iterable<Lack> {
  if (bound === 'absent')
    yield {
      outcome: 'As long as the other side fails, this tries again for ever',
      remedy: 'Count the attempts and give up after a few, or when a total time is over',
    };
  if (wait.growth === 'none')
    yield {
      outcome: 'Each failure is tried again at once: whoever is overloaded gets the same request several times as fast',
      remedy: 'Wait before the next attempt, twice as long each time, with some of it left to chance',
    };
  if (after429 && !readsRetryAfter)
    yield {
      outcome:
        'After a 429 it waits as long as it likes, and not as long as it was told: it is refused again, or for longer',
      remedy: 'Read the header Retry-After (seconds or a date) and wait at least that long',
    };
  if (wait.growth === 'fixed')
    yield {
      outcome: 'All that failed comes back after the same time, and again, for as long as the outage lasts',
      remedy: 'Double the wait with each attempt, up to a limit, and leave some of it to chance',
    };
  if (wait.jitter === 'absent' && (wait.growth === 'linear' || wait.growth === 'exponential'))
    yield {
      outcome: 'All callers that failed together come back together: nothing of the wait is left to chance',
      remedy: 'Take a random part of the wait: `Math.random() * delay`',
      strict: true,
    };
  if (bound === 'given' && budget === 'absent')
    yield {
      outcome: 'The attempts are counted, and the time they take together is not',
      remedy: 'Give up when a total time is over, too',
      strict: true,
    };
}

interface Placed {
  readonly policy: RetryPolicy;
  readonly call: RunContext['at'];
}

/** One for each retry, however many calls it repeats. */
function* policiesIn(scope: Scope): Iterable<Placed> {
  const told = new Set<string>();
  for (const call of scope.facts('outbound-call')) {
    if (scope.isTest(call.file) || call.ownApi) continue;
    for (const { kind, policy, certainty } of scope.contextsOf(call).found) {
      if (kind !== 'retry' || policy === undefined || certainty !== 'sure') continue;
      const key = `${policy.at.path}#${String(policy.at.start)}`;
      if (told.has(key) || scope.isTest(policy.at.path)) continue;
      told.add(key);
      yield { policy, call: call.span };
    }
  }
}
