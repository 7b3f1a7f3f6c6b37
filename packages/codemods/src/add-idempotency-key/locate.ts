import { type KeyCarrier, type OutboundCall, type Scope, keyCarriersOf } from '@seamlint/core';
import { scopeOf } from '../source/scope-of.ts';
import type { Site } from '../transform.ts';

/** The writes of one file that may be done twice and surely have no key, where nobody hands them over. */
export const locate = (path: string, text: string): readonly Site[] => {
  const scope = scopeOf(path, text);
  if (scope === null) return [];
  return scope.facts('outbound-call').flatMap((call) => {
    const options = call.effect === 'write' && call.key.state === 'absent' ? placeOf(scope, call) : null;
    const repeats = scope.contextsOf(call).found.some((context) => context.repeats);
    return options === null || !repeats ? [] : [{ start: call.span.start, end: call.span.end, options }];
  });
};

const placeOf = (scope: Scope, call: OutboundCall): Readonly<Record<string, string>> | null => {
  const idempotency = call.provider === null ? null : scope.provider(call.provider)?.idempotency;
  if (idempotency == null) return null;
  const about = { provider: call.provider ?? '', package: call.package ?? '' };
  const [carrier] = keyCarriersOf(idempotency, call.package, call.operation);
  if (call.client === 'sdk') return carrier === undefined ? null : { ...about, ...carried(carrier) };
  return idempotency.header === null ? null : { ...about, carrier: 'header', header: idempotency.header };
};

const carried = ({ kind, names, argIndex }: KeyCarrier): Readonly<Record<string, string>> => ({
  carrier: kind,
  name: names[0] ?? '',
  argIndex: String(argIndex),
});
