/** Which parameters a value may rest on: of the functions that are walked, most values rest on few or none. */
import { eachOfKind } from '../facts/of-kind.ts';
import {
  type ClassId,
  type FunctionId,
  MODULE_FUNCTION,
  type Step,
  type Structure,
  type Value,
  type ValueId,
} from '../facts/structure.ts';
import { callbacksOf } from './follow-callback.ts';
import { operandsOf } from './operands.ts';

/** `functions` whose parameters, `elements` whose rounds are asked for; with an instance at hand it may be anything. */
export interface Needs {
  readonly anything: boolean;
  readonly functions: readonly FunctionId[];
  readonly elements: readonly ValueId[];
}

export const nothing: Needs = { anything: false, functions: [], elements: [] };
const anything: Needs = { anything: true, functions: [], elements: [] };

const tables = new WeakMap<Structure, readonly Needs[]>();

/** By value. What another file exports rests on no parameter. */
export const needsOf = (structure: Structure): readonly Needs[] => {
  const known = tables.get(structure);
  if (known !== undefined) return known;
  const table = workedOut(structure);
  tables.set(structure, table);
  return table;
};

/** Values come first, the functions behind them. */
interface Graph {
  readonly values: number;
  /** What rests on a node. */
  readonly above: readonly number[][];
  /** By function: the one it lies in. */
  readonly parents: readonly (FunctionId | null)[];
}

const workedOut = (structure: Structure): readonly Needs[] => {
  const graph = graphOf(structure);
  const found: { anything: boolean; functions: FunctionId[]; elements: ValueId[] }[] = [];
  const at = (node: number): (typeof found)[number] =>
    (found[node] ??= { anything: false, functions: [], elements: [] });
  const seen = new Int32Array(graph.above.length);
  let round = 0;
  const spread = (from: readonly number[], stops: (node: number) => boolean, mark: (node: number) => void): void => {
    round += 1;
    const queue = [...from];
    for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
      if (seen[node] === round || stops(node)) continue;
      seen[node] = round;
      mark(node);
      for (const one of graph.above[node] ?? []) if (seen[one] !== round) queue.push(one);
    }
  };

  spread(
    instances(structure),
    () => false,
    (node) => void (at(node).anything = true),
  );
  const isOpen = (node: number): boolean => found[node]?.anything !== true;
  for (const [fn, params] of paramsByFunction(structure))
    spread(
      params,
      // Outside of a function its own parameters are nobody's: a call binds them.
      (node) => !isOpen(node) || (node >= graph.values && isWithin(graph, fn, node - graph.values)),
      (node) => void at(node).functions.push(fn),
    );
  eachOfKind(structure, 'element', (_, id) => {
    spread(
      [id],
      (node) => !isOpen(node),
      (node) => void at(node).elements.push(id),
    );
  });
  const shared = new Map<string, Needs>();
  return structure.values.map((_, id) => {
    const needs = found[id];
    if (needs === undefined) return nothing;
    if (needs.anything) return anything;
    const key = `${needs.functions.join(' ')}|${needs.elements.join(' ')}`;
    const same = shared.get(key) ?? needs;
    shared.set(key, same);
    return same;
  });
};

/** Whether function `fn` is `outer` or lies in it. */
const isWithin = ({ parents }: Graph, fn: FunctionId, outer: FunctionId): boolean => {
  for (let one: FunctionId | null | undefined = fn; one !== null && one !== undefined; one = parents[one])
    if (one === outer) return true;
  return false;
};

/** What may ask for the instance that is at hand. */
const instances = (structure: Structure): readonly number[] =>
  structure.values.flatMap((value, id) => {
    const isMethod = value.kind === 'function' && structure.functions[value.fn]?.cls !== null;
    return isMethod || ((value.kind === 'this' || value.kind === 'super') && value.cls !== null) ? [id] : [];
  });

const paramsByFunction = (structure: Structure): ReadonlyMap<FunctionId, readonly ValueId[]> => {
  const table = new Map<FunctionId, ValueId[]>();
  eachOfKind(structure, 'param', (value, id) => {
    const params = table.get(value.fn) ?? [];
    table.set(value.fn, params);
    params.push(id);
  });
  return table;
};

