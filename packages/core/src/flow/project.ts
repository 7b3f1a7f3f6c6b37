/** Bindings without what a value can't rest on, so that what is known of it under some is known under all that differ elsewhere. */
import type { Ref } from '../facts/file-facts.ts';
import { type Structure, THIS_PARAM } from '../facts/structure.ts';
import type { Program } from '../scope/program.ts';
import { type Needs, needsOf, nothing } from './needs.ts';
import { type Bindings, type BoundRef, NO_VALUE, bindingKey, elementKey, noBindings, refKey } from './origin.ts';

export type Project = (ref: Ref, bindings: Bindings) => Bindings;

/** Two that hold the same are the same object. */
export const createProject = (program: Program): Project => {
  const known = new WeakMap<Bindings, Map<Needs, Bindings>>();
  const canonical = new Map<string, Bindings>();
  return (ref, bindings) => {
    if (bindings.size === 0) return noBindings;
    const needs = needsAt(program, ref);
    if (needs === nothing) return noBindings;
    if (needs === undefined || needs.anything) return bindings;
    const answers = known.get(bindings) ?? new Map<Needs, Bindings>();
    known.set(bindings, answers);
    const answer = answers.get(needs) ?? canonicalOf(canonical, heldOf(program, ref.file, needs, bindings));
    answers.set(needs, answer);
    return answer;
  };
};

const needsAt = (program: Program, { file, id }: Ref): Needs | undefined => {
  if (id === NO_VALUE) return nothing;
  const structure = program.file(file)?.structure;
  return structure === undefined ? undefined : needsOf(structure)[id];
};

/** With what is bound there comes what that rests on. */
const heldOf = (program: Program, file: string, needs: Needs, bindings: Bindings): Bindings => {
  const held = new Map<string, BoundRef>();
  const queue = [{ file, needs }];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const structure = program.file(next.file)?.structure;
    if (structure === undefined) return bindings;
    for (const key of keysOf(next.file, structure, next.needs, bindings)) {
      const bound = bindings.get(key);
      if (bound === undefined || held.has(key)) continue;
      held.set(key, bound);
      const further = needsAt(program, bound);
      if (further === undefined || further.anything) return bindings;
      if (further !== nothing) queue.push({ file: bound.file, needs: further });
    }
  }
  return held;
};

function* keysOf(
  file: string,
  structure: Structure,
  { functions, elements }: Needs,
  bindings: Bindings,
): Iterable<string> {
  for (const fn of functions) {
    yield bindingKey(file, fn, THIS_PARAM);
    for (const [index, { rest }] of (structure.functions[fn]?.params ?? []).entries()) {
      const key = bindingKey(file, fn, index);
      yield key;
      for (let at = 0; rest && bindings.has(`${key}.${String(at)}`); at += 1) yield `${key}.${String(at)}`;
    }
  }
  for (const id of elements) yield elementKey({ file, id });
}

const canonicalOf = (canonical: Map<string, Bindings>, held: Bindings): Bindings => {
  if (held.size === 0) return noBindings;
  const text = [...held]
    .map(([key, ref]) => `${key}=${refKey(ref)}`)
    .sort()
    .join(' ');
  const same = canonical.get(text) ?? held;
  canonical.set(text, same);
  return same;
};
