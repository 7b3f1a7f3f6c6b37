import type { Catalog } from '../catalog/catalog.ts';
import { tellingOperations } from '../catalog/telling-operations.ts';
import type { Structure, ValueId } from '../facts/structure.ts';

/** Whether the members a call is reached by name an operation of some provider: only then is a type asked for. */
export const namesOperation = (catalog: Catalog, structure: Structure, callee: ValueId): boolean => {
  const { members } = writtenMembers(structure, callee);
  return members.length >= 2 && tellingOperations(catalog).has(members.slice(-2).join('.'));
};

/** `this.clients.get('x').refunds.create`: `refunds.create` of what `get` answers. `this.stripe` is asked for as a whole. */
export const writtenMembers = (
  structure: Structure,
  id: ValueId,
): { readonly base: ValueId; readonly members: readonly string[] } => {
  const members: string[] = [];
  let base = id;
  for (
    let value = structure.values[base];
    value?.kind === 'member' && value.name !== null;
    value = structure.values[base]
  ) {
    if (structure.values[value.object]?.kind === 'this') break;
    members.unshift(value.name);
    base = value.object;
  }
  return { base, members };
};
