import type { Ref } from '../../facts/file-facts.ts';
import type { Value } from '../../facts/structure.ts';
import type { Following, Trail } from '../following.ts';
import { type Bindings, bindingKey } from '../origin.ts';
import { textsOf } from './texts.ts';

/** `object[key]`: the members that the key can name, or any. */
export const followComputed = (
  following: Following,
  ref: Ref,
  { object, key }: Extract<Value, { kind: 'member' }>,
  path: readonly string[],
  bindings: Bindings,
  trail: Trail,
): void => {
  const at = key === null ? undefined : { file: ref.file, id: key };
  const names = at !== undefined && mayBeText(following, at, bindings) ? textsOf(following, at, bindings) : undefined;
  for (const name of names ?? ['*']) following.follow({ file: ref.file, id: object }, [name, ...path], bindings, trail);
};

/**
 * A constant, or what a caller hands over. What a loop takes out of the object itself, and what is computed, would be
 * followed in vain, and in a circle.
 */
const mayBeText = (following: Following, { file, id }: Ref, bindings: Bindings, depth = 0): boolean => {
  const value = following.value({ file, id });
  switch (value?.kind) {
    case 'string':
    case 'import':
      return true;
    case 'param':
      return bindings.has(bindingKey(file, value.fn, value.index));
    case 'member':
      return value.name !== null && depth < 4 && isNamed(following, { file, id: value.object });
    case 'variable':
      return (
        depth < 4 &&
        value.defs.length === 1 &&
        value.defs.every((def) => mayBeText(following, { file, id: def }, bindings, depth + 1))
      );
    default:
      return false;
  }
};

/** `NAMES` of `NAMES.hook`. */
const isNamed = (following: Following, ref: Ref): boolean => {
  const value = following.value(ref);
  if (value?.kind === 'member') return value.name !== null && isNamed(following, { file: ref.file, id: value.object });
  if (value?.kind === 'import' || value?.kind === 'object') return true;
  return (
    value?.kind === 'variable' &&
    value.defs.length === 1 &&
    value.defs.every((def) => /^(?:import|object)$/u.test(following.value({ file: ref.file, id: def })?.kind ?? ''))
  );
};
