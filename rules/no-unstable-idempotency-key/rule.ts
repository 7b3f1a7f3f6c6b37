import { type OutboundCall, type Scope, defineRule } from '@seamlint/core';
import { isKeyedSurely, isRepeatableWrite } from './keyed.ts';
import { type Fault, anewFault, faultOf, misplacedFault } from './faults.ts';

export const rule = defineRule({
  name: 'no-unstable-idempotency-key',
  description: 'Disallow an idempotency key that tells no repetition of a write from another write',
  message: 'The idempotency key of {{operation}} {{fault}}.',
  help: '{{cure}}.',
  severity: 'error',
  preset: 'recommended',

  *judge(scope) {
    for (const call of scope.facts('outbound-call')) {
      if (call.effect === 'read') continue;
      if (call.key.misplaced !== undefined) {
        yield findingOf(scope, call, misplacedFault(scope, call, call.key.misplaced));
        continue;
      }
      if (call.key.state !== 'given') continue;
      yield* judgeGiven(scope, call);
    }
  },
});

function* judgeGiven(scope: Scope, call: OutboundCall) {
  const { anew, sameFor, shared } = scope.keySourceOf(call);
  if (!isRepeatableWrite(call)) {
    yield { silent: call.span, why: 'doing it twice does no harm, whatever its key is' };
    return;
  }
  if (anew !== null) {
    const finding = findingOf(scope, call, anewFault(scope, call, anew));
    yield anew.context.rarely === true && !call.highRisk ? { ...finding, strict: true } : finding;
    return;
  }
  const fault = faultOf(scope, call, sameFor, shared);
  if (fault === undefined)
    yield { silent: call.span, why: 'its key is the same in every attempt, as far as one can see' };
  else yield findingOf(scope, call, fault);
}

const findingOf = (scope: Scope, call: OutboundCall, { fault, cure, because, certainty, fix }: Fault) => {
  const provider = call.provider === null ? undefined : scope.provider(call.provider);
  return {
    at: call.span,
    data: {
      operation: provider === undefined ? call.operation : `${provider.title} ${call.operation}`,
      fault,
      cure,
    },
    certainty: isKeyedSurely(provider, call) ? certainty : ('hint' as const),
    because,
    provider: call.provider,
    ...(fix === undefined ? {} : { fix }),
  };
};
