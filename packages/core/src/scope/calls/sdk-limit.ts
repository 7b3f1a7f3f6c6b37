/** What bounds the time of a call of a provider's SDK. */
import { isCertain } from '../../catalog/confidence.ts';
import { packageOfSpecifier, rowsOf } from '../../catalog/packages.ts';
import type { Provider, SdkDefaults } from '../../catalog/provider.ts';
import { defaultsFor } from '../../catalog/sdk-policy.ts';
import type { Ref } from '../../facts/file-facts.ts';
import type { TimeLimit } from '../../facts/outbound-call.ts';
import { spanOf } from '../../facts/span.ts';
import type { Call } from '../../facts/structure.ts';
import { type Origin, moduleOf } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';
import { type CallSite, argumentOf, siteOf, spanOfRef } from './call-site.ts';
import { chainedOn } from './chained.ts';
import { sdkOptions } from './client-retries.ts';
import { callsNamed } from './named-calls.ts';
import { firstOption } from './option.ts';
import { raceOf } from './race.ts';
import type { SdkReached } from './reach-client.ts';
import {
  ELSEWHERE,
  RACED,
  REPLACED,
  type Said,
  UNSEEN,
  decide,
  holderAt,
  ofSignal,
  ofTimeout,
  unknownLimit,
} from './time-limit.ts';

/** Options of a call that hold a signal, and of a client that put another HTTP client in its place. */
const SIGNALS = ['signal', 'abortSignal', 'request.signal', 'fetchOptions.signal'];
const HTTP_CLIENTS = [
  'fetch',
  'httpClient',
  'axios',
  'axiosInstance',
  'adapter',
  'requestHandler',
  'request.fetch',
  'agent',
  'fetcher',
  'customFetchApi',
  'middleware',
];

export const limitOfSdk = (flow: Flow, site: CallSite, reached: SdkReached): TimeLimit => {
  const all = defaultsFor(reached.provider, reached.package, reached.major);
  const [defaults] = all;
  if (defaults === undefined) return unknownLimit('how long its SDK waits is not known');
  const options = clientOptions(flow, reached);
  const held = holderAt(`the client of ${reached.package}`, null);
  const said: readonly Said[] = [
    ...site.call.args.map(({ value }) => ofCall(flow, site, { file: site.file, id: value }, defaults)),
    ...options.map((ref) => held(ofClient(flow, ref, packageOfSpecifier(reached.package), defaults))),
    held(ofMethods(flow, reached, defaults)),
    ...(takesClient(reached) && innerClient(flow, reached) === undefined ? [unknownLimit(HANDED, 'instance')] : []),
  ];
  return decide(said, () => byDefault(flow, site, reached, all));
};

const HANDED = 'the client it goes through is made out of sight';

const takesClient = ({ client, unseen }: SdkReached): boolean =>
  !unseen && (client?.clientArg !== undefined || client?.clientOption !== undefined);

/** Parameters nobody can see are parameters: only what is plainly an option counts. */
const ofCall = (flow: Flow, site: CallSite, ref: Ref, { timeoutOptions, timeoutUnit }: SdkDefaults): Said => {
  const timeout = ofTimeout(flow, firstOption(flow, ref, plain(timeoutOptions)), 'call', timeoutUnit);
  const signal = ofSignal(flow, firstOption(flow, ref, SIGNALS), 'call', site);
  return (
    [timeout, signal].find((one) => one?.state === 'given') ??
    (signal?.by === 'signal-without-timer' ? signal : undefined)
  );
};

const ofClient = (flow: Flow, ref: Ref, name: string, { timeoutOptions, timeoutUnit }: SdkDefaults): Said => {
  const stated = ofTimeout(flow, firstOption(flow, ref, plain(timeoutOptions)), 'instance', timeoutUnit);
  if (stated?.state === 'given') return stated;
  const custom = firstOption(flow, ref, HTTP_CLIENTS);
  const isReplaced = custom.state === 'given' && !custom.refs.every((one) => isUnlimited(flow, one, name));
  return isReplaced ? unknownLimit(REPLACED, 'instance') : stated;
};

/** The SDK's own client goes by the SDK's limits, the platform's fetch has none, nor has a plain agent. */
const isUnlimited = (flow: Flow, ref: Ref, name: string): boolean => {
  const { found, open } = flow.settle(ref);
  return (
    open.length === 0 &&
    found.length > 0 &&
    found.every((origin) => {
      if (origin.kind !== 'external') return false;
      if (origin.package === name || (origin.package === null && origin.path.join('.') === 'fetch')) return true;
      const agent = /^https?$/u.test(origin.package ?? '') ? siteOf(flow, origin.ref) : undefined;
      return agent !== undefined && firstOption(flow, argumentOf(agent, 0), ['timeout']).state === 'absent';
    })
  );
};

