/** Handlers that stand in an object or a map under the path that they serve: `routes[url.pathname](request)`. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Call, ValueId } from '../../facts/structure.ts';
import { type Bindings, type Origin, symbolText } from '../origin.ts';
import type { Flow } from '../settle.ts';
import { writtenTexts } from './asked.ts';

export interface TableEntry {
  readonly key: string;
  /** The handler. */
  readonly ref: Ref;
}

/** A table that is asked, and for what. */
export interface Lookup {
  readonly key: Ref;
  readonly entries: readonly TableEntry[];
}

const MAX_HOPS = 6;

/** Where the callee comes out of a table whose keys are written. */
export const lookupOf = (flow: Flow, callee: Ref, bindings: Bindings, hops = 0): Lookup | undefined => {
  const value = flow.value(callee);
  const at = (id: ValueId): Ref => ({ file: callee.file, id });
  if (value === undefined || hops > MAX_HOPS) return undefined;
  if (value.kind === 'variable')
    return value.defs.length === 1 && value.writes.length === 0
      ? lookupOf(flow, at(value.defs[0] ?? -1), bindings, hops + 1)
      : undefined;
  // `routes[path] ?? notFound`
  if (value.kind === 'either' && value.op !== '?:' && value.op !== '&&')
    return lookupOf(flow, at(value.of[0] ?? -1), bindings, hops + 1);
  if (value.kind === 'member' && value.name === null && value.key !== null)
    return lookup(at(value.key), tableEntries(flow, at(value.object), bindings));
  const call = value.kind === 'call' ? callAt(flow, callee.file, value.call) : undefined;
  const asked = call === undefined ? undefined : flow.value(at(call.callee));
  const [key] = call?.args ?? [];
  if (asked?.kind !== 'member' || asked.name !== 'get' || key === undefined) return undefined;
  return lookup(at(key.value), tableEntries(flow, at(asked.object), bindings));
};

const lookup = (key: Ref, entries: readonly TableEntry[]): Lookup | undefined =>
  entries.length === 0 ? undefined : { key, entries };

/** None where some key is not known. */
const tableEntries = (flow: Flow, table: Ref, bindings: Bindings): readonly TableEntry[] => {
  const { found, open } = flow.settle(table, bindings);
  const [only, ...others] = found;
  if (only === undefined || others.length > 0 || open.length > 0) return [];
  if (only.kind === 'value') return objectEntries(flow, only.ref);
  return only.kind === 'external' && /^global:Map\(\)$/u.test(symbolText(only)) ? mapEntries(flow, only.ref) : [];
};

const objectEntries = (flow: Flow, ref: Ref): readonly TableEntry[] => {
  const value = flow.value(ref);
  if (value?.kind !== 'object') return [];
  const entries = value.entries.map(({ key, value: id, spread }) => ({
    key: spread ? null : key,
    ref: { ...ref, id },
  }));
  return whole(entries);
};

/** What a map is made with, and what its own file puts in. */
const mapEntries = (flow: Flow, made: Ref): readonly TableEntry[] => {
  const { file } = made;
  const value = flow.value(made);
  const call = value?.kind === 'call' ? callAt(flow, file, value.call) : undefined;
  const list = call?.args[0] === undefined ? undefined : flow.value({ file, id: call.args[0].value });
  const pairs = (list?.kind === 'array' ? list.items : []).map((id) => {
    const pair = flow.value({ file, id });
    const [key, handler] = pair?.kind === 'array' ? pair.items : [];
    return { key: keyAt(flow, file, key), ref: { file, id: handler ?? -1 } };
  });
  const put = (flow.program.file(file)?.structure.calls ?? []).flatMap(({ callee, args }) => {
    const member = flow.value({ file, id: callee });
    const [key, handler] = args;
    if (member?.kind !== 'member' || member.name !== 'set' || key === undefined || handler === undefined) return [];
    const isIt = flow.settle({ file, id: member.object }).found.some((origin) => isAt(origin, made));
    return isIt ? [{ key: keyAt(flow, file, key.value), ref: { file, id: handler.value } }] : [];
  });
  return whole([...pairs, ...put]);
};

const isAt = (origin: Origin, { file, id }: Ref): boolean =>
  origin.kind === 'external' && origin.ref.file === file && origin.ref.id === id;

const keyAt = (flow: Flow, file: string, id: ValueId | undefined): string | null => {
  const texts = id === undefined ? undefined : writtenTexts(flow, { file, id }, new Map());
  return texts?.length === 1 ? (texts[0] ?? null) : null;
};

const whole = (entries: readonly { readonly key: string | null; readonly ref: Ref }[]): readonly TableEntry[] => {
  const known = entries.flatMap(({ key, ref }) => (key === null ? [] : [{ key, ref }]));
  return known.length === entries.length ? known : [];
};

const callAt = (flow: Flow, file: string, id: number): Call | undefined => flow.program.file(file)?.structure.calls[id];
