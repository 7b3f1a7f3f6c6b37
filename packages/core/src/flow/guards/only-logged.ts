/** Comparisons that stand in a line for the log: `log.debug({ match: digest === signature })`. Nothing is decided by them. */
import type { Catalog } from '../../catalog/catalog.ts';
import { mayWrite } from '../../extract/log-calls.ts';
import type { Structure, ValueId } from '../../facts/structure.ts';

const MAX_DEPTH = 4;

const known = new WeakMap<Catalog, WeakMap<Structure, ReadonlySet<ValueId>>>();

export const isOnlyLogged = (catalog: Catalog, structure: Structure | undefined, id: ValueId): boolean => {
  if (structure === undefined) return false;
  const tables = known.get(catalog) ?? new WeakMap<Structure, ReadonlySet<ValueId>>();
  known.set(catalog, tables);
  const table = tables.get(structure) ?? writtenIn(catalog, structure);
  tables.set(structure, table);
  return table.has(id);
};

const writtenIn = (catalog: Catalog, structure: Structure): ReadonlySet<ValueId> => {
  const written = new Set<ValueId>();
  const collect = (id: ValueId, depth: number): void => {
    const value = structure.values[id];
    if (value === undefined || depth > MAX_DEPTH) return;
    written.add(id);
    if (value.kind === 'object') for (const entry of value.entries) collect(entry.value, depth + 1);
    if (value.kind === 'array') for (const item of value.items) collect(item, depth + 1);
    if (value.kind === 'template') for (const part of value.parts) collect(part, depth + 1);
  };
  for (const call of structure.calls)
    if (call.discarded && mayWrite(catalog, structure, call)) for (const { value } of call.args) collect(value, 0);
  return written;
};