const plain = (options: readonly string[]): readonly string[] => options.filter((name) => !name.endsWith('()'));

/** Of the client, and of the one it is handed. */
const clientOptions = (flow: Flow, reached: SdkReached): readonly Ref[] => {
  const own = sdkOptions(flow, reached);
  const inner = innerClient(flow, reached);
  return [own, inner === undefined ? undefined : sdkOptions(flow, inner)].filter((ref) => ref !== undefined);
};

const innerClient = (flow: Flow, reached: SdkReached): SdkReached | undefined => {
  for (const origin of handedClient(flow, reached)) {
    const client =
      origin.kind === 'external' && origin.path.at(-1) === '()'
        ? clientAt(reached.provider, moduleOf(origin), origin.path)
        : undefined;
    if (origin.kind === 'external' && client !== undefined) return { ...reached, client, from: origin.ref };
  }
  return undefined;
};

const handedClient = (flow: Flow, { client, from }: SdkReached): readonly Origin[] => {
  const at = client?.clientArg ?? (client?.clientOption === undefined ? undefined : client.optionsArg);
  const site = at === undefined ? undefined : siteOf(flow, from);
  const ref = site === undefined ? undefined : argumentOf(site, at ?? null);
  if (ref === undefined) return [];
  return flow.settleMember(ref, client?.clientOption === undefined ? [] : [client.clientOption]).found;
};

const clientAt = (
  provider: Provider,
  name: string | null,
  path: readonly string[],
): Provider['clients'][number] | undefined =>
  rowsOf(provider.clients, name).find(({ import: exported }) => exported === (path.at(-2) ?? 'default'));

/** `setTimeout()`: a method of the client sets it, somewhere in the program. */
const ofMethods = (flow: Flow, reached: SdkReached, { timeoutOptions }: SdkDefaults): Said => {
  const names = timeoutOptions.flatMap((name) => (name.endsWith('()') ? [name.slice(0, -2)] : []));
  const own = siteOf(flow, reached.from);
  const chained = own === undefined ? [] : chainedOn(own);
  const given = (file: string, { at }: Call): TimeLimit => ({
    state: 'given',
    by: 'instance',
    ms: null,
    at: spanOf(file, at),
  });
  const set = chained.find(({ name }) => names.includes(name));
  if (own !== undefined && set !== undefined) return given(own.file, set.call);
  const called = names.flatMap((name) => callsNamed(flow, name));
  const sets = called.find(({ file, call }) =>
    flow
      .settle({ file, id: call.callee })
      .found.some((origin) => origin.kind === 'external' && origin.package === packageOfSpecifier(reached.package)),
  );
  if (sets !== undefined) return given(sets.file, sets.call);
  return names.length > 0 && flow.program.single === true ? unknownLimit(ELSEWHERE, 'instance') : undefined;
};

const byDefault = (flow: Flow, site: CallSite, reached: SdkReached, all: readonly SdkDefaults[]): TimeLimit => {
  const times = all.flatMap(({ timeoutMs }) => (timeoutMs === null || timeoutMs === 0 ? [] : [timeoutMs]));
  if (times.length > 0) return { state: 'given', by: 'sdk-default', ms: Math.max(...times), at: null };
  const isStatic = reached.client?.form === 'static-config';
  const made = siteOf(flow, reached.from);
  if (reached.unseen) return unknownLimit(UNSEEN, 'instance');
  if (made === undefined && !isStatic) return unknownLimit('how its client is made is out of sight', 'instance');
  if (!isVerified(reached)) return unknownLimit('how long its SDK waits has not been checked');
  const race = raceOf(flow, site);
  if (race === 'unknown') return unknownLimit(RACED);
  return {
    state: 'absent',
    by: race === 'timer' ? 'race' : 'default',
    ms: null,
    at: isStatic ? null : spanOfRef(flow, reached.from),
  };
};

/** What was only remembered may silence a finding, never make one. */
const isVerified = (reached: SdkReached): boolean =>
  isCertain(reached.provider, 'sdkDefaults', [reached.package, packageOfSpecifier(reached.package), 'timeoutMs']);
