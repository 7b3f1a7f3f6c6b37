import { type AnewKey, type OutboundCall, type Scope, type Span, defineRule } from '@seamlint/core';
import { isKeyedSurely, isRepeatableWrite } from './keyed.ts';
import { type Fault, anewFault, faultOf, misplacedFault, timedFault } from './faults.ts';

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
  if (!isRepeatableWrite(call)) {
    yield { silent: call.span, why: 'doing it twice does no harm, whatever its key is' };
    return;
  }
  const { anew, sameFor, timed, shared } = scope.keySourceOf(call);
  if (anew !== null) {
    if (isPassedBy(scope, call, anew)) {
      yield { silent: call.span, why: 'a second delivery does not come as far as this' };
      return;
    }
    const finding = findingOf(scope, call, anewFault(scope, call, anew));
    yield anew.context.rarely === true && !call.highRisk ? { ...finding, strict: true } : finding;
    return;
  }
  const fault = faultOf(scope, call, sameFor, shared);
  if (fault !== undefined) yield findingOf(scope, call, fault);
  // That somebody clicks twice is for those to mind who want it strict.
  else if (timed !== null && call.highRisk)
    yield { ...findingOf(scope, call, timedFault(scope, call, timed)), strict: true };
  else yield { silent: call.span, why: 'its key is the same in every attempt, as far as one can see' };
}

/** The event is claimed before. */
const isPassedBy = (scope: Scope, call: OutboundCall, { context }: AnewKey): boolean =>
  context.kind === 'webhook' &&
  scope
    .facts('webhook-endpoint')
    .filter(({ span }) => isSpan(span, context.at))
    .some((endpoint) =>
      scope.effectsOf(endpoint).effects.some(({ span, guards }) => guards.length > 0 && isSpan(span, call.span)),
    );

const isSpan = (one: Span, other: Span): boolean =>
  one.path === other.path && one.start === other.start && one.end === other.end;

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
