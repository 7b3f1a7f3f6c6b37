/** Which headers a request carries, as far as one can see. */
import type { Ref } from '../../facts/file-facts.ts';
import { callersOf } from '../../flow/callers-of.ts';
import type { Origin } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';
import { siteOf } from './call-site.ts';
import { optionOf } from './option.ts';

export interface Headers {
  /** Lower case. */
  readonly names: readonly string[];
  readonly values: ReadonlyMap<string, Ref>;
  /** More may be there than one can see. */
  readonly open: boolean;
}

export const headersOf = (flow: Flow, options: Ref | undefined): Headers => {
  const values = new Map<string, Ref>();
  const option = optionOf(flow, options, ['headers']);
  let open = option.state === 'unknown';
  if (option.state === 'given') for (const ref of option.refs) open = collect(flow, ref, values, 0) || open;
  for (const [name, ref] of writtenTo(flow, options, 'headers.')) values.set(name, ref);
  for (const [name, ref] of writtenTo(flow, entryOf(flow, options, 'headers'), '')) values.set(name, ref);
  return { names: [...values.keys()], values, open };
};

/** What is written for an option, as it stands there: a variable's own writes are not seen from what it was made with. */
export const entryOf = (flow: Flow, options: Ref | undefined, name: string): Ref | undefined => {
  if (options === undefined) return undefined;
  for (const origin of flow.settle(options).found) {
    const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
    const entry = value?.kind === 'object' ? value.entries.find(({ key }) => key === name) : undefined;
    if (entry !== undefined && origin.kind === 'value') return { file: origin.ref.file, id: entry.value };
  }
  return undefined;
};

/** Adds the entries of `ref` to `into`; answers whether some could not be seen. */
const collect = (flow: Flow, ref: Ref, into: Map<string, Ref>, depth: number): boolean => {
  if (depth > 5) return true;
  let open = false;
  for (const [name, value] of writtenTo(flow, ref, '')) into.set(name, value);
  const known = flow.settle(ref);
  for (const origin of known.found) {
    const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
    if (origin.kind === 'value' && value?.kind === 'object') {
      for (const entry of value.entries) {
        const at = { file: origin.ref.file, id: entry.value };
        if (entry.spread) open = collect(flow, at, into, depth + 1) || open;
        else if (entry.key === null) open = true;
        else into.set(entry.key.toLowerCase(), at);
      }
    } else if (origin.kind === 'external' && origin.path[0] === 'Headers') {
      open = fromHeaders(flow, origin.ref, into, depth) || open;
    } else if (origin.kind === 'param') {
      open = fromCallers(flow, origin, into, depth) || open;
    } else if (value?.kind !== 'undefined' && value?.kind !== 'constant' && value?.kind !== 'string') open = true;
  }
  return open || known.open.length > 0;
};

/** What every caller hands over; what only some do may be there, for all one can see. */
const fromCallers = (
  flow: Flow,
  origin: Extract<Origin, { kind: 'param' }>,
  into: Map<string, Ref>,
  depth: number,
): boolean => {
  const handed = handedRefs(flow, origin);
  if (handed === undefined) return true;
  const each = handed.map((ref) => {
    const names = new Map<string, Ref>();
    return { names, open: ref !== undefined && collect(flow, ref, names, depth + 1) };
  });
  const [first, ...others] = each;
  const all = new Set(each.flatMap(({ names }) => [...names.keys()]));
  let open = each.some((one) => one.open);
  for (const name of all) {
    const ref = first?.names.get(name);
    if (ref !== undefined && others.every(({ names }) => names.has(name))) into.set(name, ref);
    else open = true;
  }
  return open;
};

/** By caller; undefined where one hands over nothing. */
const handedRefs = (
  flow: Flow,
  { ref, path }: Extract<Origin, { kind: 'param' }>,
): readonly (Ref | undefined)[] | undefined => {
  const param = flow.value(ref);
  if (param?.kind !== 'param' || param.rest || path.length > 0) return undefined;
  const { found, open } = callersOf(flow, ref.file, param.fn);
  if (open.length > 0 || found.length === 0 || found.length > MAX_CALLERS) return undefined;
  if (found.some(({ call }) => call.args.slice(0, param.index + 1).some(({ spread }) => spread))) return undefined;
  return found.map(({ file, call }) => {
    const argument = call.args[param.index];
    return argument === undefined ? undefined : { file, id: argument.value };
  });
};

const MAX_CALLERS = 12;

/** `new Headers({ ... })`, and what is set on it afterwards. */
const fromHeaders = (flow: Flow, ref: Ref, into: Map<string, Ref>, depth: number): boolean => {
  const site = siteOf(flow, ref);
  if (site === undefined) return true;
  const [first] = site.call.args;
  const open = first !== undefined && collect(flow, { file: ref.file, id: first.value }, into, depth + 1);
  for (const call of site.structure.calls) {
    const callee = site.structure.values[call.callee];
    const [name, value] = call.args;
    if (callee?.kind !== 'member' || !/^(?:set|append)$/u.test(callee.name ?? '') || name === undefined) continue;
    const text = site.structure.values[name.value];
    const object = site.structure.values[callee.object];
    const isSame = object?.kind === 'variable' && object.defs.includes(ref.id);
    if (isSame && text?.kind === 'string' && text.text !== null && value !== undefined)
      into.set(text.text.toLowerCase(), { file: ref.file, id: value.value });
  }
  return open;
};

/** `headers['Idempotency-Key'] = key`; with `lead`, `options.headers['...'] = key`. */
const writtenTo = (flow: Flow, ref: Ref | undefined, lead: string): readonly (readonly [string, Ref])[] => {
  const value = ref === undefined ? undefined : flow.value(ref);
  if (ref === undefined || value?.kind !== 'variable') return [];
  return value.writes.flatMap((write) =>
    write.name.startsWith(lead)
      ? [[write.name.slice(lead.length).toLowerCase(), { file: ref.file, id: write.value }] as const]
      : [],
  );
};