const graphOf = (structure: Structure): Graph => {
  const { values, functions, calls } = structure;
  const above: number[][] = Array.from({ length: values.length + functions.length }, () => []);
  const rests = (node: number, on: readonly number[]): void => {
    for (const one of on) above[one]?.push(node);
  };
  const callbacks = callbacksOf(structure);
  const nodeOf: NodeOf = (fn) => values.length + fn;
  values.forEach((value, id) => {
    rests(id, restsOn(structure, value, nodeOf));
    // What a callback is handed is made of what stands beside it.
    const call = value.kind === 'param' ? callbacks.get(value.fn)?.call : undefined;
    if (call !== undefined && value.kind === 'param') {
      const beside = call.args.filter((argument) => !isFunction(values[argument.value], value.fn));
      rests(id, [call.callee, ...beside.map((argument) => argument.value)]);
    }
  });
  functions.forEach(({ body, params }, fn) => {
    rests(nodeOf(fn), namedIn(body));
    rests(
      nodeOf(fn),
      params.flatMap(({ decorators }) => decorators),
    );
  });
  for (const call of calls) rests(nodeOf(call.fn), [call.callee, ...call.args.map(({ value }) => value)]);
  functions.forEach(({ parent }, fn) => {
    if (parent !== null) rests(nodeOf(parent), [nodeOf(fn)]);
  });
  return { values: values.length, above, parents: functions.map(({ parent }) => parent) };
};

const isFunction = (value: Value | undefined, fn: FunctionId): boolean => value?.kind === 'function' && value.fn === fn;

type NodeOf = (fn: FunctionId) => number;

/** With what a function or class closes over. */
const restsOn = (structure: Structure, value: Value, nodeOf: NodeOf): readonly number[] => {
  switch (value.kind) {
    case 'function':
      return [nodeOf(value.fn)];
    case 'class':
      return classParts(structure, value.cls, nodeOf);
    case 'member':
      return value.key === null ? [value.object] : [value.object, value.key];
    case 'jsx':
      return [...value.attributes.map((entry) => entry.value), ...value.children];
    case 'this':
      return value.object === undefined ? [] : [value.object];
    default:
      return operandsOf(structure, value);
  }
};

/** An instance brings along what its constructor was handed: what the class extends counts, and what lies around it. */
const classParts = ({ classes, functions, values }: Structure, cls: ClassId, nodeOf: NodeOf): readonly number[] => {
  const fact = classes[cls];
  if (fact === undefined) return [];
  const methods = fact.members.flatMap(({ value }) => {
    const held = values[value];
    const parent = held?.kind === 'function' ? (functions[held.fn]?.parent ?? MODULE_FUNCTION) : MODULE_FUNCTION;
    return held?.kind === 'function' && parent !== MODULE_FUNCTION ? [nodeOf(held.fn)] : [];
  });
  return fact.superclass === null ? methods : [fact.superclass, ...methods];
};

/** The values that the steps of a body name, those of inner functions left out. */
const namedIn = (steps: readonly Step[]): readonly ValueId[] => steps.flatMap(namedAt);

const given = (id: ValueId | null): readonly ValueId[] => (id === null ? [] : [id]);

const namedAt = (step: Step): readonly ValueId[] => {
  switch (step.kind) {
    case 'branch':
      return [step.test, ...namedIn(step.then), ...namedIn(step.else)];
    case 'switch':
      return [step.on, ...step.cases.flatMap((one) => [...given(one.test), ...namedIn(one.body)])];
    case 'loop':
      return [...given(step.test), ...given(step.over), ...namedIn(step.body)];
    case 'try':
      return [...namedIn(step.body), ...namedIn(step.handler?.body ?? []), ...namedIn(step.finalizer)];
    case 'exit':
    case 'compare':
      return given(step.value);
    case 'store':
      return [step.target, step.value];
    default:
      return [];
  }
};
