/** `const p = verify(request); if (p) await p;`: the promise is tested, and waited for before anything comes of that. */
import type { Range } from '../../facts/span.ts';
import type { Call, FunctionFact, Step, Structure, ValueId } from '../../facts/structure.ts';
import { leaves } from './leaves.ts';

/** Whether whoever goes on behind `call` has waited for what the variable holds that its answer is kept in. */
export const isAwaitedInTime = (structure: Structure, fact: FunctionFact, call: Call): boolean =>
  structure.values.some(
    (value) =>
      value.kind === 'await' &&
      value.at[0] > call.at[1] &&
      value.at[1] <= fact.at[1] &&
      isWaitedFor(structure, value.of, call) &&
      isMet({ structure, call, at: value.at }, fact.body),
  );

const isKept = ({ values, calls }: Structure, id: ValueId, call: Call): boolean => {
  const value = values[id];
  const [only] = value?.kind === 'variable' && value.defs.length === 1 ? value.defs : [];
  const kept = only === undefined ? undefined : values[only];
  return kept?.kind === 'call' && calls[kept.call] === call;
};

/** By itself, or among others: `await Promise.all([p])`. */
const isWaitedFor = (structure: Structure, id: ValueId, call: Call): boolean => {
  const { values, calls } = structure;
  const value = values[id];
  const asked = value?.kind === 'call' ? calls[value.call] : undefined;
  const callee = asked === undefined ? undefined : values[asked.callee];
  const object = callee?.kind === 'member' ? values[callee.object] : undefined;
  if (asked === undefined || object?.kind !== 'global' || object.name !== 'Promise') return isKept(structure, id, call);
  return asked.args.some((argument) => {
    const list = values[argument.value];
    const given = list?.kind === 'array' ? list.items : [argument.value];
    return given.some((one) => isKept(structure, one, call));
  });
};

interface Wait {
  readonly structure: Structure;
  readonly call: Call;
  /** Where it is waited. */
  readonly at: Range;
}

/** Nothing is called between the two, and no other condition stands around the waiting. */
const isMet = (wait: Wait, steps: readonly Step[]): boolean =>
  steps.every((step) => {
    switch (step.kind) {
      case 'call':
        return !isBetween(wait, step.call);
      case 'branch':
        return isMetInBranch(wait, step);
      case 'try':
        return (
          isMet(wait, step.body) &&
          (step.handler === null || !holds(step.handler.at, wait.at)) &&
          isMet(wait, step.finalizer)
        );
      case 'loop':
        return !holds(step.at, wait.at) && isMet(wait, step.body);
      case 'switch':
        return (
          isInValue(wait, step.on) || (!holds(step.at, wait.at) && step.cases.every(({ body }) => isMet(wait, body)))
        );
      default:
        return true;
    }
  });

const isMetInBranch = (wait: Wait, step: Extract<Step, { kind: 'branch' }>): boolean => {
  const isIn = (side: readonly Step[]): boolean => leaves(side) || isMet(wait, side);
  if (!holds(step.at, wait.at) || isInValue(wait, step.test)) return isIn(step.then) && isIn(step.else);
  // A promise is always true: only where it was asked for itself everybody comes this way.
  return isKept(wait.structure, step.test, wait.call) && step.else.length === 0 && isMet(wait, step.then);
};

const isInValue = ({ structure, at }: Wait, id: ValueId): boolean => {
  const value = structure.values[id];
  return value !== undefined && holds(value.at, at);
};

const isBetween = ({ structure, call, at }: Wait, id: number): boolean => {
  const other = structure.calls[id];
  return other !== undefined && other.at[0] > call.at[1] && other.at[1] < at[0];
};

const holds = (outer: Range, inner: Range): boolean => outer[0] <= inner[0] && outer[1] >= inner[1];
