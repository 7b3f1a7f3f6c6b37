/** What stands behind a name, as far as one file tells. */
import type { ObjectEntry, Structure, Value, ValueId } from '../../facts/structure.ts';

const MAX_DEPTH = 6;

export interface Held {
  readonly id: ValueId;
  readonly value: Value;
}

/** The values that a variable can hold, or the value itself. */
export const heldValues = (
  structure: Structure,
  id: ValueId,
  depth = 0,
  seen = new Set<ValueId>(),
): readonly Held[] => {
  const value = structure.values[id];
  // A variable that is made from itself, again and again, holds each value once.
  if (value === undefined || depth > MAX_DEPTH || seen.has(id)) return [];
  seen.add(id);
  if (value.kind === 'variable') return value.defs.flatMap((def) => heldValues(structure, def, depth + 1, seen));
  if (value.kind === 'await') return heldValues(structure, value.of, depth + 1, seen);
  if (value.kind === 'either') return value.of.flatMap((one) => heldValues(structure, one, depth + 1, seen));
  return [{ id, value }];
};

/** The entry of an object, or of one among the arguments of calls around it: `wrap(config, { fetch })`. */
export const heldEntry = (
  structure: Structure,
  id: ValueId,
  key: string,
  depth = 0,
  seen = new Set<ValueId>(),
): ObjectEntry | undefined => {
  if (depth > MAX_DEPTH || seen.has(id)) return undefined;
  seen.add(id);
  for (const { value } of heldValues(structure, id)) {
    const found =
      value.kind === 'object'
        ? value.entries.find((entry) => entry.key === key)
        : value.kind === 'call'
          ? structure.calls[value.call]?.args
              .map((argument) => heldEntry(structure, argument.value, key, depth + 1, seen))
              .find((entry) => entry !== undefined)
          : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
};

/** Whether a value is the export `name` of a module, or a member of that under the name. */
export const isImported = (structure: Structure, id: ValueId, specifier: RegExp, name: string): boolean => {
  const first = structure.values[id];
  // Asked of every callee: mostly a member of another name.
  if (first === undefined || first.kind === 'global' || (first.kind === 'member' && first.name !== name)) return false;
  return heldValues(structure, id).some(({ value }) => {
    if (value.kind === 'import') return value.name === name && specifier.test(value.specifier);
    return (
      value.kind === 'member' &&
      value.name === name &&
      heldValues(structure, value.object).some(
        (held) => held.value.kind === 'import' && specifier.test(held.value.specifier),
      )
    );
  });
};

/** Names under which a value is exported. */
export const exportedAs = (structure: Structure, isIt: (held: Held) => boolean): readonly string[] =>
  structure.edges.flatMap((edge) => {
    if (edge.kind !== 'export') return [];
    return heldValues(structure, edge.value).flatMap((held) => {
      if (isIt(held)) return [edge.name];
      const entries = held.value.kind === 'object' ? held.value.entries : [];
      return entries.flatMap((entry) =>
        entry.key !== null && heldValues(structure, entry.value).some(isIt) ? [entry.key] : [],
      );
    });
  });
