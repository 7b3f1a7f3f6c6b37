import type { CallId, Structure, ValueId } from '../../facts/structure.ts';
import { operandsOf } from '../../flow/operands.ts';

/** All values that `id` is made of in its own file, itself first: what variables hold, operands, arguments, receivers. */
export const partsOf = (structure: Structure, id: ValueId): ReadonlySet<ValueId> => {
  const parts = new Set([id]);
  for (const part of parts) {
    const value = structure.values[part];
    if (parts.size > MAX_PARTS) break;
    for (const next of value === undefined ? [] : operandsOf(structure, value)) parts.add(next);
  }
  return parts;
};

const MAX_PARTS = 200;

export const isMadeOf = (structure: Structure, parts: ReadonlySet<ValueId>, call: CallId): boolean => {
  for (const part of parts) {
    const value = structure.values[part];
    if (value?.kind === 'call' && value.call === call) return true;
  }
  return false;
};
