import type { Value, ValueId } from '../facts/structure.ts';

/** The values that go into one as it is written. */
export const partsOf = (value: Value): readonly ValueId[] => {
  switch (value.kind) {
    case 'template':
      return value.parts;
    case 'object':
      return value.entries.map((entry) => entry.value);
    case 'array':
      return value.items;
    case 'binary':
      return [value.left, value.right];
    case 'unary':
      // What a thing is, is nothing of the thing.
      return value.op === 'typeof' ? [] : [value.of];
    case 'await':
    case 'element':
      return [value.of];
    case 'either':
      return value.of;
    default:
      return [];
  }
};
