import { MODULE_FUNCTION, type ValueId } from '../facts/structure.ts';
import type { Lowering } from './lowering.ts';

const MAX_MEMBERS = 8;

/** Whether what is stored in that variable, or in a member of that, is still there when the function has ended. */
export const outlives = (lowering: Lowering, id: ValueId, depth = 0): boolean => {
  const value = lowering.values[id];
  if (lowering.fn === MODULE_FUNCTION || value === undefined || depth > MAX_MEMBERS) return false;
  if (value.kind === 'member') return outlives(lowering, value.object, depth + 1);
  if (value.kind === 'variable') return value.fn !== lowering.fn;
  return value.kind === 'this' || value.kind === 'global' || value.kind === 'import';
};
