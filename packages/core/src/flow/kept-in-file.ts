/** Functions that no other file can get hold of. */
import { eachOfKind } from '../facts/of-kind.ts';
import type { FunctionId, Structure, ValueId } from '../facts/structure.ts';
import { exitsOf } from './exits.ts';
import { holdersOf } from './holders.ts';

const memo = new WeakMap<Structure, ReadonlySet<ValueId>>();

/** Whether all that is done with the function is to call it, in its own file. */
export const isKeptInFile = (structure: Structure, fn: FunctionId): boolean => {
  const fact = structure.functions[fn];
  if (fact === undefined || fact.cls !== null || fact.parent === null) return false;
  const handed = memo.get(structure) ?? handedOn(structure);
  memo.set(structure, handed);
  const written = functionValues(structure).get(fn) ?? [];
  const names = written.flatMap((id) => [id, ...holdersOf(structure, id)]);
  return names.length > 0 && names.every((id) => !handed.has(id));
};

const tables = new WeakMap<Structure, ReadonlyMap<FunctionId, readonly ValueId[]>>();

const functionValues = (structure: Structure): ReadonlyMap<FunctionId, readonly ValueId[]> => {
  const known = tables.get(structure);
  if (known !== undefined) return known;
  const table = new Map<FunctionId, ValueId[]>();
  eachOfKind(structure, 'function', ({ fn }, id) => void table.set(fn, [...(table.get(fn) ?? []), id]));
  tables.set(structure, table);
  return table;
};

/** The values that are exported, given to a call, answered, or kept in something: from there they may go anywhere. */
const handedOn = (structure: Structure): ReadonlySet<ValueId> => {
  const found = new Set<ValueId>();
  const add = (ids: readonly (ValueId | null)[]): void => {
    for (const id of ids) if (id !== null) found.add(id);
  };
  for (const edge of structure.edges) if (edge.kind === 'export') found.add(edge.value);
  for (const { args } of structure.calls) add(args.map(({ value }) => value));
  for (const mount of structure.mounts) add(mount.handlers);
  for (const fact of structure.functions) add(exitsOf(fact).map(({ value }) => value));
  for (const { members, superclass } of structure.classes) add([...members.map(({ value }) => value), superclass]);
  for (const value of structure.values) add(partsOf(structure, value));
  return found;
};

const partsOf = (structure: Structure, value: Structure['values'][number]): readonly ValueId[] => {
  switch (value.kind) {
    case 'object':
      return value.entries.map((entry) => entry.value);
    case 'jsx':
      return [...value.attributes.map((entry) => entry.value), ...value.children];
    case 'array':
      return value.items;
    case 'either':
      return value.of;
    case 'await':
    case 'element':
      return [value.of];
    // `fn.bind(this)`, `fn.call(this)`
    case 'member':
      return [value.object];
    case 'variable':
      return [
        ...value.writes.map((write) => write.value),
        // Another variable that holds the first.
        ...value.defs.filter((def) => structure.values[def]?.kind === 'variable'),
      ];
    default:
      return [];
  }
};
