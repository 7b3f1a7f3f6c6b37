/** Limits that are set for many calls at once: `axios.defaults`, interceptors, Nest's HttpModule, a global dispatcher. */
import type { Ref } from '../../facts/file-facts.ts';
import type { TimeLimit } from '../../facts/outbound-call.ts';
import type { FunctionRef, Flow } from '../../flow/settle.ts';
import { exitsOf } from '../../flow/exits.ts';
import { refKey } from '../../flow/origin.ts';
import { callsNamed } from './named-calls.ts';
import { type Option, firstOption } from './option.ts';
import { scannedFiles } from './scanned-files.ts';
import type { HttpReached } from './reach-client.ts';
import { ELSEWHERE, unknownLimit } from './time-limit.ts';

const given: TimeLimit = { state: 'given', by: 'instance', ms: null, at: null };

export const globalLimit = (flow: Flow, reached: HttpReached): TimeLimit | undefined => {
  // Where one file is seen, another may set what holds for all.
  if (flow.program.single === true && reached.client.id === 'axios')
    return globalLimitOf(flow, reached) ?? unknownLimit(ELSEWHERE, 'instance');
  return globalLimitOf(flow, reached);
};

const globalLimitOf = (flow: Flow, reached: HttpReached): TimeLimit | undefined => {
  if (reached.package === '@nestjs/axios') return nestLimit(flow);
  if (reached.client.id === 'axios') return axiosDefaults(flow, reached);
  if (reached.client.id === 'fetch' || reached.client.id === 'undici') return dispatcherLimit(flow);
  return undefined;
};

interface Defaults {
  readonly ofAll: boolean;
  /** Keys of the constructions whose instances have a default of their own. */
  readonly of: ReadonlySet<string>;
}

const defaults = new WeakMap<Flow, Defaults>();

/** `axios.defaults.timeout = 5000`, which instances made later inherit; `api.defaults.timeout = 5000`. */
const axiosDefaults = (flow: Flow, { from, made }: HttpReached): TimeLimit | undefined => {
  const known = defaults.get(flow) ?? findDefaults(flow);
  defaults.set(flow, known);
  return known.ofAll || (made && known.of.has(refKey(from))) ? given : undefined;
};

const findDefaults = (flow: Flow): Defaults => {
  let ofAll = false;
  const of = new Set<string>();
  for (const file of scannedFiles(flow, flow.catalog)) {
    flow.program.file(file)?.structure.values.forEach((value, id) => {
      if (value.kind !== 'variable' || !value.writes.some(({ name }) => /^defaults\.(?:timeout|signal)$/u.test(name)))
        return;
      for (const origin of flow.settle({ file, id }).found) {
        if (origin.kind !== 'external' || origin.package !== 'axios') continue;
        if (origin.path.length === 0) ofAll = true;
        else of.add(refKey(origin.ref));
      }
    });
  }
  return { ofAll, of };
};

const nest = new WeakMap<Flow, { readonly limit: TimeLimit | undefined }>();

/** `HttpModule.register({ timeout: 5000 })`; what is registered with a factory could be anything. */
const nestLimit = (flow: Flow): TimeLimit | undefined => {
  const known = nest.get(flow) ?? { limit: findNestLimit(flow) };
  nest.set(flow, known);
  return known.limit;
};

const findNestLimit = (flow: Flow): TimeLimit | undefined => {
  if (
    callsNamed(flow, 'registerAsync').some(({ file, call }) => isFrom(flow, { file, id: call.callee }, '@nestjs/axios'))
  )
    return unknownLimit('its client is registered with what a factory answers', 'instance');
  const options = callsNamed(flow, 'register').flatMap(({ file, call }): readonly Option[] => {
    const [first] = call.args;
    if (first === undefined || !isFrom(flow, { file, id: call.callee }, '@nestjs/axios')) return [];
    return [firstOption(flow, { file, id: first.value }, ['timeout', 'signal'])];
  });
  if (options.some(({ state }) => state === 'given')) return given;
  const lost = options.find(({ state }) => state === 'unknown');
  return lost?.state === 'unknown' ? unknownLimit(lost.why, 'instance') : undefined;
};

const dispatchers = new WeakMap<Flow, { readonly limit: TimeLimit | undefined }>();

/** `setGlobalDispatcher(new Agent({ headersTimeout: 5000 }))` of undici holds for the platform's fetch, too. */
const dispatcherLimit = (flow: Flow): TimeLimit | undefined => {
  const known = dispatchers.get(flow) ?? { limit: findDispatcher(flow) };
  dispatchers.set(flow, known);
  return known.limit;
};

const findDispatcher = (flow: Flow): TimeLimit | undefined =>
  callsNamed(flow, 'setGlobalDispatcher').some(({ file, call }) => isFrom(flow, { file, id: call.callee }, 'undici'))
    ? unknownLimit('a dispatcher for all requests is set', 'instance')
    : undefined;

