import type { Structure, Value, ValueId } from '../facts/structure.ts';

/** What a value is worked out from in its own file: what a variable holds, operands, arguments, receivers. */
export const operandsOf = (structure: Structure, value: Value): readonly ValueId[] => {
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
