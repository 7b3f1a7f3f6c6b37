/** The variables that hold a value, by its id. */
import { eachOfKind } from '../facts/of-kind.ts';
import type { Structure, ValueId } from '../facts/structure.ts';

const tables = new WeakMap<Structure, ReadonlyMap<ValueId, readonly ValueId[]>>();

/** In the order of the variables. */
export const holdersOf = (structure: Structure, id: ValueId): readonly ValueId[] => {
  const table = tables.get(structure) ?? byDefinition(structure);
  tables.set(structure, table);
  return table.get(id) ?? [];
};

const byDefinition = (structure: Structure): ReadonlyMap<ValueId, readonly ValueId[]> => {
  const table = new Map<ValueId, ValueId[]>();
  eachOfKind(structure, 'variable', (value, at) => {
    for (const def of new Set(value.defs)) {
      const holders = table.get(def) ?? [];
      table.set(def, holders);
      holders.push(at);
    }
  });
  return table;
};
