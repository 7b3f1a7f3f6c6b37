/** Errors by the place that binds them: a catch clause, the callback of a promise, an interceptor. */
import type { Ref } from '../../facts/file-facts.ts';
import type { CallId, FunctionId, Step, Structure, ValueId } from '../../facts/structure.ts';
import type { Flow } from '../../flow/settle.ts';
import type { Thrown, ThrownErrors } from './thrown.ts';
import { spanOf } from '../../facts/span.ts';

/** What the error holds that `ref`, a caught value or a parameter, stands for. */
export const thrownTo = (flow: Flow, errors: ThrownErrors, ref: Ref): Thrown | undefined => {
  const value = flow.value(ref);
  const structure = flow.program.file(ref.file)?.structure;
  if (structure === undefined) return undefined;
  if (value?.kind === 'caught') {
    const body = triesOf(structure).get(ref.id);
    return body === undefined ? undefined : errors.outOf(ref.file, body);
  }
  if (value?.kind !== 'param') return undefined;
  const written = structure.functions[value.fn]?.params[value.index];
  if (written?.type?.name === 'AxiosError' || written?.type?.name === 'axios.AxiosError')
    return { holds: 'request', by: 'axios', certainty: 'sure', at: spanOf(ref.file, written.at) };
  return value.index === 0 ? toCallback(flow, errors, ref.file, structure, value.fn) : undefined;
};

const toCallback = (
  flow: Flow,
  errors: ThrownErrors,
  file: string,
  structure: Structure,
  fn: FunctionId,
): Thrown | undefined => {
  for (const { call: id, index } of handedOver(structure).get(fn) ?? []) {
    const call = structure.calls[id];
    const callee = call === undefined ? undefined : structure.values[call.callee];
    if (call === undefined || callee?.kind !== 'member') continue;
    if (callee.name === 'use' && index === 1) {
      const isResponse = flow
        .settle({ file, id: call.callee })
        .found.some(
          (origin) => origin.kind === 'external' && origin.package === 'axios' && origin.path.at(-2) === 'response',
        );
      if (isResponse) return { holds: 'request', by: 'axios', certainty: 'sure', at: spanOf(file, call.at) };
    }
    if (!(callee.name === 'catch' && index === 0) && !(callee.name === 'then' && index === 1)) continue;
    for (const promise of chainBelow(structure, callee.object)) {
      const found = errors.by(file, promise);
      if (found !== undefined) return found;
    }
  }
  return undefined;
};

/** `client.get(url).then(read)` below `.catch()`. */
const chainBelow = (structure: Structure, id: ValueId, depth = 0): readonly CallId[] => {
  const value = structure.values[id];
  if (value === undefined || depth > 8) return [];
  if (value.kind === 'variable') return value.defs.flatMap((def) => chainBelow(structure, def, depth + 1));
  if (value.kind !== 'call') return [];
  const callee = structure.values[structure.calls[value.call]?.callee ?? -1];
  const isLink = callee?.kind === 'member' && /^(?:then|finally)$/u.test(callee.name ?? '');
  // An earlier catch keeps what came before it.
  if (callee?.kind === 'member' && callee.name === 'catch') return [];
  return isLink ? chainBelow(structure, callee.object, depth + 1) : [value.call];
};

const tries = new WeakMap<Structure, ReadonlyMap<ValueId, readonly Step[]>>();

/** The block whose error each caught value is. */
const triesOf = (structure: Structure): ReadonlyMap<ValueId, readonly Step[]> => {
  const known = tries.get(structure);
  if (known !== undefined) return known;
  const index = new Map<ValueId, readonly Step[]>();
  const walk = (steps: readonly Step[]): void => {
    for (const step of steps) {
      if (step.kind === 'branch') for (const inner of [step.then, step.else]) walk(inner);
      if (step.kind === 'switch') for (const one of step.cases) walk(one.body);
      if (step.kind === 'loop') walk(step.body);
      if (step.kind !== 'try') continue;
      if (step.handler?.param != null) index.set(step.handler.param, step.body);
      for (const inner of [step.body, step.handler?.body ?? [], step.finalizer]) walk(inner);
    }
  };
  for (const { body } of structure.functions) walk(body);
  tries.set(structure, index);
  return index;
};

const callbacks = new WeakMap<
  Structure,
  ReadonlyMap<FunctionId, readonly { readonly call: CallId; readonly index: number }[]>
>();

/** The calls that are handed each function, and where. */
export const handedOver = (
  structure: Structure,
): ReadonlyMap<FunctionId, readonly { readonly call: CallId; readonly index: number }[]> => {
  const known = callbacks.get(structure);
  if (known !== undefined) return known;
  const table = new Map<FunctionId, { call: CallId; index: number }[]>();
  structure.calls.forEach((call, id) =>
    call.args.forEach(({ value }, index) => {
      for (const fn of functionsAt(structure, value)) table.set(fn, [...(table.get(fn) ?? []), { call: id, index }]);
    }),
  );
  callbacks.set(structure, table);
  return table;
};

const functionsAt = (structure: Structure, id: ValueId): readonly FunctionId[] => {
  const value = structure.values[id];
  if (value?.kind === 'function') return [value.fn];
  if (value?.kind !== 'variable') return [];
  return value.defs.flatMap((def) => {
    const held = structure.values[def];
    return held?.kind === 'function' ? [held.fn] : [];
  });
};
