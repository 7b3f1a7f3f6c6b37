/** Whether an answer is read as it comes: no limit on the whole is wanted then. */
import type { Ref } from '../../facts/file-facts.ts';
import { eachOfKind } from '../../facts/of-kind.ts';
import type { Structure, ValueId } from '../../facts/structure.ts';
import type { Flow } from '../../flow/settle.ts';
import { type CallSite, answerOf } from './call-site.ts';
import { headersOf } from './headers.ts';
import { optionOf } from './option.ts';
import { textOf } from './request.ts';

export const streamsOf = (flow: Flow, site: CallSite, options: Ref | undefined, bodies: readonly Ref[]): boolean => {
  const asked = [options, ...bodies].some((ref) => ref !== undefined && asksForStream(flow, ref, 0));
  if (asked || readsAsStream(site)) return true;
  const accept = options === undefined ? undefined : headersOf(flow, options).values.get('accept');
  return textOf(flow, accept)?.includes('text/event-stream') ?? false;
};

/** `stream: true`, `responseType: 'stream'`, in the options or in a body that is stringified. */
const asksForStream = (flow: Flow, ref: Ref, depth: number): boolean => {
  const stream = optionOf(flow, ref, ['stream']);
  if (stream.state === 'given' && stream.refs.some((one) => isTrue(flow, one))) return true;
  const type = optionOf(flow, ref, ['responseType']);
  if (type.state === 'given' && type.refs.some((one) => textOf(flow, one) === 'stream')) return true;
  if (depth > 1) return false;
  return flow.settle(ref).found.some((origin) => {
    if (origin.kind !== 'external' || origin.path.at(-2) !== 'stringify') return false;
    const value = flow.value(origin.ref);
    const call = value?.kind === 'call' ? flow.program.file(origin.ref.file)?.structure.calls[value.call] : undefined;
    const first = call?.args[0];
    return first !== undefined && asksForStream(flow, { file: origin.ref.file, id: first.value }, depth + 1);
  });
};

const isTrue = (flow: Flow, ref: Ref): boolean => {
  const value = flow.value(ref);
  return value?.kind === 'constant' && value.value === true;
};

/** `response.body`, a reader of it, or the answer walked by `for await`. */
const readsAsStream = (site: CallSite): boolean => isAskedFor(site, ['body']);

/** Whether some member of the answer is read. */
const isAskedFor = ({ structure, id }: CallSite, members: readonly string[]): boolean => {
  const answer = answerOf(structure, id);
  if (answer === undefined) return false;
  const uses = usesIn(structure);
  return [answer, ...holdersOf(structure, answer)].some((value) =>
    members.some((member) => uses.get(value)?.has(member) ?? false),
  );
};

/** `await response.arrayBuffer()`, `responseType: 'arraybuffer'`. */
export const loadsFile = (flow: Flow, site: CallSite, options: Ref | undefined): boolean => {
  const type = options === undefined ? undefined : optionOf(flow, options, ['responseType']);
  const asked =
    type?.state === 'given' && type.refs.some((ref) => /^(?:arraybuffer|blob)$/iu.test(textOf(flow, ref) ?? ''));
  return asked || isAskedFor(site, ['arrayBuffer', 'blob', 'bytes', 'buffer']);
};

const uses = new WeakMap<Structure, ReadonlyMap<ValueId, ReadonlySet<string>>>();

/** Which members of each value are read. */
export const usesIn = (structure: Structure): ReadonlyMap<ValueId, ReadonlySet<string>> => {
  const known = uses.get(structure) ?? indexUses(structure);
  uses.set(structure, known);
  return known;
};

const indexUses = (structure: Structure): ReadonlyMap<ValueId, ReadonlySet<string>> => {
  const index = new Map<ValueId, Set<string>>();
  eachOfKind(structure, 'member', ({ object, name }) => {
    if (name === null) return;
    const members = index.get(object) ?? new Set<string>();
    index.set(object, members.add(name));
  });
  return index;
};

const holders = new WeakMap<Structure, ReadonlyMap<ValueId, readonly ValueId[]>>();

/** What waits for it, and the variables it is stored in. */
export const holdersOf = (structure: Structure, id: ValueId): readonly ValueId[] => {
  const known = holders.get(structure) ?? indexHolders(structure);
  holders.set(structure, known);
  const found = new Set<ValueId>();
  const pending = [id];
  for (const next of pending) {
    for (const holder of known.get(next) ?? []) {
      if (found.has(holder)) continue;
      found.add(holder);
      pending.push(holder);
    }
  }
  return [...found];
};

const indexHolders = (structure: Structure): ReadonlyMap<ValueId, readonly ValueId[]> => {
  const index = new Map<ValueId, ValueId[]>();
  const hold = (held: ValueId, holder: ValueId): void => void index.set(held, [...(index.get(held) ?? []), holder]);
  structure.values.forEach((value, id) => {
    if (value.kind === 'await') hold(value.of, id);
    if (value.kind === 'variable') for (const def of value.defs) hold(def, id);
  });
  return index;
};
