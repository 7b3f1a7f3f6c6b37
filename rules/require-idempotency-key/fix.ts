import { type FixPlan, type OutboundCall, type Provider, keyCarriersOf } from '@seamlint/core';

/** Where the key goes. Which value is the same for every attempt a person must say: it is never safe. */
export const fixOf = (provider: Provider | undefined, call: OutboundCall): FixPlan | undefined => {
  const known = provider?.idempotency;
  if (provider === undefined || known === null || known === undefined) return undefined;
  const [carrier] = keyCarriersOf(known, call.package, call.operation);
  const place: Readonly<Record<string, string>> | undefined =
    call.client === 'sdk'
      ? carrier && { carrier: carrier.kind, name: carrier.names[0] ?? '', argIndex: String(carrier.argIndex) }
      : known.header === null
        ? undefined
        : { carrier: 'header', name: known.header, header: known.header };
  if (place === undefined) return undefined;
  return {
    kind: 'transform',
    transform: 'add-idempotency-key',
    safe: false,
    options: {
      provider: provider.id,
      package: call.package ?? '',
      ...(known.header === null ? {} : { header: known.header }),
      ...place,
    },
  };
};
