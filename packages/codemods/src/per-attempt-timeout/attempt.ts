import { usesOf } from '../source/names.ts';
import { contains, j, type Node, type Path } from '../source/node.ts';

/** A retry, the calls in it, and what makes the one signal that they share. */
export interface Attempt {
  readonly making: Path;
  readonly region: Path;
  readonly calls: readonly Path[];
}

/** Of all names that are declared there: `const { signal, clear } = deadline()`. */
export const usesOfDeclared = (declarator: Path): readonly Path[] => {
  const { id } = declarator.node as { readonly id: Node };
  const names = j.Identifier.check(id) ? [id.name] : namesIn(id);
  return names.flatMap((name) => usesOf(name, blockOf(declarator)).filter(({ node }) => !contains(id, node)));
};

const namesIn = (pattern: Node): readonly string[] =>
  j.ObjectPattern.check(pattern)
    ? pattern.properties.flatMap((property) =>
        j.ObjectProperty.check(property) && j.Identifier.check(property.value) ? [property.value.name] : [],
      )
    : [];

/** The block, or program, that a declaration stands in. */
const blockOf = (declarator: Path): Path => {
  const around: Path = declarator.parent.parent;
  const outer: Path = around.parent;
  return j.ExportNamedDeclaration.check(around.node) ? outer : around;
};
