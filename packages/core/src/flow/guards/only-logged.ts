/** Comparisons that stand in a line for the log: `log.debug({ match: digest === signature })`. Nothing is decided by them. */
import type { Structure, ValueId } from '../../facts/structure.ts';
import { mayThrow } from '../exits.ts';
import type { Flow } from '../settle.ts';

const MAX_DEPTH = 4;

const known = new WeakMap<Flow, Map<string, ReadonlySet<ValueId>>>();

export const isOnlyLogged = (flow: Flow, file: string, id: ValueId): boolean => {
  const structure = flow.program.file(file)?.structure;
  if (structure === undefined) return false;
  const tables = known.get(flow) ?? new Map<string, ReadonlySet<ValueId>>();
  known.set(flow, tables);
  const table = tables.get(file) ?? writtenIn(flow, file, structure);
  tables.set(file, table);
  return table.has(id);
};

const writtenIn = (flow: Flow, file: string, structure: Structure): ReadonlySet<ValueId> => {
  const written = new Set<ValueId>();
  const collect = (id: ValueId, depth: number): void => {
    const value = structure.values[id];
    if (value === undefined || depth > MAX_DEPTH) return;
    written.add(id);
    if (value.kind === 'object') for (const entry of value.entries) collect(entry.value, depth + 1);
    if (value.kind === 'array') for (const item of value.items) collect(item, depth + 1);
    if (value.kind === 'template') for (const part of value.parts) collect(part, depth + 1);
  };
  for (const { discarded, callee, args } of structure.calls) {
    const method = structure.values[callee];
    if (!discarded || method?.kind !== 'member' || !flow.catalog.logMethods.has(method.name ?? '')) continue;
    // What is called a log's method and throws is an assertion.
    if (flow.functionsOf({ file, id: callee }).found.some(mayThrow)) continue;
    for (const { value } of args) collect(value, 0);
  }
  return written;
};
