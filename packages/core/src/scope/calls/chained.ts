/** What is called on the answer of a call, or on what it is stored in: `.timeout(5000)`, `req.on('timeout')`. */
import type { Call, Structure, ValueId } from '../../facts/structure.ts';
import { type CallSite, answerOf } from './call-site.ts';
import { holdersOf } from './streams.ts';

export interface Chained {
  readonly name: string;
  readonly call: Call;
}

const memo = new WeakMap<Structure, ReadonlyMap<ValueId, readonly { readonly name: string; readonly id: number }[]>>();

const calledOn = (
  structure: Structure,
): ReadonlyMap<ValueId, readonly { readonly name: string; readonly id: number }[]> => {
  const known = memo.get(structure);
  if (known !== undefined) return known;
  const index = new Map<ValueId, { name: string; id: number }[]>();
  structure.calls.forEach((call, id) => {
    const callee = structure.values[call.callee];
    if (callee?.kind !== 'member' || callee.name === null) return;
    index.set(callee.object, [...(index.get(callee.object) ?? []), { name: callee.name, id }]);
  });
  memo.set(structure, index);
  return index;
};

export const chainedOn = ({ structure, id }: CallSite): readonly Chained[] => {
  const answer = answerOf(structure, id);
  if (answer === undefined) return [];
  const index = calledOn(structure);
  const found: Chained[] = [];
  const seen = new Set<ValueId>();
  const pending = [answer];
  for (const value of pending) {
    if (seen.has(value)) continue;
    seen.add(value);
    pending.push(...holdersOf(structure, value));
    for (const { name, id: called } of index.get(value) ?? []) {
      const call = structure.calls[called];
      const next = answerOf(structure, called);
      if (call !== undefined) found.push({ name, call });
      if (next !== undefined && !/^(?:then|catch|finally)$/u.test(name)) pending.push(next);
    }
  }
  return found;
};
