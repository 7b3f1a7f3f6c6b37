/** Decorators of the program: what one does with the method it stands on is read off its body. */
import { spanOf } from '../../facts/span.ts';
import type { Call, CallId, FunctionId, Structure } from '../../facts/structure.ts';
import type { Flow, FunctionRef } from '../../flow/settle.ts';
import { isFunction } from './platform-entries.ts';
import { type Boundary, type Found, type Walk, nothing } from './reach.ts';

/** What runs the method `fn`, because of what decorates it. */
export const decoratedBy = (flow: Flow, walk: Walk, file: string, fn: FunctionId, depth: number): readonly Found[] => {
  const structure = flow.program.file(file)?.structure;
  const members = (structure?.classes ?? []).flatMap((cls) => cls.members);
  const member = members.find(({ value }) => structure !== undefined && isFunction(structure, value, fn));
  if (structure === undefined || member === undefined) return [];
  return member.decorators.flatMap((id) => {
    const value = structure.values[id];
    const call = value?.kind === 'call' ? structure.calls[value.call] : undefined;
    const via = { at: spanOf(file, value?.at ?? [0, 0]), note: `${member.name} is decorated here` };
    return flow
      .functionsOf({ file, id: call?.callee ?? id })
      .found.flatMap((target) => runsOriginal(flow, walk, target, depth))
      .map((one): Found => ({ ...one, via: [via, ...one.via] }));
  });
};

/** `original.apply(this, args)` of `const original = descriptor.value`; `target.call(this)` of a method that is handed over itself. */
const runsOriginal = (flow: Flow, walk: Walk, target: FunctionRef, depth: number): readonly Found[] => {
  const structure = flow.program.file(target.file)?.structure;
  if (structure === undefined) return [];
  const { at } = target.fact;
  const boundary: Boundary = { file: target.file, fn: target.id, at };
  return structure.calls.flatMap((call, id: CallId) => {
    if (call.at[0] < at[0] || call.at[1] > at[1] || !isOriginal(flow, target.file, structure, call)) return [];
    return depth > MAX_DEPTH ? nothing.found : walk(target.file, id, boundary, depth + 1).found;
  });
};

const MAX_DEPTH = 5;

const isOriginal = (flow: Flow, file: string, { values }: Structure, call: Call): boolean => {
  const callee = values[call.callee];
  const isBound = callee?.kind === 'member' && /^(?:apply|call)$/u.test(callee.name ?? '');
  return flow.settle({ file, id: isBound ? callee.object : call.callee }).found.some((origin) => {
    const param = origin.kind === 'param' ? flow.value(origin.ref) : undefined;
    if (origin.kind !== 'param' || param?.kind !== 'param') return false;
    return origin.path.length === 1
      ? origin.path[0] === 'value'
      : isBound && origin.path.length === 0 && param.index === 0;
  });
};
