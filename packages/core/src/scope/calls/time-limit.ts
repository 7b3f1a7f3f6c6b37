/** What bounds the time of a request of an HTTP client. */
import type { Ref } from '../../facts/file-facts.ts';
import type { TimeLimit } from '../../facts/outbound-call.ts';
import { type Span, spanOf } from '../../facts/span.ts';
import { symbolText } from '../../flow/origin.ts';
import type { Flow, FunctionRef } from '../../flow/settle.ts';
import { isAskedOtherwise } from './asked-signal.ts';
import { type CallSite, argumentOf, hasSpread, siteOf, spanOfRef } from './call-site.ts';
import { chainedOn } from './chained.ts';
import { limitOfAgents } from './dispatcher.ts';
import { globalLimit } from './global-limits.ts';
import type { Instance } from './instances.ts';
import { interceptorLimit } from './interceptors.ts';
import { numberOf } from './number.ts';
import { madeAt } from './made-at.ts';
import { type Option, firstOption, optionOf } from './option.ts';
import { raceOf } from './race.ts';
import type { HttpReached } from './reach-client.ts';
import type { Request } from './request.ts';
import { setsLimit } from './sets-limit.ts';
import { signalOf } from './signal.ts';

/** What one place says of the limit: nothing at all is `undefined`. */
export type Said = TimeLimit | undefined;

/** Nobody can tell, and `why`. */
export const unknownLimit = (why: string, by: TimeLimit['by'] = 'call'): TimeLimit => ({
  state: 'unknown',
  by,
  ms: null,
  at: null,
  why,
});

/** What a call is given as a whole. */
const SPREAD = 'its arguments are spread from a list';
export const ELSEWHERE = 'another file may set a limit for all its calls';
const REQUEST = 'the request it sends is made elsewhere';
export const REPLACED = 'what sends its requests is replaced';
export const UNSEEN = 'only its type is known, not how its client is made';
export const RACED = 'something around it may give up on it';

export const limitOfRequest = (
  flow: Flow,
  site: CallSite,
  reached: HttpReached,
  request: Request,
  instances: readonly Instance[],
): TimeLimit => {
  if (reached.client.opaqueLimit) return unknownLimit('its client sets limits in ways of its own');
  const said: readonly Said[] = [
    ofOptions(flow, request.options, reached, 'call', site),
    ofMethods(site, reached),
    isLocalFile(flow, site, reached) ? local : undefined,
    hasSpread(site) ? unknownLimit(SPREAD) : undefined,
    isRequest(flow, site, reached) ? unknownLimit(REQUEST) : undefined,
    ...instances.flatMap((instance) => {
      const { file, call } = instance.site;
      const held = holderAt(`the instance of ${reached.package ?? reached.client.id}`, spanOf(file, call.at));
      return [
        held(ofOptions(flow, instance.options, reached, 'instance')),
        held(ofMethods(instance.site, reached)),
        hasSpread(instance.site) ? unknownLimit(SPREAD, 'instance') : undefined,
      ];
    }),
    globalLimit(flow, reached),
    interceptorLimit(flow, reached),
    reached.unseen && reached.package !== '@nestjs/axios' ? unknownLimit(UNSEEN, 'instance') : undefined,
  ];
  return decide(said, () => withoutAny(flow, site, reached, instances));
};

/** What a limit is set on, and where, if nothing nearer is known. */
export const holderAt =
  (holder: string, at: Span | null) =>
  (said: Said): Said =>
    said?.state === 'given' ? { ...said, by: 'instance', at: said.at ?? at, holder } : said;

/** What is given counts before what nobody can tell, and that before what is told to be off. */
export const decide = (said: readonly Said[], otherwise: () => TimeLimit): TimeLimit => {
  const stated = said.filter((one) => one !== undefined);
  const of = (state: TimeLimit['state']): Said => stated.find((one) => one.state === state);
  return of('given') ?? of('unknown') ?? of('absent') ?? otherwise();
};

