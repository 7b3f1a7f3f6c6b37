/** A parameter that says which attempt it is, to a function that is handed to a retry. */
import type { Ref } from '../../facts/file-facts.ts';
import type { CallId, FunctionId } from '../../facts/structure.ts';
import type { Flow, FunctionRef } from '../../flow/settle.ts';
import { isHanded } from '../contexts/is-handed.ts';
import { runnerOf } from '../contexts/runner.ts';
import { type Use, usesOf } from '../contexts/uses-of.ts';

export interface Told {
  /** What a library tells it, and the call that hands the function over. */
  readonly by: readonly { readonly file: string; readonly call: CallId }[];
  /** What a function of the program hands over for it. */
  readonly handed: readonly Ref[];
}

/** `path`: the members in the parameter. */
export const attemptTold = (flow: Flow, file: string, fn: FunctionId, index: number, path: readonly string[]): Told => {
  const uses = usesOf(flow, file, fn);
  return {
    by: uses.filter((use) => isTold(flow, use, index, path)),
    handed: path.length > 0 ? [] : uses.flatMap((use) => handedBy(flow, use, index)),
  };
};

const isTold = (flow: Flow, use: Use, index: number, path: readonly string[]): boolean => {
  const call = flow.program.file(use.file)?.structure.calls[use.call];
  const origins = call === undefined ? [] : flow.settle({ file: use.file, id: call.callee }).found;
  return origins.some((origin) => {
    const counts = origin.kind === 'external' ? runnerOf(flow, origin, use.argument, use.path)?.counts : undefined;
    return counts?.arg === index && counts.path.join('.') === path.join('.');
  });
};

const handedBy = (flow: Flow, use: Use, index: number): readonly Ref[] => {
  const call = flow.program.file(use.file)?.structure.calls[use.call];
  const targets = call === undefined ? [] : flow.functionsOf({ file: use.file, id: call.callee }).found;
  return targets.flatMap((target) => argumentsIn(flow, target, use, index));
};

const argumentsIn = (flow: Flow, target: FunctionRef, use: Use, index: number): readonly Ref[] => {
  const { file, fact } = target;
  return (flow.program.file(file)?.structure.calls ?? []).flatMap(({ at, callee, args }): readonly Ref[] => {
    const argument = args[index];
    const isPlain = argument !== undefined && !args.slice(0, index + 1).some(({ spread }) => spread);
    const isWithin = fact.at[0] <= at[0] && at[1] <= fact.at[1];
    return isPlain && isWithin && isHanded(flow, target, use, callee) ? [{ file, id: argument.value }] : [];
  });
};
