/** What axios runs before every request of an instance, and what that sets: a limit, headers. */
import type { Ref } from '../../facts/file-facts.ts';
import type { TimeLimit } from '../../facts/outbound-call.ts';
import { type Span, spanOf } from '../../facts/span.ts';
import { refKey } from '../../flow/origin.ts';
import type { Flow, FunctionRef } from '../../flow/settle.ts';
import { handedClients } from './handed-clients.ts';
import { callsNamed } from './named-calls.ts';
import type { HttpReached } from './reach-client.ts';
import { setsLimit } from './sets-limit.ts';
import { setupFiles } from './scanned-files.ts';

interface Interceptor {
  /** Key of the instance's construction; `axios`: of all. */
  readonly of: string;
  /** Where it sets a limit; null: it sets none. */
  readonly limits: Span | null;
  /** Lower case. */
  readonly headers: readonly string[];
  /** What it does is out of sight. */
  readonly open: boolean;
}

const memo = new WeakMap<Flow, readonly Interceptor[]>();

/** `api.interceptors.request.use((config) => ({ ...config, timeout: 5000 }))` */
export const interceptorLimit = (flow: Flow, { client, from, made }: HttpReached): TimeLimit | undefined => {
  if (client.id !== 'axios') return undefined;
  const at = interceptorsOf(flow, { from, made }).find(({ limits }) => limits !== null)?.limits;
  const holder = `an interceptor of ${made ? 'the instance of axios' : 'axios'}`;
  return at == null ? undefined : { state: 'given', by: 'instance', ms: null, at, holder };
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
  const known = memo.get(flow) ?? findInterceptors(flow);
  memo.set(flow, known);
  const key = made ? refKey(from) : 'axios';
  return known.filter(({ of }) => of === key);
};

const findInterceptors = (flow: Flow): readonly Interceptor[] =>
  // A file that only sets up a client of another one holds no word of its own to be told by.
  callsNamed(flow, 'use', setupFiles(flow)).flatMap(({ file, call }) => {
    const [first] = call.args;
    const structure = flow.program.file(file)?.structure;
    const callee = structure?.values[call.callee];
    if (first === undefined || callee?.kind !== 'member' || structure === undefined) return [];
    const held = structure.values[callee.object];
    if (held?.kind === 'member' && held.name !== 'request') return [];
    const settled = handedClients(flow, { file, id: call.callee });
    const of = settled.flatMap((origin): readonly string[] => {
      if (origin.kind !== 'external' || origin.package !== 'axios') return [];
      if (!origin.path.join('.').endsWith('interceptors.request.use')) return [];
      return [origin.path.includes('()') ? refKey(origin.ref) : 'axios'];
    });
    return of.length === 0
      ? []
      : interceptor(flow, { file, id: first.value }).flatMap((one) => of.map((key) => ({ ...one, of: key })));
  });

const interceptor = (flow: Flow, ref: Ref): readonly Omit<Interceptor, 'of'>[] => {
  const functions = flow.functionsOf(ref).found;
  const limiting = functions.find((fn) => setsLimit(flow, fn));
  return [
    {
      limits: limiting === undefined ? null : spanOf(limiting.file, limiting.fact.at),
      headers: functions.flatMap((fn) => headersSetBy(flow, fn)),
      open: functions.length === 0,
    },
  ];
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
      const stored = structure.values[id];
      return stored !== undefined && isInside(stored.at) ? [name.replace(/^headers\.(?:common\.|post\.)?/u, '')] : [];
    });
  });
  return [...called, ...written].map((name) => name.toLowerCase());
};
