import type { Structure, ValueId } from '../facts/structure.ts';

/** The module a value is imported from and its name there: `path` and `join` of `path.join`, as far as the file has been read. */
export const importedAs = (
  lowering: Pick<Structure, 'values'>,
  id: ValueId,
  depth = 0,
): readonly [string, string] | undefined => {
  const value = lowering.values[id];
  if (depth > 6) return undefined;
  switch (value?.kind) {
    case 'import':
      return [value.specifier, value.name];
    case 'variable': {
      const [only, ...others] = value.defs;
      return only === undefined || others.length > 0 ? undefined : importedAs(lowering, only, depth + 1);
    }
    case 'member': {
      const [specifier, name] = importedAs(lowering, value.object, depth + 1) ?? [];
      const isModule = name === '*' || name === 'default';
      return specifier !== undefined && isModule && value.name !== null ? [specifier, value.name] : undefined;
    }
    default:
      return undefined;
  }
};
