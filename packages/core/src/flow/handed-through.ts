/** Functions that hand on what they were handed, and may run inside themselves: `guard(first, guard(second, act))`. */
import type { Ref } from '../facts/file-facts.ts';
import type { FunctionId } from '../facts/structure.ts';
import { type Bindings, type BoundRef, bindingKey, idOf } from './origin.ts';
import type { Flow, FunctionRef } from './settle.ts';

const made = new WeakMap<Bindings, Map<string, Bindings>>();

/** `bindings` of a call of `target` under `outer`: a parameter that is handed on is what it was there, however often that goes round. */
export const handedThrough = (flow: Flow, bindings: Bindings, target: FunctionRef, outer: Bindings): Bindings => {
  const held = target.fact.params.flatMap((_, index) => {
    const key = bindingKey(target.file, target.id, index);
    const bound = bindings.get(key);
    const param = bound === undefined || bound.path !== undefined ? undefined : paramAt(flow, bound);
    if (param === undefined) return [];
    const before = outer.get(bindingKey(param.file, param.fn, param.index));
    const isOwn = param.file === target.file && param.fn === target.id;
    return before === undefined && !isOwn ? [] : [{ key, bound: before }];
  });
  if (held.length === 0) return bindings;
  const answers = made.get(bindings) ?? new Map<string, Bindings>();
  made.set(bindings, answers);
  const under = `${target.file}#${target.id}@${idOf(outer)}`;
  const answer = answers.get(under) ?? replaced(bindings, held);
  answers.set(under, answer);
  return answer;
};

const replaced = (
  bindings: Bindings,
  held: readonly { readonly key: string; readonly bound: BoundRef | undefined }[],
): Bindings => {
  const copy = new Map(bindings);
  for (const { key, bound } of held) {
    if (bound === undefined) copy.delete(key);
    else copy.set(key, bound);
  }
  return copy;
};

interface ParamRef {
  readonly file: string;
  readonly fn: FunctionId;
  readonly index: number;
}

/** The parameter that stands there, if it is nothing else. */
const paramAt = (flow: Flow, { file, id }: Ref): ParamRef | undefined => {
  let at = id;
  for (let hops = 0; hops < 4; hops += 1) {
    const value = flow.value({ file, id: at });
    if (value?.kind === 'param') return value.rest ? undefined : { file, fn: value.fn, index: value.index };
    const [def, ...others] = value?.kind === 'variable' && value.writes.length === 0 ? value.defs : [];
    if (def === undefined || others.length > 0) return undefined;
    at = def;
  }
  return undefined;
};
