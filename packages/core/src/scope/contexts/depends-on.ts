import type { CallId, Structure, Value, ValueId } from '../../facts/structure.ts';

/** All values that `id` is made of in its own file, itself first: what variables hold, operands, arguments, receivers. */
export const partsOf = (structure: Structure, id: ValueId): ReadonlySet<ValueId> => {
  const parts = new Set([id]);
  for (const part of parts) {
    const value = structure.values[part];
    if (parts.size > MAX_PARTS) break;
    for (const next of value === undefined ? [] : directParts(structure, value)) parts.add(next);
  }
  return parts;
};

const MAX_PARTS = 200;

const directParts = (structure: Structure, value: Value): readonly ValueId[] => {
  switch (value.kind) {
    case 'variable':
      return [...value.defs, ...value.writes.map((write) => write.value)];
    case 'object':
      return value.entries.map((entry) => entry.value);
    case 'template':
      return value.parts;
    case 'member':
      return [value.object];
    case 'await':
    case 'unary':
    case 'element':
      return [value.of];
    case 'binary':
      return [value.left, value.right];
    case 'either':
      return value.test === null ? value.of : [value.test, ...value.of];
    case 'call': {
      const call = structure.calls[value.call];
      return call === undefined ? [] : [call.callee, ...call.args.map((argument) => argument.value)];
    }
    case 'array':
      return value.items;
    default:
      return [];
  }
};

export const isMadeOf = (structure: Structure, parts: ReadonlySet<ValueId>, call: CallId): boolean => {
  for (const part of parts) {
    const value = structure.values[part];
    if (value?.kind === 'call' && value.call === call) return true;
  }
  return false;
};
