/** Functions that a platform calls: by a directive at their head, or by the name under which they are exported. */
import { spanOf } from '../../facts/span.ts';
import type { FunctionId, Structure, ValueId } from '../../facts/structure.ts';
import type { Flow } from '../../flow/settle.ts';
import type { Entry } from './reach.ts';

export const directiveEntries = (flow: Flow, file: string, fn: FunctionId): readonly Entry[] => {
  const structure = flow.program.file(file)?.structure;
  const fact = structure?.functions[fn];
  if (structure === undefined || fact === undefined) return [];
  const at = spanOf(file, fact.at);
  if (fact.directives.includes('use step'))
    return [
      { kind: 'job', at, note: 'a workflow step with 3 retries', repeats: true, certainty: 'sure', overHttp: false },
    ];
  const isAction =
    fact.directives.includes('use server') ||
    (structure.directives.includes('use server') && isExported(structure, fn));
  return isAction
    ? [
        {
          kind: 'request',
          at,
          note: 'a server action',
          repeats: false,
          certainty: 'sure',
          overHttp: true,
          freezes: 'by-host',
        },
      ]
    : [];
};

const isExported = (structure: Structure, fn: FunctionId): boolean =>
  structure.edges.some((edge) => edge.kind === 'export' && holdsFunction(structure, edge.value, fn));

const holdsFunction = (structure: Structure, id: ValueId, fn: FunctionId): boolean => {
  const value = structure.values[id];
  if (value?.kind === 'variable') return value.defs.some((def) => isFunction(structure, def, fn));
  return isFunction(structure, id, fn);
};

/** `export const handler` of a Lambda function, `export default { queue, scheduled }` of a Worker. */
export const platformEntries = (flow: Flow, file: string, fn: FunctionId): readonly Entry[] => {
  const structure = flow.program.file(file)?.structure;
  const fact = structure?.functions[fn];
  if (structure === undefined || fact === undefined) return [];
  const at = spanOf(file, [fact.at[0], Math.min(fact.at[1], fact.at[0] + 1)]);
  for (const edge of structure.edges) {
    if (edge.kind !== 'export') continue;
    if (
      /^(?:handler|lambdaHandler|main)$/u.test(edge.name) &&
      holdsFunction(structure, edge.value, fn) &&
      readsRecords(structure, fn)
    )
      return [
        {
          kind: 'job',
          at,
          note: 'a Lambda function whose records are delivered again when it fails',
          repeats: true,
          certainty: 'sure',
          overHttp: false,
          freezes: 'always',
        },
      ];
    const held = edge.name === 'default' ? heldObject(structure, edge.value) : undefined;
    const entry = held?.entries.find(({ value }) => isFunction(structure, value, fn));
    if (entry?.key === 'queue')
      return [
        {
          kind: 'job',
          at,
          note: 'a Cloudflare Queues consumer with 3 retries',
          repeats: true,
          certainty: 'sure',
          overHttp: false,
          freezes: 'always',
        },
      ];
    if (entry?.key === 'scheduled')
      return [
        {
          kind: 'cron',
          at,
          note: 'scheduled by Cloudflare',
          repeats: false,
          certainty: 'sure',
          overHttp: false,
          freezes: 'always',
        },
      ];
  }
  return [];
};

const heldObject = (structure: Structure, id: ValueId) => {
  const value = structure.values[id];
  const [only] = value?.kind === 'variable' ? value.defs : [id];
  const object = only === undefined ? undefined : structure.values[only];
  return object?.kind === 'object' ? object : undefined;
};

/** `event.Records`, of the first parameter. */
const readsRecords = (structure: Structure, fn: FunctionId): boolean =>
  structure.values.some((value) => {
    const object = value.kind === 'member' && value.name === 'Records' ? structure.values[value.object] : undefined;
    const held = object?.kind === 'variable' ? structure.values[object.defs[0] ?? -1] : object;
    return held?.kind === 'param' && held.fn === fn && held.index === 0;
  });
export const isFunction = (structure: Structure, id: ValueId, fn: FunctionId): boolean => {
  const value = structure.values[id];
  return value?.kind === 'function' && value.fn === fn;
};
