import { j, type Node, type Path, startOf } from './node.ts';
import { isFunction } from './names.ts';

/** A name that code at some place can use, and what is written where it is declared. */
export interface Reachable {
  readonly name: string;
  /** `loop`: made anew for each element. */
  readonly kind: 'param' | 'const' | 'variable' | 'loop' | 'import' | 'caught' | 'declaration';
  /** The identifier that declares it, with its type. */
  readonly id: Node;
  /** What is stored in it first: the whole, where it is taken out of a pattern. */
  readonly init: Node | null;
  /** The members through which a pattern takes it out: `['data', 'id']`. */
  readonly members: readonly string[];
  /** Written with a default value. */
  readonly defaulted: boolean;
  /** The function, loop, block or program that declares it. */
  readonly holder: Path;
}

/** Innermost first; of names that hide each other the first is meant. */
export const reachableFrom = (path: Path): readonly Reachable[] => {
  const at = startOf(path.node);
  const found: Reachable[] = [];
  for (let holder: Path | null = path.parent; holder !== null; holder = holder.parent) {
    found.push(...declaredBy(holder, at));
  }
  const seen = new Set<string>();
  return found.filter(({ name }) => !seen.has(name) && seen.add(name));
};

export const lookUp = (path: Path, name: string): Reachable | null =>
  reachableFrom(path).find((one) => one.name === name) ?? null;

const declaredBy = (holder: Path, at: number): readonly Reachable[] => {
  const node: Node = holder.node;
  if (isFunction(node) || j.ObjectMethod.check(node) || j.ClassMethod.check(node) || j.ClassPrivateMethod.check(node)) {
    return node.params.flatMap((param) => bound(param, { kind: 'param', init: null, holder }));
  }
  if (j.CatchClause.check(node)) return node.param ? bound(node.param, { kind: 'caught', init: null, holder }) : [];
  if (j.ForOfStatement.check(node) || j.ForInStatement.check(node)) {
    return j.VariableDeclaration.check(node.left)
      ? declaredIn(node.left, holder, { kind: 'loop', init: node.right })
      : [];
  }
  if (j.ForStatement.check(node)) return j.VariableDeclaration.check(node.init) ? declaredIn(node.init, holder) : [];
  if (j.BlockStatement.check(node) || j.Program.check(node)) {
    return node.body.flatMap((statement) => stated(statement, holder, at));
  }
  return [];
};

const stated = (statement: Node, holder: Path, at: number): readonly Reachable[] => {
  if (j.ExportNamedDeclaration.check(statement) && statement.declaration)
    return stated(statement.declaration, holder, at);
  if (j.ImportDeclaration.check(statement)) {
    return (statement.specifiers ?? []).flatMap((specifier) =>
      specifier.local ? bound(specifier.local, { kind: 'import', init: null, holder }) : [],
    );
  }
  if (j.FunctionDeclaration.check(statement) || j.ClassDeclaration.check(statement)) {
    return statement.id ? bound(statement.id, { kind: 'declaration', init: statement, holder }) : [];
  }
  // Of the function around only what is stored before; of an outer one everything may be.
  return j.VariableDeclaration.check(statement) && startOf(statement) < at ? declaredIn(statement, holder) : [];
};

const declaredIn = (
  declaration: ReturnType<typeof j.variableDeclaration>,
  holder: Path,
  as?: Pick<Reachable, 'kind' | 'init'>,
): readonly Reachable[] =>
  declaration.declarations.flatMap((declarator) => {
    if (!j.VariableDeclarator.check(declarator)) return [];
    const kind = declaration.kind === 'const' ? 'const' : 'variable';
    return bound(declarator.id, { kind: as?.kind ?? kind, init: as?.init ?? declarator.init ?? null, holder });
  });

type Known = Pick<Reachable, 'kind' | 'init' | 'holder'>;

const bound = (
  pattern: Node,
  known: Known,
  members: readonly string[] = [],
  defaulted = false,
): readonly Reachable[] => {
  if (j.Identifier.check(pattern)) {
    return typeof pattern.name === 'string' ? [{ ...known, name: pattern.name, id: pattern, members, defaulted }] : [];
  }
  if (j.AssignmentPattern.check(pattern)) return bound(pattern.left, known, members, true);
  if (j.TSParameterProperty.check(pattern)) return bound(pattern.parameter, known, members, defaulted);
  if (j.RestElement.check(pattern)) return bound(pattern.argument, known, [...members, '...'], defaulted);
  if (j.ArrayPattern.check(pattern)) {
    return pattern.elements.flatMap((element, index) =>
      element === null ? [] : bound(element, known, [...members, String(index)], defaulted),
    );
  }
  if (!j.ObjectPattern.check(pattern)) return [];
  return pattern.properties.flatMap((property) => {
    if (j.RestElement.check(property)) return bound(property, known, members, defaulted);
    if (!j.ObjectProperty.check(property)) return [];
    const key = j.Identifier.check(property.key)
      ? property.key.name
      : j.StringLiteral.check(property.key)
        ? property.key.value
        : '?';
    return bound(property.value, known, [...members, key], defaulted);
  });
};
