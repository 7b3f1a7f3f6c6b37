import { type OutboundCall, type RetryPolicy, type RunContext, type Scope, defineRule } from '@seamlint/core';
import { fixOf } from './fix.ts';
import { lacksOf, nestedIn } from './lack.ts';

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
      const first = found.find(({ strict }) => strict !== true) ?? found[0];
      if (first === undefined) {
        yield policy.bound === 'unknown' && policy.by !== 'library'
          ? { undecided: policy.at, why: 'what ends it is kept out of sight' }
          : { silent: policy.at, why: 'it ends, and waits in between' };
        continue;
      }
      const fix = fixOf(scope, call, policy, found);
      yield {
        at: policy.at,
        data: { outcome: first.outcome, remedy: first.remedy },
        ...(found.every(({ strict }) => strict === true) ? { strict: true } : {}),
        ...(policy.bound === 'absent' ? { grave: true as const } : {}),
        ...(first.likely === true ? { certainty: 'hint' as const } : {}),
        because: [
          { at: call.span, note: 'this call is retried' },
          ...inner.map(({ at, note }) => ({ at, note: `${note}, inside of each attempt` })),
        ],
        ...(fix === undefined ? {} : { fix }),
      };
    }
  },
});

interface Placed {
  readonly policy: RetryPolicy;
  readonly call: OutboundCall;
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
        call,
        waitsAreTold: limits == null || limits.waitHeaders.length > 0,
        inner: retries.slice(0, index),
      };
    }
  }
}
