import { type FixPlan, type OutboundCall, type Scope, type SharedSignal, type Span, rowsOf } from '@seamlint/core';
import type { Lack } from './lack.ts';

const CLIENTS = /^(?:fetch|axios|gaxios|got|graphql-request|ky|needle|ofetch|request|undici|superagent|node:https?)$/u;

/** How long is long enough a person must say, and an error comes where none came before: it is never safe. */
export const fixOf = (scope: Scope, call: OutboundCall, { shared }: Lack): FixPlan | undefined => {
  if (shared !== undefined) return forEachAttempt(call, shared);
  const mayBeBounded = call.client === 'sdk' ? optionsOf(scope, call).length > 0 : CLIENTS.test(call.client);
  if (!mayBeBounded) return undefined;
  return { kind: 'transform', transform: 'add-timeout', safe: false, options: { client: call.client, ms: '10000' } };
};

const forEachAttempt = ({ file }: OutboundCall, { signal, region }: SharedSignal): FixPlan => ({
  kind: 'transform',
  transform: 'per-attempt-timeout',
  safe: false,
  options: {
    making: rangeOf(signal.at),
    region: rangeOf(region),
    ...(signal.how === 'handed' ? { made: 'handed' } : signal.at.path === file ? {} : { made: 'elsewhere' }),
  },
});

const rangeOf = ({ start, end }: Span): string => `${String(start)}-${String(end)}`;

/** What bounds the time of an SDK, in whatever major. */
export const optionsOf = (scope: Scope, call: OutboundCall): readonly string[] => {
  const provider = call.provider === null ? undefined : scope.provider(call.provider);
  return rowsOf(provider?.sdkDefaults, call.package).flatMap(({ timeoutOptions }) => timeoutOptions);
};
