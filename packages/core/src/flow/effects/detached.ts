/** Calls whose promise nobody waits for, though something is done with it. */
import { eachOfKind } from '../../facts/of-kind.ts';
import type { Call, Structure, ValueId } from '../../facts/structure.ts';
import { exitsOf } from '../exits.ts';
import { chainAfter } from './chain.ts';

/** `loose`: kept, and only looked after where it fails; `deferred`: handed to what runs behind the answer. */
export type Detached = 'loose' | 'deferred';

const DEFERS = /^(?:waitUntil|after|defer|runInBackground)$/u;

const tables = new WeakMap<Structure, ReadonlyMap<Call, Detached>>();

export const detachedOf = (structure: Structure, call: Call): Detached | undefined => {
  const known = tables.get(structure) ?? tableOf(structure);
  tables.set(structure, known);
  return known.get(chainAfter(structure, call).at(-1)?.call ?? call);
};

/** A promise that nobody waits for: `notify(user)`, `notify(user).catch(log)`. */
export const isLoose = (structure: Structure, call: Call): boolean => {
  const last = chainAfter(structure, call).at(-1)?.call ?? call;
  return (last.discarded && !last.awaited) || detachedOf(structure, call) === 'loose';
};

const tableOf = (structure: Structure): ReadonlyMap<Call, Detached> => {
  const uses = usesOf(structure);
  const table = new Map<Call, Detached>();
  eachOfKind(structure, 'call', (value, id) => {
    const call = structure.calls[value.call];
    if (call === undefined || call.discarded || call.awaited || call.construct) return;
    const found = toldBy(uses, id, 0);
    if (found !== undefined) table.set(call, found);
  });
  return table;
};

/** `held`: the variable that it is kept in. */
type Use = { readonly how: 'deferred' | 'looked-after' | 'other' } | { readonly how: 'kept'; readonly held: ValueId };

const toldBy = (uses: ReadonlyMap<ValueId, readonly Use[]>, id: ValueId, depth: number): Detached | undefined => {
  const own = uses.get(id) ?? [];
  if (own.some(({ how }) => how === 'deferred')) return 'deferred';
  if (own.length === 0 || depth > 1) return undefined;
  const told = own.map((use) =>
    use.how === 'kept' ? toldBy(uses, use.held, depth + 1) : use.how === 'looked-after' ? 'loose' : undefined,
  );
  return told.includes('deferred') ? 'deferred' : told.every((one) => one === 'loose') ? 'loose' : undefined;
};

const usesOf = (structure: Structure): ReadonlyMap<ValueId, readonly Use[]> => {
  const table = new Map<ValueId, Use[]>();
  const note = (id: ValueId | null, use: Use): void => {
    if (id !== null) table.set(id, [...(table.get(id) ?? []), use]);
  };
  const other: Use = { how: 'other' };
  const looked = lookedAfter(structure);
  structure.values.forEach((value, id) => {
    if (value.kind === 'variable') for (const def of value.defs) note(def, { how: 'kept', held: id });
    if (value.kind === 'member') note(value.object, looked.has(id) ? { how: 'looked-after' } : other);
    if (value.kind === 'await' || value.kind === 'unary' || value.kind === 'element') note(value.of, other);
    if (value.kind === 'array') for (const item of value.items) note(item, other);
    if (value.kind === 'object') for (const entry of value.entries) note(entry.value, other);
    if (value.kind === 'either') for (const one of value.of) note(one, other);
  });
  for (const call of structure.calls) {
    const callee = structure.values[call.callee];
    const name = callee !== undefined && 'name' in callee ? (callee.name ?? '') : '';
    for (const { value } of call.args) note(value, DEFERS.test(name) ? { how: 'deferred' } : other);
  }
  for (const fact of structure.functions) for (const { value } of exitsOf(fact)) note(value, other);
  return table;
};

/** `job.catch(log);`: the members whose call is a statement of its own. */
const lookedAfter = (structure: Structure): ReadonlySet<ValueId> =>
  new Set(
    structure.calls.flatMap((call) => {
      const callee = structure.values[call.callee];
      const isAfter = callee?.kind === 'member' && /^(?:then|catch|finally)$/u.test(callee.name ?? '');
      const last = isAfter ? (chainAfter(structure, call).at(-1)?.call ?? call) : undefined;
      return last !== undefined && last.discarded && !last.awaited ? [call.callee] : [];
    }),
  );
