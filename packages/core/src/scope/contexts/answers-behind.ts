/** Whether whoever waits is answered only behind a request: `send().then(() => res.end())`, `.then(() => resolve())`. */
import type { Call, Structure } from '../../facts/structure.ts';
import { ANSWERS } from '../../flow/effects/answers-sender.ts';
import { chainAfter, startOfChain } from '../../flow/effects/chain.ts';
import { partsOf } from './depends-on.ts';
import { contains } from './retried-errors.ts';

export const answersBehind = (structure: Structure, call: Call): boolean => {
  const handlers = chainAfter(structure, call).flatMap((link) =>
    link.call.args.flatMap(({ value }) => {
      const handler = structure.values[value];
      return handler?.kind === 'function' ? [handler.fn] : [];
    }),
  );
  return handlers.some((fn) => {
    const at = structure.functions[fn]?.at;
    return (
      at !== undefined && structure.calls.some((inner) => contains(at, inner.at) && answers(structure, inner, fn, call))
    );
  });
};

/** `res.json(…)`, `resolve()`, `callback(null)`: of a function around the request. */
const answers = (structure: Structure, { callee }: Call, handler: number, { at }: Call): boolean => {
  const value = structure.values[callee];
  const isSent = value?.kind === 'member' && ANSWERS.test(value.name ?? '');
  const start = isSent ? startOfChain(structure, value.object) : value?.kind === 'member' ? undefined : callee;
  return (
    start !== undefined &&
    [...partsOf(structure, start)].some((id) => {
      const part = structure.values[id];
      if (part?.kind !== 'param' || part.fn === handler) return false;
      const around = structure.functions[part.fn]?.at;
      return around !== undefined && contains(around, at);
    })
  );
};