const isFrom = (flow: Flow, ref: Ref, name: string): boolean =>
  flow.settle(ref).found.some((origin) => origin.kind === 'external' && origin.package === name);

interface Interceptor {
  /** Key of the instance's construction; `axios`: of all. */
  readonly of: string;
  readonly limits: boolean;
  /** Lower case. */
  readonly headers: readonly string[];
  /** What it does is out of sight. */
  readonly open: boolean;
}

const interceptors = new WeakMap<Flow, readonly Interceptor[]>();

/** `api.interceptors.request.use((config) => ({ ...config, timeout: 5000 }))` */
export const interceptorLimit = (flow: Flow, { client, from, made }: HttpReached): TimeLimit | undefined => {
  if (client.id !== 'axios') return undefined;
  return interceptorsOf(flow, { from, made }).some(({ limits }) => limits) ? given : undefined;
};

/** `api.interceptors.request.use((config) => { config.headers['Idempotency-Key'] = …; return config; })` */
export const interceptedHeaders = (
  flow: Flow,
  { client, from, made }: HttpReached,
): { readonly names: readonly string[]; readonly open: boolean } => {
  const known = client.id === 'axios' ? interceptorsOf(flow, { from, made }) : [];
  return { names: known.flatMap(({ headers }) => headers), open: known.some(({ open }) => open) };
};

const interceptorsOf = (flow: Flow, { from, made }: Pick<HttpReached, 'from' | 'made'>): readonly Interceptor[] => {
  const known = interceptors.get(flow) ?? findInterceptors(flow);
  interceptors.set(flow, known);
  const key = made ? refKey(from) : 'axios';
  return known.filter(({ of }) => of === key);
};

const findInterceptors = (flow: Flow): readonly Interceptor[] =>
  // A file that only sets up a client of another one holds no word of its own to be told by.
  callsNamed(flow, 'use', scannedFiles(flow, flow.catalog)).flatMap(({ file, call }) => {
    const [first] = call.args;
    if (first === undefined) return [];
    const functions = flow.functionsOf({ file, id: first.value }).found;
    const limits = functions.some((fn) => setsLimit(flow, fn));
    const headers = functions.flatMap((fn) => headersSetBy(flow, fn));
    const open = functions.length === 0;
    return flow.settle({ file, id: call.callee }).found.flatMap((origin): readonly Interceptor[] => {
      if (origin.kind !== 'external' || origin.package !== 'axios') return [];
      if (!origin.path.join('.').endsWith('interceptors.request.use')) return [];
      return [{ of: origin.path.includes('()') ? refKey(origin.ref) : 'axios', limits, headers, open }];
    });
  });

const LIMITS = /^(?:timeout|signal)$/u;

const setsLimit = (flow: Flow, { file, id, fact }: FunctionRef): boolean => {
  const structure = flow.program.file(file)?.structure;
  if (structure === undefined) return false;
  const writes = structure.values.some(
    (value) =>
      value.kind === 'variable' &&
      value.writes.some(({ name }) => LIMITS.test(name)) &&
      value.defs.some((def) => {
        const param = structure.values[def];
        return param?.kind === 'param' && param.fn === id;
      }),
  );
  return (
    writes ||
    exitsOf(fact).some(({ value }) => {
      const answer = value === null ? undefined : structure.values[value];
      return answer?.kind === 'object' && answer.entries.some(({ key }) => key !== null && LIMITS.test(key));
    })
  );
};

/** Names under which the function sets something: `headers.set(name, value)`, `headers[name] = value`, `{ headers: { name } }`. */
const headersSetBy = (flow: Flow, { file, fact }: FunctionRef): readonly string[] => {
  const structure = flow.program.file(file)?.structure;
  if (structure === undefined) return [];
  const isInside = ([start, end]: readonly [number, number]): boolean => start >= fact.at[0] && end <= fact.at[1];
  const called = structure.calls.flatMap(({ at, callee, args: [first] }) => {
    const method = structure.values[callee];
    const name = first === undefined || !isInside(at) ? undefined : structure.values[first.value];
    return method?.kind === 'member' && /^(?:set|append)$/u.test(method.name ?? '') && name?.kind === 'string'
      ? [name.text ?? '']
      : [];
  });
  const written = structure.values.flatMap((value) => {
    if (value.kind === 'object' && isInside(value.at)) return value.entries.flatMap(({ key }) => key ?? []);
    if (value.kind !== 'variable') return [];
    return value.writes.flatMap(({ name, value: id }) => {
      const given = structure.values[id];
      return given !== undefined && isInside(given.at) ? [name.replace(/^headers\.(?:common\.|post\.)?/u, '')] : [];
    });
  });
  return [...called, ...written].map((name) => name.toLowerCase());
};
