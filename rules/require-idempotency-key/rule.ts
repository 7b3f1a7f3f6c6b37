import {
  type OutboundCall,
  type Provider,
  type RunContext,
  type Scope,
  type Silent,
  defineRule,
  isCertain,
  isDoneTwice,
  whyHarmless,
} from '@seamlint/core';
import { fixOf } from './fix.ts';

export const rule = defineRule({
  name: 'require-idempotency-key',
  description: 'Require an idempotency key on a write that may run more than once',
  message:
    '{{operation}} may run more than once ({{why}}), and nothing tells {{receiver}} that it is the same one{{auto}}.',
  help: 'Give it a key that every attempt shares, made from the id of what it is done for: {{how}}.',
  severity: 'error',
  preset: 'recommended',

  *judge(scope) {
    for (const call of scope.facts('outbound-call')) {
      if (scope.isTest(call.file)) continue;
      if (call.client !== 'sdk' && call.effect === 'write' && call.operation === '?') {
        const again = scope.contextsOf(call).found.some(({ repeats }) => repeats);
        yield again
          ? { undecided: call.span, why: 'its method differs from caller to caller, and some of them may run it again' }
          : { silent: call.span, why: NOT_AGAIN };
        continue;
      }
      if (!isDoneTwice(call)) {
        const why = call.effect === 'read' ? 'it only reads' : 'it is not known to write';
        yield call.effect === 'write'
          ? { silent: call.span, why: whyHarmless(call) }
          : { silent: call.span, why, but: 'aside' };
        continue;
      }
      if (call.key.state === 'given') {
        yield { silent: call.span, why: `it has a key${call.key.how === null ? '' : ` (${call.key.how})`}` };
        continue;
      }
      if (call.key.mechanism === 'unknown' || call.provider === null) yield silentOfUnknown(scope, call);
      else yield* judgeKnown(scope, call);
    }
  },
});

function* judgeKnown(scope: Scope, call: OutboundCall) {
  if (call.key.mechanism === 'none') {
    yield { silent: call.span, why: 'its API takes no key for it' };
    return;
  }
  const { found, open } = scope.contextsOf(call);
  const again = worst(found);
  if (call.key.state === 'unknown') {
    yield again === undefined
      ? { silent: call.span, why: NOT_AGAIN }
      : { undecided: call.span, why: 'a key may be among options that cannot be seen' };
    return;
  }
  // That the line breaks behind the request is rare enough to be told only where it hurts.
  if (again?.rarely === true && !call.highRisk) yield { ...findingOf(scope, call, again, 'sure'), strict: true };
  else if (again !== undefined) yield findingOf(scope, call, again, again.certainty === 'sure' ? 'sure' : 'hint');
  else if (call.highRisk) yield { ...findingOf(scope, call, undefined, 'sure'), strict: true };
  else if (open[0] !== undefined) yield { undecided: call.span, why: open[0].why, lost: open[0].at };
  else yield { silent: call.span, why: NOT_AGAIN, because: found.map(({ at, note }) => ({ at, note })) };
}

/** Of an API that nobody knows it matters only where something may do it again. */
const silentOfUnknown = (scope: Scope, call: OutboundCall): Silent => {
  const { found, open } = scope.contextsOf(call);
  return worst(found) === undefined && open.length === 0
    ? { silent: call.span, why: NOT_AGAIN }
    : { silent: call.span, why: 'whether its API takes a key is not known', but: 'open' };
};

const NOT_AGAIN = 'nothing is known to do it again';

/** The surest first, then what repeats most eagerly. */
const worst = (contexts: readonly RunContext[]): RunContext | undefined => {
  const again = contexts.filter(({ repeats }) => repeats);
  const often = again.filter(({ rarely }) => rarely !== true);
  const known = often.length > 0 ? often : again;
  const sure = known.filter(({ certainty }) => certainty === 'sure');
  const from = sure.length > 0 ? sure : known;
  return (
    ORDER.map((kind) => from.find((context) => context.kind === kind)).find((context) => context !== undefined) ??
    from[0]
  );
};

const ORDER: readonly RunContext['kind'][] = ['retry', 'job', 'webhook'];

const findingOf = (scope: Scope, call: OutboundCall, again: RunContext | undefined, certainty: 'sure' | 'hint') => {
  const provider = call.provider === null ? undefined : scope.provider(call.provider);
  const fix = fixOf(provider, call);
  return {
    at: call.span,
    data: {
      operation: provider === undefined ? call.operation : `${provider.title} ${call.operation}`,
      why: again?.note ?? 'whoever calls it may call again',
      receiver: provider?.title ?? 'the receiver',
      auto: call.autoKey ? ': the SDK makes a key for its own retries only' : '',
      how: call.key.how ?? 'a header such as idempotency-key, or an id in the body',
    },
    certainty: provider === undefined || isKnown(provider, call) ? certainty : 'hint',
    because: again === undefined ? [] : [...again.via, { at: again.at, note: again.note }],
    provider: call.provider,
    ...(fix === undefined ? {} : { fix }),
  };
};

/** That it is a write, and that the provider takes a key for this very one. */
const isKnown = (provider: Provider, { client }: OutboundCall): boolean =>
  isCertain(provider, 'idempotency', ['mechanism']) &&
  isCertain(provider, 'idempotency', [client === 'sdk' ? 'appliesTo' : 'paths', 'appliesTo', 'mechanism']) &&
  (client !== 'sdk' || isCertain(provider, 'calls', ['writes']));
