import type { ValueId } from '../../facts/structure.ts';
import type { Flow, FunctionRef } from '../../flow/settle.ts';
import type { Use } from './uses-of.ts';

/** Whether a value in a function of the program is what that use hands it. */
export const isHanded = (flow: Flow, target: FunctionRef, use: Use, id: ValueId): boolean => {
  const kind = flow.value({ file: target.file, id })?.kind;
  if (kind !== 'param' && kind !== 'variable' && kind !== 'member' && kind !== 'either') return false;
  return flow.settle({ file: target.file, id }).found.some((origin) => {
    const param = origin.kind === 'param' ? flow.value(origin.ref) : undefined;
    return (
      origin.kind === 'param' &&
      param?.kind === 'param' &&
      param.fn === target.id &&
      param.index === use.argument &&
      origin.path.join('.') === use.path.join('.')
    );
  });
};
