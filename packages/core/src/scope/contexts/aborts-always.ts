import type { Step, Structure, ValueId } from '../../facts/structure.ts';
import type { Flow, FunctionRef } from '../../flow/settle.ts';
import { waysOf } from './ways.ts';

/**
 * `try { … } catch (error) { throw new AbortError(error); }` around all that a function does: p-retry gives up at once, so
 * that nothing of it runs again.
 */
export const abortsAlways = (flow: Flow, { file, fact }: FunctionRef): boolean => {
  const structure = flow.program.file(file)?.structure;
  const tries = fact.body.filter((step) => step.kind === 'try');
  return (
    structure !== undefined &&
    tries.length > 0 &&
    fact.body.every((step) => /^(?:try|compare|store)$/u.test(step.kind)) &&
    tries.every(({ handler }) => handler !== null && onlyAborts(structure, handler.body))
  );
};

const onlyAborts = (structure: Structure, body: readonly Step[]): boolean => {
  const ways = waysOf(body);
  return ways.size === 1 && ways.has('throw') && thrownIn(body).every((id) => isAbort(structure, id));
};

const thrownIn = (steps: readonly Step[]): readonly (ValueId | null)[] =>
  steps.flatMap((step): readonly (ValueId | null)[] => {
    if (step.kind === 'exit') return [step.value];
    if (step.kind === 'branch') return [...thrownIn(step.then), ...thrownIn(step.else)];
    // What else could throw, nobody looks into.
    return /^(?:call|compare|store)$/u.test(step.kind) ? [] : [null];
  });

const isAbort = (structure: Structure, id: ValueId | null): boolean => {
  const value = id === null ? undefined : structure.values[id];
  const call = value?.kind === 'call' ? structure.calls[value.call] : undefined;
  const callee = call?.construct === true ? structure.values[call.callee] : undefined;
  return callee !== undefined && 'name' in callee && callee.name === 'AbortError';
};
