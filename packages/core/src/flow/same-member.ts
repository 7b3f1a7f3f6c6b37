/** `params.append` is one question, wherever it is written. */
import { eachOfKind } from '../facts/of-kind.ts';
import type { Structure, ValueId } from '../facts/structure.ts';

const tables = new WeakMap<Structure, ReadonlyMap<ValueId, ValueId>>();

/** The first value of the file that is the same member of the same variable; any other value is its own. */
export const firstMention = (structure: Structure | undefined, id: ValueId): ValueId => {
  if (structure === undefined || structure.values[id]?.kind !== 'member') return id;
  const known = tables.get(structure) ?? tableOf(structure);
  tables.set(structure, known);
  return known.get(id) ?? id;
};

const tableOf = (structure: Structure): ReadonlyMap<ValueId, ValueId> => {
  const firsts = new Map<string, ValueId>();
  const table = new Map<ValueId, ValueId>();
  eachOfKind(structure, 'member', ({ object, name }, id) => {
    if (name === null || structure.values[object]?.kind !== 'variable') return;
    const key = `${object}.${name}`;
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, id);
    else table.set(id, first);
  });
  return table;
};
