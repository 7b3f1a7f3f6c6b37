/** Whether anybody asks what a function answers. */
import type { Call, Structure, ValueId } from '../../facts/structure.ts';
import { exitsOf } from '../exits.ts';
import type { FunctionRef } from '../settle.ts';
import type { Frame } from './walking.ts';

/** Its answer is thrown away, it has none, or it is that of the function around, which nobody hears. */
export const isUnheard = (structure: Structure, call: Call, target: FunctionRef, { unheard }: Frame): boolean =>
  call.discarded ||
  exitsOf(target.fact).every(({ how, value }) => how === 'throw' || value === null) ||
  (unheard && isHandedOn(structure, call));

/** `return work()`, and `return await work()`. */
const isHandedOn = (structure: Structure, call: Call): boolean => {
  const around = structure.functions[call.fn];
  const isIt = (id: ValueId | null): boolean => {
    const value = id === null ? undefined : structure.values[id];
    return value?.kind === 'await'
      ? isIt(value.of)
      : value?.kind === 'call' && structure.calls[value.call]?.callee === call.callee;
  };
  return around !== undefined && exitsOf(around).some(({ how, value }) => how === 'return' && isIt(value));
};
