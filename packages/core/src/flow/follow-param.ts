/** What a parameter holds: what it is bound to, what a container injects, what a list hands to a callback. */
import type { Ref } from '../facts/file-facts.ts';
import { type CallId, type FunctionId, type Structure, THIS_PARAM, type Value } from '../facts/structure.ts';
import { followCallback } from './follow-callback.ts';
import { followInjected } from './follow-injected.ts';
import { followOptions } from './follow-options.ts';
import { followThenParam } from './follow-then.ts';
import type { Following, Trail } from './following.ts';
import { type Bindings, type Origin, bindingKey } from './origin.ts';

type Param = Extract<Value, { kind: 'param' }>;

export const followParam = (
  following: Following,
  ref: Ref,
  origin: Param,
  path: readonly string[],
  bindings: Bindings,
  trail: Trail,
): void => {
  if (origin.rest) return followRest(following, ref, origin, path, bindings, trail);
  const bound = bindings.get(bindingKey(ref.file, origin.fn, origin.index));
  if (bound === undefined) {
    if (origin.index === THIS_PARAM) return void trail.found.push({ kind: 'param', ref, path });
    if (followInjected(following, ref, origin, path, trail)) return;
    if (followThenParam(following, ref, origin, path, bindings, trail)) return;
    if (followElement(following, ref, origin, path, bindings, trail)) return;
    if (followCallback(following, ref, origin, path, bindings, trail)) return;
    if (followOptions(following, ref, origin, path, trail)) return;
    return void trail.found.push({ kind: 'param', ref, path });
  }
  const full = bound.path === undefined ? path : [...bound.path, ...path];
  const handed = { file: bound.file, id: bound.id };
  if (following.program.file(ref.file)?.structure.functions[origin.fn]?.name !== 'constructor')
    return following.follow(handed, full, bindings, trail);
  const inner: Trail = { seen: trail.seen, found: [], open: [] };
  following.follow(handed, full, bindings, inner);
  // Where what was handed over is lost, the written type still says what it is.
  const isLost = inner.found.every((one) => one.kind === 'param' || one.kind === 'made');
  if (isLost && followInjected(following, ref, origin, path, trail)) return;
  trail.found.push(...inner.found);
  trail.open.push(...inner.open);
};

const followRest = (
  following: Following,
  ref: Ref,
  origin: Param,
  path: readonly string[],
  bindings: Bindings,
  trail: Trail,
): void => {
  const [item, ...rest] = path;
  const key = bindingKey(ref.file, origin.fn, origin.index);
  const positions = item === '*' ? [0, 1, 2, 3, 4, 5, 6, 7] : /^\d$/u.test(item ?? '') ? [Number(item)] : [];
  const bound = positions.flatMap((position) => bindings.get(`${key}.${position}`) ?? []);
  for (const one of bound)
    following.follow({ file: one.file, id: one.id }, [...(one.path ?? []), ...rest], bindings, trail);
  if (bound.length === 0) trail.found.push({ kind: 'param', ref, path });
};

/** Methods of an array that hand its elements to a function. */
const EACH: ReadonlySet<string> = new Set(['forEach', 'map', 'flatMap', 'filter', 'find', 'findLast', 'some', 'every']);

/** `handlers.forEach((handle) => …)`: followed where the program knows what is in the list. */
const followElement = (
  following: Following,
  ref: Ref,
  origin: Param,
  path: readonly string[],
  bindings: Bindings,
  trail: Trail,
): boolean => {
  if (origin.index !== 0) return false;
  const structure = following.program.file(ref.file)?.structure;
  const callId = structure === undefined ? undefined : callbacksOf(structure).get(origin.fn);
  const callee = callId === undefined ? undefined : structure?.values[structure.calls[callId]?.callee ?? -1];
  if (callee?.kind !== 'member') return false;
  const inner: Trail = { seen: trail.seen, found: [], open: [] };
  following.follow({ file: ref.file, id: callee.object }, ['*', ...path], bindings, inner);
  if (!inner.found.some((one) => isKnown(following, one))) return false;
  trail.found.push(...inner.found);
  trail.open.push(...inner.open);
  return true;
};

/** `handler.bind(handlers)` is a function still. */
const isKnown = ({ value }: Following, origin: Origin): boolean =>
  origin.kind === 'value' ||
  origin.kind === 'instance' ||
  (origin.kind === 'made' && value(origin.ref)?.kind === 'function') ||
  // A router, a client: what a call of a package answered, and the program put into a list.
  (origin.kind === 'external' && origin.path.at(-1) === '()' && !origin.path.includes('*'));

const tables = new WeakMap<Structure, ReadonlyMap<FunctionId, CallId>>();

/** The call of such a method that a function is written into. */
const callbacksOf = (structure: Structure): ReadonlyMap<FunctionId, CallId> => {
  const known = tables.get(structure);
  if (known !== undefined) return known;
  const table = new Map<FunctionId, CallId>();
  structure.calls.forEach((call, id) => {
    const callee = structure.values[call.callee];
    const first = structure.values[call.args[0]?.value ?? -1];
    if (first?.kind === 'function' && callee?.kind === 'member' && EACH.has(callee.name ?? '')) table.set(first.fn, id);
  });
  tables.set(structure, table);
  return table;
};
