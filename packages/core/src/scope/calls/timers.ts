/** Timers that abort a controller. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Call, FunctionId, Structure } from '../../facts/structure.ts';
import { refKey } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';
import { numberOf } from './number.ts';

export type Timed = { readonly ms: number | null } | 'no' | 'unknown';

/** Whether a timer of the same file aborts the controller that the call `controller` constructs. */
export const isTimed = (flow: Flow, controller: Ref): Timed => {
  const structure = flow.program.file(controller.file)?.structure;
  if (structure === undefined) return 'unknown';
  const timers = timersIn(structure);
  for (const timer of timers)
    if (aborts(flow, structure, timer, controller)) return { ms: delayOf(flow, controller.file, timer) };
  return isHandedOver(flow, structure, controller) ? 'unknown' : 'no';
};

const memo = new WeakMap<Structure, readonly Call[]>();

/** Calls that run a function later: `setTimeout`, `timers.setTimeout`, `window.setTimeout`. */
export const timersIn = (structure: Structure): readonly Call[] => {
  const known =
    memo.get(structure) ??
    structure.calls.filter(({ callee }) => {
      const value = structure.values[callee];
      const name =
        value?.kind === 'global' || value?.kind === 'member' || value?.kind === 'import' || value?.kind === 'variable'
          ? value.name
          : null;
      return name === 'setTimeout';
    });
  memo.set(structure, known);
  return known;
};

const delayOf = (flow: Flow, file: string, { args }: Call): number | null => {
  const delay = args[1];
  return delay === undefined ? null : numberOf(flow, { file, id: delay.value });
};

const aborts = (flow: Flow, structure: Structure, timer: Call, controller: Ref): boolean => {
  const first = timer.args[0];
  if (first === undefined) return false;
  const { file } = controller;
  const ref = { file, id: first.value };
  const run = flow.functionsOf(ref).found.filter((one) => one.file === file);
  if (run.some(({ id }) => abortsWithin(flow, structure, file, id, controller))) return true;
  // `controller.abort.bind(controller)`
  return flow
    .settle(ref)
    .found.some(
      (origin) =>
        origin.kind === 'external' &&
        origin.path.join('.').startsWith('AbortController.().abort') &&
        refKey(origin.ref) === refKey(controller),
    );
};

const abortsWithin = (flow: Flow, structure: Structure, file: string, fn: FunctionId, controller: Ref): boolean =>
  structure.calls.some((call) => {
    const callee = structure.values[call.callee];
    return (
      callee?.kind === 'member' &&
      callee.name === 'abort' &&
      isInside(structure, call.fn, fn) &&
      isController(flow, { file, id: callee.object }, controller)
    );
  });

const isController = (flow: Flow, ref: Ref, controller: Ref): boolean =>
  flow.settle(ref).found.some((origin) => origin.kind === 'external' && refKey(origin.ref) === refKey(controller));

/** Whether `inner` is `outer`, or declared somewhere in it. */
export const isInside = (structure: Structure, inner: FunctionId, outer: FunctionId): boolean => {
  let fn: FunctionId | null = inner;
  while (fn !== null) {
    if (fn === outer) return true;
    fn = structure.functions[fn]?.parent ?? null;
  }
  return false;
};

/** It is an argument, is stored away, or is returned: somebody else may abort it. */
const isHandedOver = (flow: Flow, structure: Structure, { file, id }: Ref): boolean => {
  const names = new Set([id]);
  structure.values.forEach((value, holder) => {
    if (value.kind === 'variable' && value.defs.includes(id)) names.add(holder);
  });
  const isIt = (value: number): boolean => names.has(value);
  if (structure.calls.some(({ args }) => args.some(({ value }) => isIt(value)))) return true;
  if (structure.classes.some(({ members }) => members.some(({ value }) => isIt(value)))) return true;
  const held = structure.values.some(
    (value) =>
      (value.kind === 'object' && value.entries.some((entry) => isIt(entry.value))) ||
      (value.kind === 'array' && value.items.some(isIt)) ||
      (value.kind === 'variable' && value.writes.some((write) => isIt(write.value))),
  );
  return (
    held ||
    structure.edges.some((edge) => edge.kind === 'export' && isIt(edge.value)) ||
    flow.value({ file, id }) === undefined
  );
};
