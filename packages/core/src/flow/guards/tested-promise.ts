/** `if (!verify(request))` where `verify` answers by a promise: that is true whatever comes of it, so nothing is refused. */
import type { Call, FunctionFact, Step, Structure, ValueId } from '../../facts/structure.ts';
import type { Flow } from '../settle.ts';
import { isAwaitedInTime } from './awaited-in-time.ts';

/** Whether a test rests on what the call answers at once, in the function that holds it. */
export const isTestedAtOnce = ({ program }: Flow, file: string, call: Call): boolean => {
  if (call.awaited || call.discarded) return false;
  const structure = program.file(file)?.structure;
  const fact = structure?.functions[call.fn];
  return (
    structure !== undefined &&
    fact !== undefined &&
    testedIn(structure, fact).has(call) &&
    !isAwaitedInTime(structure, fact, call)
  );
};

const memo = new WeakMap<FunctionFact, ReadonlySet<Call>>();

const testedIn = (structure: Structure, fact: FunctionFact): ReadonlySet<Call> => {
  const known = memo.get(fact);
  if (known !== undefined) return known;
  const tested = new Set(testsOf(fact.body).flatMap((test) => callsIn(structure, test)));
  memo.set(fact, tested);
  return tested;
};

const testsOf = (steps: readonly Step[]): readonly ValueId[] =>
  steps.flatMap((step) => {
    switch (step.kind) {
      case 'branch':
        return [step.test, ...testsOf(step.then), ...testsOf(step.else)];
      case 'loop':
        return [...(step.test === null ? [] : [step.test]), ...testsOf(step.body)];
      case 'switch':
        return [
          step.on,
          ...step.cases.flatMap(({ test, body }) => [...(test === null ? [] : [test]), ...testsOf(body)]),
        ];
      case 'try':
        return [...testsOf(step.body), ...testsOf(step.handler?.body ?? []), ...testsOf(step.finalizer)];
      default:
        return [];
    }
  });

const MAX_DEPTH = 8;

/** The calls whose answer is a truth of the test, with no `await` between. */
const callsIn = (structure: Structure, id: ValueId, depth = 0): readonly Call[] => {
  const value = structure.values[id];
  const into = (ids: readonly ValueId[]): readonly Call[] =>
    depth >= MAX_DEPTH ? [] : ids.flatMap((one) => callsIn(structure, one, depth + 1));
  switch (value?.kind) {
    case 'call':
      return structure.calls.slice(value.call, value.call + 1);
    case 'unary':
      return value.op === '!' ? into([value.of]) : [];
    case 'either':
      return into(value.of);
    case 'binary':
      return /^===?$/u.test(value.op)
        ? into([value.left, value.right].filter((_, at, both) => isFalse(structure, both[1 - at])))
        : [];
    case 'variable':
      // A second value may be what came of waiting.
      return value.defs.length === 1 ? into(value.defs) : [];
    default:
      return [];
  }
};

const isFalse = (structure: Structure, id: ValueId | undefined): boolean => {
  const value = id === undefined ? undefined : structure.values[id];
  return value?.kind === 'constant' && value.value === false;
};
