import type { Step } from '../../facts/structure.ts';

/** Whether every way through the steps leaves the function. */
export const leaves = (steps: readonly Step[]): boolean =>
  steps.some((step) => {
    switch (step.kind) {
      case 'exit':
        return step.how !== 'yield';
      case 'branch':
        return leaves(step.then) && leaves(step.else);
      case 'try':
        return leaves(step.finalizer) || (leaves(step.body) && (step.handler === null || leaves(step.handler.body)));
      default:
        return false;
    }
  });
