import { eachOfKind } from '../facts/of-kind.ts';
import type { Structure, TypeName } from '../facts/structure.ts';
import type { WrittenType } from '../facts/written-types.ts';

/** Every module that a file names, for values or for types, and the names of types it writes. */
export interface NamedImports {
  readonly specifiers: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
}

export const namedImports = (structure: Structure): NamedImports => {
  const specifiers = new Set<string>(structure.types.stars);
  const types = new Set<string>();
  const add = (type: TypeName | null): void => {
    if (type === null) return;
    for (const part of type.name.split('.')) types.add(part);
    if (type.specifier !== null) specifiers.add(type.specifier);
  };
  for (const edge of structure.edges) if ('specifier' in edge) specifiers.add(edge.specifier);
  eachOfKind(structure, 'import', ({ specifier }) => void specifiers.add(specifier));
  for (const { params } of structure.functions) for (const { type } of params) add(type);
  for (const { members } of structure.classes) for (const { type } of members) add(type);
  const { declared, implements: contracts, params, returns, variables } = structure.types;
  for (const list of [declared, contracts, params, returns, variables]) for (const { type } of list) walk(type, add);
  return { specifiers, types };
};

const walk = (type: WrittenType, add: (name: TypeName) => void): void => {
  switch (type.kind) {
    case 'name':
    case 'import':
      return add(type);
    case 'answer':
    case 'member':
      return walk(type.of, add);
    case 'either':
      for (const one of type.of) walk(one, add);
      return;
    case 'shape':
      for (const one of type.extends) walk(one, add);
      for (const member of type.members) if (member.type !== null) walk(member.type, add);
      return;
    case 'value':
  }
};
