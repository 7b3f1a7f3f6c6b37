/** Under which keys the functions stand that a table is asked for. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Value } from '../../facts/structure.ts';
import type { Bindings } from '../origin.ts';
import { resolveExport } from '../resolve.ts';
import type { Flow, FunctionRef } from '../settle.ts';
import { type TableEntry, lookupOf } from './handler-table.ts';

/** For each of `targets` the key, where one is written; of `table[key].method` too. */
export const keysOf = (
  flow: Flow,
  callee: Ref,
  bindings: Bindings,
  targets: readonly FunctionRef[],
): readonly (string | null)[] => {
  const entries = entriesOf(flow, callee, bindings);
  const held = entries.map(({ key, ref }) => ({ key, ...within(flow, ref) }));
  return targets.map((target) => held.find(({ holds }) => holds(target))?.key ?? registeredAs(flow, target) ?? null);
};

const entriesOf = (flow: Flow, callee: Ref, bindings: Bindings, hops = 0): readonly TableEntry[] => {
  const value = flow.value(callee);
  const of = (id: number): readonly TableEntry[] => entriesOf(flow, { file: callee.file, id }, bindings, hops + 1);
  if (value === undefined || hops > 6) return [];
  const found = lookupOf(flow, callee, bindings)?.entries ?? [];
  if (found.length > 0) return found;
  if (value.kind === 'variable') return value.defs.length === 1 ? of(value.defs[0] ?? -1) : [];
  if (value.kind !== 'member') return [];
  return value.name === null
    ? moduleEntries(flow, { file: callee.file, id: value.object }, bindings)
    : of(value.object);
};

/** `import * as handlers`: the names of what it exports. */
const moduleEntries = (flow: Flow, table: Ref, bindings: Bindings): readonly TableEntry[] =>
  flow
    .settle(table, bindings)
    .found.flatMap((origin) =>
      (origin.kind === 'module' ? (flow.program.file(origin.path)?.structure.edges ?? []) : []).flatMap((edge) =>
        origin.kind === 'module' && (edge.kind === 'export' || edge.kind === 're-export')
          ? resolveExport(flow.program, origin.path, edge.name).found.flatMap((target) =>
              target.kind === 'value' ? [{ key: edge.name, ref: target.ref }] : [],
            )
          : [],
      ),
    );

/** Whether a function is what an entry holds, or one of its methods. */
const within = (flow: Flow, ref: Ref): { readonly holds: (target: FunctionRef) => boolean } => {
  const own = flow.functionsOf(ref).found;
  const objects = flow.settle(ref).found.flatMap((origin) => {
    const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
    return origin.kind === 'value' && value?.kind === 'object' ? [{ file: origin.ref.file, at: value.at }] : [];
  });
  return {
    holds: ({ file, id, fact }) =>
      own.some((one) => one.file === file && one.id === id) ||
      objects.some((one) => one.file === file && one.at[0] <= fact.at[0] && fact.at[1] <= one.at[1]),
  };
};

/** `register('stripe', async (request) => …)` */
const registeredAs = (flow: Flow, { file, id, fact }: FunctionRef): string | undefined => {
  const structure = flow.program.file(file)?.structure;
  if (structure === undefined || fact.name !== null) return undefined;
  const isIt = (value: Value | undefined): boolean => value?.kind === 'function' && value.fn === id;
  const call = structure.calls.find(({ args }) => args.some(({ value }) => isIt(structure.values[value])));
  const texts = (call?.args ?? []).flatMap(({ value: at }) => {
    const value = structure.values[at];
    return value?.kind === 'string' && value.text !== null ? [value.text] : [];
  });
  return texts.length === 1 ? texts[0] : undefined;
};
