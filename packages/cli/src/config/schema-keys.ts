import { z } from 'zod';

/** Keys that an object at `path` may have, for a suggestion: of all forms that may stand there. */
export const keysAt = (schema: z.core.$ZodType, path: readonly PropertyKey[]): readonly string[] => [
  ...new Set(path.reduce((forms, part) => forms.flatMap((form) => inside(form, part)), bare(schema)).flatMap(keysOf)),
];

const keysOf = (schema: z.core.$ZodType): readonly string[] =>
  schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];

const inside = (schema: z.core.$ZodType, part: PropertyKey): readonly z.core.$ZodType[] => {
  if (schema instanceof z.ZodObject) {
    const held: unknown = schema.shape[String(part)];
    return held instanceof z.ZodType ? bare(held) : [];
  }
  if (schema instanceof z.ZodArray) return bare(schema.element);
  if (schema instanceof z.ZodRecord) return bare(schema.valueType);
  if (schema instanceof z.ZodTuple) return schema.def.items.slice(Number(part), Number(part) + 1).flatMap(bare);
  return [];
};

/** Without what only wraps it; each form of a union. */
const bare = (schema: z.core.$ZodType): readonly z.core.$ZodType[] => {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodReadonly)
    return bare(schema.def.innerType);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(bare);
  return [schema];
};
