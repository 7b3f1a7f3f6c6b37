/** What becomes of an error of a call in the expression around it. */
import type { Span } from '../../facts/span.ts';
import { spanOf } from '../../facts/span.ts';
import type { CallId, Structure, ValueId } from '../../facts/structure.ts';
import { exitsOf } from '../../flow/exits.ts';
import { symbolText } from '../../flow/origin.ts';
import type { Flow, FunctionRef } from '../../flow/settle.ts';
import { answersFailure, contains } from './retried-errors.ts';
import { waysOf } from './ways.ts';

/** An error that goes no further, or not as one. */
export interface Loss {
  readonly at: Span;
  /** `told`: an answer says so, and whoever gets it may act on that. */
  readonly kind: 'quiet' | 'told';
  /** The request around is answered with a failure all the same. */
  readonly answered: boolean;
}

export interface Fate {
  /** Its answer is thrown away, awaited or not. */
  readonly ignored: boolean;
  readonly loss: Loss | null;
}

const chains = new WeakMap<Structure, ReadonlyMap<CallId, CallId>>();

/** `call.then()`, `call.catch()`: the call chained behind each call. */
const chainedBehind = (structure: Structure): ReadonlyMap<CallId, CallId> => {
  const known = chains.get(structure);
  if (known !== undefined) return known;
  const table = new Map<CallId, CallId>();
  structure.calls.forEach((call, id) => {
    const callee = structure.values[call.callee];
    if (callee?.kind !== 'member' || !/^(?:then|catch|finally)$/u.test(callee.name ?? '')) return;
    const object = structure.values[callee.object];
    if (object?.kind === 'call') table.set(object.call, id);
  });
  chains.set(structure, table);
  return table;
};

/** `promises`: whether what the call answers is a promise. */
export const fateOf = (flow: Flow, file: string, id: CallId, promises: boolean): Fate => {
  const structure = flow.program.file(file)?.structure;
  if (structure === undefined) return { ignored: false, loss: null };
  const behind = chainedBehind(structure);
  let loss: Loss | null = null;
  let last = id;
  for (let next = behind.get(id); next !== undefined; next = behind.get(next)) {
    loss ??= caughtBy(flow, file, structure, next);
    last = next;
  }
  loss ??= settledBy(file, structure, last);
  const call = structure.calls[last];
  if (call === undefined) return { ignored: false, loss };
  const floats = call.discarded && !call.awaited && (promises || last !== id);
  if (floats) loss ??= { at: spanOf(file, call.at), kind: 'quiet', answered: false };
  return { ignored: call.discarded, loss };
};

/** `Promise.allSettled([...])` rejects nothing. */
const settledBy = (file: string, structure: Structure, id: CallId): Loss | null => {
  const call = structure.calls[id];
  const around = structure.calls.find((other) => {
    if (call === undefined || other.fn !== call.fn || !contains(other.at, call.at)) return false;
    const callee = structure.values[other.callee];
    return callee?.kind === 'member' && callee.name === 'allSettled';
  });
  return around === undefined ? null : { at: spanOf(file, around.at), kind: 'told', answered: false };
};

const caughtBy = (flow: Flow, file: string, structure: Structure, id: CallId): Loss | null => {
  const call = structure.calls[id];
  const callee = call === undefined ? undefined : structure.values[call.callee];
  if (call === undefined || callee?.kind !== 'member' || callee.name === 'finally') return null;
  const handler = call.args[callee.name === 'catch' ? 0 : 1];
  if (handler === undefined) return null;
  const range = structure.values[handler.value]?.at ?? call.at;
  const functions = flow.functionsOf({ file, id: handler.value }).found;
  if (functions.length === 0 && !isPrinter(structure, handler.value)) return null;
  if (functions.some((target) => waysOf(target.fact.body).has('throw') || answersRejection(flow, target))) return null;
  return { at: spanOf(file, call.at), kind: 'told', answered: answersFailure(structure, range) };
};

/** `.catch(console.error)`. */
const isPrinter = (structure: Structure, id: ValueId): boolean => {
  const value = structure.values[id];
  const object = value?.kind === 'member' ? structure.values[value.object] : undefined;
  return object?.kind === 'global' && object.name === 'console';
};

/** `(error) => Promise.reject(error)`. */
const answersRejection = (flow: Flow, { file, fact, bindings }: FunctionRef): boolean =>
  exitsOf(fact).some(
    ({ how, value }) =>
      how === 'return' &&
      value !== null &&
      flow
        .settle({ file, id: value }, bindings)
        .found.some((origin) => origin.kind === 'external' && symbolText(origin) === 'global:Promise.reject()'),
  );
