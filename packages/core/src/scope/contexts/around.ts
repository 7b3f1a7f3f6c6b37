import type { CallId, FunctionFact, Step } from '../../facts/structure.ts';

export type Loop = Extract<Step, { kind: 'loop' }>;
export type Try = Extract<Step, { kind: 'try' }>;
export type Branch = Extract<Step, { kind: 'branch' }>;

/** A step that holds a call, and where. */
export type Around =
  | { readonly kind: 'loop'; readonly step: Loop }
  | { readonly kind: 'try'; readonly step: Try; readonly part: 'body' | 'handler' | 'finalizer' }
  | { readonly kind: 'branch'; readonly step: Branch; readonly arm: 'then' | 'else' };

const memo = new WeakMap<FunctionFact, Map<CallId, readonly Around[]>>();

/** What holds the call in its own function, innermost first. */
export const aroundOf = (fact: FunctionFact, call: CallId): readonly Around[] => {
  const known = memo.get(fact) ?? new Map<CallId, readonly Around[]>();
  if (!memo.has(fact)) {
    collect(fact.body, [], known);
    memo.set(fact, known);
  }
  return known.get(call) ?? [];
};

const collect = (steps: readonly Step[], around: readonly Around[], into: Map<CallId, readonly Around[]>): void => {
  for (const step of steps) {
    switch (step.kind) {
      case 'call':
        into.set(step.call, around);
        break;
      case 'branch':
        collect(step.then, [{ kind: 'branch', step, arm: 'then' }, ...around], into);
        collect(step.else, [{ kind: 'branch', step, arm: 'else' }, ...around], into);
        break;
      case 'switch':
        for (const { body } of step.cases) collect(body, around, into);
        break;
      case 'loop':
        collect(step.body, [{ kind: 'loop', step }, ...around], into);
        break;
      case 'try':
        collect(step.body, [{ kind: 'try', step, part: 'body' }, ...around], into);
        collect(step.handler?.body ?? [], [{ kind: 'try', step, part: 'handler' }, ...around], into);
        collect(step.finalizer, [{ kind: 'try', step, part: 'finalizer' }, ...around], into);
        break;
      default:
    }
  }
};
