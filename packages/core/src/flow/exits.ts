import type { FunctionFact, Step } from '../facts/structure.ts';

export type Exit = Extract<Step, { kind: 'exit' }>;

const memo = new WeakMap<FunctionFact, readonly Exit[]>();

/** Every `return` and `throw` of a function's own body, in source order. */
export const exitsOf = (fact: FunctionFact): readonly Exit[] => {
  const known = memo.get(fact);
  if (known !== undefined) return known;
  const exits = exitsIn(fact.body);
  memo.set(fact, exits);
  return exits;
};

/** `assertExpected('asana');` */
export const mayThrow = ({ fact }: { readonly fact: FunctionFact }): boolean =>
  exitsOf(fact).some(({ how }) => how === 'throw');

export const exitsIn = (steps: readonly Step[]): readonly Exit[] => steps.flatMap(exitsAt);

const exitsAt = (step: Step): readonly Exit[] => {
  switch (step.kind) {
    case 'exit':
      return step.how === 'return' || step.how === 'throw' ? [step] : [];
    case 'branch':
      return [...exitsIn(step.then), ...exitsIn(step.else)];
    case 'switch':
      return step.cases.flatMap((one) => exitsIn(one.body));
    case 'loop':
      return exitsIn(step.body);
    case 'try':
      return [
        ...exitsIn(step.body),
        ...(step.handler === null ? [] : exitsIn(step.handler.body)),
        ...exitsIn(step.finalizer),
      ];
    default:
      return [];
  }
};