const withoutAny = (flow: Flow, site: CallSite, { client }: HttpReached, instances: readonly Instance[]): TimeLimit => {
  if (client.defaultMs !== null) return { state: 'given', by: 'sdk-default', ms: client.defaultMs, at: null };
  const race = raceOf(flow, site);
  if (race === 'unknown') return unknownLimit(RACED);
  const [instance] = instances;
  const at = instance === undefined ? null : spanOf(instance.site.file, instance.site.call.at);
  return { state: 'absent', by: race === 'timer' ? 'race' : 'default', ms: null, at };
};

const ofOptions = (
  flow: Flow,
  options: Ref | undefined,
  { client }: HttpReached,
  by: 'call' | 'instance',
  site?: CallSite,
): Said => {
  if (options === undefined) return undefined;
  const stated = firstOption(flow, options, client.timeouts);
  const signal = optionOf(flow, options, ['signal']);
  const said = [ofTimeout(flow, stated, by), ofSignal(flow, signal, by, site), ofHooks(flow, options, by)];
  const custom = firstOption(flow, options, ['dispatcher', 'fetch', 'adapter', 'handler']);
  // An agent that only differs in where it connects leaves the limit what it was.
  const agents = custom.state === 'given' ? limitOfAgents(flow, custom.refs) : undefined;
  if (agents?.state === 'given') return { state: 'given', by, ms: null, at: null };
  const isReplaced = custom.state === 'given' && agents?.state !== 'absent';
  if (isReplaced && custom.refs.some((ref) => isLimitedInside(flow, ref)))
    return { state: 'given', by, ms: null, at: null };
  return (
    said.find((one) => one?.state === 'given') ??
    (isReplaced ? unknownLimit(REPLACED, by) : said.find((one) => one !== undefined))
  );
};

/** `fetch: (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(5000) })` */
const isLimitedInside = (flow: Flow, ref: Ref): boolean =>
  flow.functionsOf(ref).found.some(({ file, fact }) =>
    (flow.program.file(file)?.structure.calls ?? []).some(({ at, args }) => {
      const [, options] = at[0] >= fact.at[0] && at[1] <= fact.at[1] ? args : [];
      const signal = options === undefined ? undefined : optionOf(flow, { file, id: options.value }, ['signal']);
      return signal?.state === 'given' && signalOf(flow, signal.refs).kind === 'timed';
    }),
  );

/** `hooks: { beforeRequest: [(options) => { options.timeout = … }] }` of got and ky, `onRequest` of ofetch. */
const HOOKS = ['hooks.init', 'hooks.beforeRequest', 'onRequest'];

const ofHooks = (flow: Flow, options: Ref, by: 'call' | 'instance'): Said => {
  for (const name of HOOKS) {
    const stated = optionOf(flow, options, name.split('.'));
    const functions = stated.state === 'given' ? stated.refs.flatMap((ref) => hooksIn(flow, ref)) : [];
    const hook = functions.find((fn) => setsLimit(flow, fn));
    if (hook !== undefined) return { state: 'given', by, ms: null, at: spanOf(hook.file, hook.fact.at) };
  }
  return undefined;
};

const hooksIn = (flow: Flow, ref: Ref): readonly FunctionRef[] => {
  const value = flow.value(ref);
  const items = value?.kind === 'array' ? value.items.map((id) => ({ file: ref.file, id })) : [ref];
  return items.flatMap((one) => flow.functionsOf(one).found);
};

export const ofTimeout = (flow: Flow, stated: Option, by: 'call' | 'instance', unit: 'ms' | 's' = 'ms'): Said => {
  if (stated.state === 'absent') return undefined;
  if (stated.state === 'unknown') return unknownLimit(stated.why, by);
  const [ref] = stated.refs;
  const off = stated.refs.length > 0 && stated.refs.every((one) => isOff(flow, one));
  const value = ref === undefined ? null : numberOf(flow, ref);
  const ms = value === null ? null : unit === 's' ? value * 1000 : value;
  const at = ref === undefined ? null : spanOfRef(flow, ref);
  return off ? { state: 'absent', by: 'off', ms: 0, at } : { state: 'given', by, ms, at };
};

const isOff = (flow: Flow, ref: Ref): boolean => {
  const value = flow.value(ref);
  return value?.kind === 'constant' && (value.value === 0 || value.value === false);
};

