/** Limits that are set for many calls at once: `axios.defaults`, Nest's HttpModule, a global dispatcher. */
import type { Ref } from '../../facts/file-facts.ts';
import { type Span, spanOf } from '../../facts/span.ts';
import type { TimeLimit } from '../../facts/outbound-call.ts';
import type { Flow } from '../../flow/settle.ts';
import { type Origin, refKey } from '../../flow/origin.ts';
import { spanOfRef } from './call-site.ts';
import { limitOfAgents } from './dispatcher.ts';
import { handedClients } from './handed-clients.ts';
import { callsNamed } from './named-calls.ts';
import { nestLimit } from './nest-http.ts';
import { setupFiles } from './scanned-files.ts';
import type { HttpReached } from './reach-client.ts';
import { ELSEWHERE, unknownLimit } from './time-limit.ts';

const given = (holder: string, at: Span | null): TimeLimit => ({
  state: 'given',
  by: 'instance',
  ms: null,
  at,
  holder,
});

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

/** What is written as the address that requests of the instance begin with: `api.defaults.baseURL = url`. */
export const defaultBase = (flow: Flow, { client, from, made }: HttpReached): Ref | undefined => {
  if (client.id !== 'axios') return undefined;
  const known = defaults.get(flow) ?? findDefaults(flow);
  defaults.set(flow, known);
  return known.bases.get(made ? refKey(from) : 'axios');
};

interface Defaults {
  readonly bases: ReadonlyMap<string, Ref>;
  /** Where a limit is written for all; null: nowhere. */
  readonly ofAll: Ref | null;
  /** The same by the keys of the constructions whose instances have a default of their own. */
  readonly of: ReadonlyMap<string, Ref>;
}

const defaults = new WeakMap<Flow, Defaults>();

/** `axios.defaults.timeout = 5000`, which instances made later inherit; `api.defaults.timeout = 5000`. */
const axiosDefaults = (flow: Flow, { from, made }: HttpReached): TimeLimit | undefined => {
  const known = defaults.get(flow) ?? findDefaults(flow);
  defaults.set(flow, known);
  const own = made ? known.of.get(refKey(from)) : undefined;
  if (own !== undefined) return given('the defaults of the instance of axios', spanOfRef(flow, own));
  return known.ofAll === null ? undefined : given('axios.defaults', spanOfRef(flow, known.ofAll));
};

const DEFAULT = /^(?:(.+)\.)?defaults\.(timeout|signal|baseURL)$/u;

/** `this.http.defaults.timeout = 5000` */
interface Written {
  readonly clients: readonly Origin[];
  readonly name: string;
  readonly value: Ref;
}

const findDefaults = (flow: Flow): Defaults => {
  let ofAll: Ref | null = null;
  const of = new Map<string, Ref>();
  const bases = new Map<string, Ref>();
  for (const { clients, name, value } of setupFiles(flow).flatMap((file) => writtenIn(flow, file)))
    for (const origin of clients) {
      if (origin.kind !== 'external' || origin.package !== 'axios') continue;
      const key = origin.path.length === 0 ? 'axios' : refKey(origin.ref);
      if (name === 'baseURL') bases.set(key, value);
      else if (origin.path.length === 0) ofAll = value;
      else of.set(key, value);
    }
  return { ofAll, of, bases };
};

const writtenIn = (flow: Flow, file: string): readonly Written[] => {
  const structure = flow.program.file(file)?.structure;
  return (structure?.values ?? []).flatMap((value, id): readonly Written[] => {
    const ref = { file, id };
    if (value.kind === 'variable')
      return value.writes.flatMap((write) => asDefault(write, file, (path) => handedClients(flow, ref, path)));
    if (value.kind !== 'class') return [];
    const instance = { kind: 'instance', ref } as const;
    return (structure?.classes[value.cls]?.members ?? []).flatMap((member) =>
      asDefault(member, file, (path) => flow.membersOf(instance, path).found),
    );
  });
};

const asDefault = (
  { name, value }: { readonly name: string; readonly value: number },
  file: string,
  clients: (path: readonly string[]) => readonly Origin[],
): readonly Written[] => {
  const match = DEFAULT.exec(name);
  return match === null
    ? []
    : [{ clients: clients(match[1]?.split('.') ?? []), name: match[2] ?? '', value: { file, id: value } }];
};

const dispatchers = new WeakMap<Flow, { readonly limit: TimeLimit | undefined }>();

/** `setGlobalDispatcher(new Agent({ headersTimeout: 5000 }))` of undici holds for the platform's fetch, too. */
const dispatcherLimit = (flow: Flow): TimeLimit | undefined => {
  const known = dispatchers.get(flow) ?? { limit: findDispatcher(flow) };
  dispatchers.set(flow, known);
  return known.limit;
};

const findDispatcher = (flow: Flow): TimeLimit | undefined => {
  const calls = callsNamed(flow, 'setGlobalDispatcher').filter(({ file, call }) =>
    isFrom(flow, { file, id: call.callee }, 'undici'),
  );
  const set = calls.flatMap(({ file, call }) => call.args.slice(0, 1).map(({ value }) => ({ file, id: value })));
  const [first] = calls;
  if (first === undefined || set.length === 0) return undefined;
  const agents = limitOfAgents(flow, set);
  if (agents?.state === 'absent') return undefined;
  return agents?.state === 'given'
    ? given('the global dispatcher of undici', spanOf(first.file, first.call.at))
    : unknownLimit('a dispatcher for all requests is set', 'instance');
};

const isFrom = (flow: Flow, ref: Ref, name: string): boolean =>
  flow.settle(ref).found.some((origin) => origin.kind === 'external' && origin.package === name);
