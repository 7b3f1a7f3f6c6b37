import type { OutboundCall, Scope } from '@seamlint/core';
import { optionsOf } from './fix.ts';
import type { Harm } from './harm.ts';
import type { Lack } from './lack.ts';

/** The host, the provider, or whoever it is. */
export const targetOf = (scope: Scope, { provider, url }: OutboundCall): string => {
  const host = /^https?:\/\/([^/?#{}]+)(?:[/?#]|$)/iu.exec(url ?? '')?.[1];
  return (provider === null ? undefined : scope.provider(provider)?.title) ?? host ?? 'the other side';
};

export const outcomeOf = ({ kind, ms }: Lack, { what }: Harm): string => {
  if (kind === 'shared')
    return 'the first attempt uses up the one timer that all attempts share, and every retry is aborted at once';
  const waits =
    kind === 'long' ? `this call waits up to ${Math.round((ms ?? 0) / 60_000)} minutes` : 'this call waits for ever';
  const why =
    kind === 'untimed'
      ? ', as no timer ever aborts its signal'
      : kind === 'race'
        ? ' behind the race, which ends no request'
        : '';
  return what === null ? `${waits}${why}` : `${waits}${why}, ${what.startsWith('and ') ? what : `and ${what}`}`;
};

const REMEDIES: ReadonlyMap<string, string> = new Map([
  ['fetch', 'Pass `signal: AbortSignal.timeout(10_000)`'],
  ['axios', 'Set `timeout: 10_000` on the instance or the call'],
  ['got', 'Set `timeout: { request: 10_000 }` on the instance or the call'],
  ['ky', 'Set `timeout: 10_000` on the instance or the call'],
  ['ofetch', 'Set `timeout: 10_000` on the instance or the call'],
  ['request', 'Set `timeout: 10_000`'],
  ['undici', 'Set `headersTimeout` and `bodyTimeout`, or pass `signal: AbortSignal.timeout(10_000)`'],
  ['superagent', 'Call `.timeout({ deadline: 10_000 })` on the request'],
  ['needle', 'Set `open_timeout`, `response_timeout` and `read_timeout`'],
  ['node:http', 'Pass `signal: AbortSignal.timeout(10_000)`'],
  ['node:https', 'Pass `signal: AbortSignal.timeout(10_000)`'],
  ['gaxios', 'Set `timeout: 10_000` on the instance or the call'],
  ['graphql-request', 'Pass `signal: AbortSignal.timeout(10_000)` with the call, or a `fetch` that does'],
]);

export const remedyOf = (scope: Scope, call: OutboundCall, { kind }: Lack): string => {
  if (kind === 'shared') return 'Make the signal inside the attempt: `signal: AbortSignal.timeout(10_000)`';
  if (kind === 'untimed') return 'Join a timer to it: `AbortSignal.any([signal, AbortSignal.timeout(10_000)])`';
  return call.client === 'sdk' ? remedyOfSdk(scope, call) : (REMEDIES.get(call.client) ?? OTHERWISE);
};

const OTHERWISE = 'Set the time limit of the client, or of the call';

const remedyOfSdk = (scope: Scope, call: OutboundCall): string => {
  const [option] = optionsOf(scope, call);
  if (option !== undefined) return `${OTHERWISE}: \`${option}\``;
  return `Give up on it after a while, as by \`Promise.race\` with a timer: ${call.package ?? 'the SDK'} takes no time limit`;
};