/** `site`: the call that the signal is given to. */
export const ofSignal = (flow: Flow, stated: Option, by: 'call' | 'instance', site?: CallSite): Said => {
  if (stated.state === 'absent') return undefined;
  if (stated.state === 'unknown') return unknownLimit(stated.why, by);
  const signal = signalOf(flow, stated.refs);
  if (signal.kind === 'unknown') return unknownLimit(signal.why, by);
  const made = site === undefined ? null : madeAt(flow, site, signal.at, stated.handed);
  const isWhole =
    (signal.kind === 'timed' && signal.joined === true) || (site !== undefined && isAskedOtherwise(site, stated.refs));
  const at = site === undefined ? spanOfRef(flow, signal.at) : (made?.at ?? null);
  return signal.kind === 'timed'
    ? { state: 'given', by, ms: signal.ms, at, ...(made === null || isWhole ? {} : { signal: made }) }
    : { state: 'absent', by: 'signal-without-timer', ms: null, at };
};

/** `request.timeout(5000)`; of Node's own client also `request.on('timeout')`. */
const ofMethods = (site: CallSite, { client }: HttpReached): Said => {
  const node = client.id.startsWith('node:');
  if (client.timeoutMethods.length === 0) return undefined;
  const found = chainedOn(site).find(
    ({ name, call }) =>
      client.timeoutMethods.includes(name) || (node && name === 'on' && watchesTime(site, call.args[0]?.value)),
  );
  return found === undefined
    ? undefined
    : { state: 'given', by: 'call', ms: null, at: spanOf(site.file, found.call.at) };
};

const watchesTime = ({ structure }: CallSite, id: number | undefined): boolean => {
  const value = id === undefined ? undefined : structure.values[id];
  return value?.kind === 'string' && /^(?:timeout|socket)$/u.test(value.text ?? '');
};

const local: TimeLimit = { state: 'given', by: 'default', ms: null, at: null };

/** `fetch(new URL('./module.wasm', import.meta.url))`: what lies beside the module is no request over a network. */
const isLocalFile = (flow: Flow, site: CallSite, { client, form }: HttpReached): boolean => {
  const first = argumentOf(site, form.url);
  if (client.id !== 'fetch' || first === undefined) return false;
  const { found } = flow.settle(first);
  return (
    found.length > 0 &&
    found.every((origin) => {
      const made = origin.kind === 'external' && origin.path[0] === 'URL' ? siteOf(flow, origin.ref) : undefined;
      const base = made === undefined ? undefined : argumentOf(made, 1);
      return (
        base !== undefined &&
        flow
          .settle(base)
          .found.some((one) => one.kind === 'external' && /\bimport\.meta[.:]url$/u.test(symbolText(one)))
      );
    })
  );
};

/** `fetch(request)`: a request that was made elsewhere carries a signal of its own, and so does a clone of it. */
const isRequest = (flow: Flow, site: CallSite, { client, form }: HttpReached): boolean => {
  const first = argumentOf(site, form.url);
  return client.id === 'fetch' && first !== undefined && holdsRequest(flow, first);
};

const holdsRequest = (flow: Flow, ref: Ref, depth = 0): boolean =>
  depth < 4 &&
  flow.settle(ref).found.some((origin) => {
    const cloned = 'ref' in origin ? clonedBy(flow, origin.ref) : undefined;
    if (cloned !== undefined) return holdsRequest(flow, cloned, depth + 1);
    if (origin.kind === 'external') return origin.path[0] === 'Request';
    if (origin.kind !== 'param' || origin.path.length > 1) return false;
    const param = flow.value(origin.ref);
    const fact =
      param?.kind === 'param' ? flow.program.file(origin.ref.file)?.structure.functions[param.fn] : undefined;
    const declared = param?.kind === 'param' ? fact?.params[param.index] : undefined;
    return (
      /^(?:Request|RequestInfo)$/u.test(declared?.type?.name ?? '') ||
      /^(?:req|request|input)$/u.test(origin.path[0] ?? declared?.name ?? '')
    );
  });

const clonedBy = (flow: Flow, ref: Ref): Ref | undefined => {
  const site = siteOf(flow, ref);
  const callee = site?.structure.values[site.call.callee];
  return callee?.kind === 'member' && callee.name === 'clone' && site?.call.args.length === 0
    ? { file: ref.file, id: callee.object }
    : undefined;
};
