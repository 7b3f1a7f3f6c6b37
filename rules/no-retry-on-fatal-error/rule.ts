import { type OutboundCall, type RunContext, defineRule } from '@seamlint/core';

export const rule = defineRule({
  name: 'no-retry-on-fatal-error',
  description: 'Disallow retries of errors that no retry can mend',
  message:
    'A request that {{receiver}} rejects for good (400, 401, 403, 404, 422) is retried like one that met an outage: callers wait for nothing, and quota is spent.',
  help: 'Give up at once unless the error may pass: no answer, 408, 429, 5xx.',
  severity: 'warning',
  preset: 'recommended',

  *judge(scope) {
    const told = new Set<string>();
    for (const call of scope.facts('outbound-call')) {
      if (scope.isTest(call.file) || call.ownApi) continue;
      for (const context of scope.contextsOf(call).found) {
        const { policy, kind, certainty } = context;
        if (kind !== 'retry' || policy === undefined || certainty !== 'sure') continue;
        const key = `${policy.at.path}#${String(policy.at.start)}`;
        if (told.has(key) || scope.isTest(policy.at.path)) continue;
        if (policy.polls) {
          yield { silent: policy.at, why: 'it waits for an answer that is not there yet' };
          continue;
        }
        if (policy.sendsAnew) {
          yield { silent: policy.at, why: 'each attempt sends something else, which may be taken where this was not' };
          continue;
        }
        if (policy.repeats !== 'all') {
          yield { silent: policy.at, why: 'it tells transient errors from fatal ones' };
          continue;
        }
        if (policy.meets !== 'answers') {
          yield policy.meets === 'network'
            ? {
                silent: policy.at,
                why: 'nothing throws for the status of a response, so only lost connections are retried',
              }
            : { undecided: policy.at, why: 'whether a failing status becomes an error here cannot be seen' };
          continue;
        }
        told.add(key);
        const provider = call.provider === null ? undefined : scope.provider(call.provider);
        yield {
          at: policy.at,
          data: { receiver: provider?.title ?? 'the other side' },
          because: becauseOf(context, call),
          provider: call.provider,
        };
      }
    }
  },
});

const becauseOf = ({ via }: RunContext, call: OutboundCall) => [
  ...via,
  { at: call.span, note: 'this call is retried, whatever it failed for' },
];
