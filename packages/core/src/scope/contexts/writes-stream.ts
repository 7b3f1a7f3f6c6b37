import type { FunctionFact, Structure } from '../../facts/structure.ts';

/** It feeds the stream that is the answer: as long as that is read, the function lives. */
export const writesStream = (structure: Structure, { at }: FunctionFact): boolean =>
  structure.calls.some((call) => {
    const callee = structure.values[call.callee];
    return (
      at[0] <= call.at[0] &&
      call.at[1] <= at[1] &&
      callee?.kind === 'member' &&
      /^(?:enqueue|write|writeSSE)$/u.test(callee.name ?? '')
    );
  });
