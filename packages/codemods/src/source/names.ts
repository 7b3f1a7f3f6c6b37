import type { ArrowFunctionExpression, Collection, FunctionDeclaration, FunctionExpression } from 'jscodeshift';
import { j, type Node, type Path } from './node.ts';

/** False for the `b` of `a.b`, for keys and for labels: names that no variable answers to. */
export const isReference = (path: Path): boolean => {
  const parent: Node = path.parent.node;
  if (j.MemberExpression.check(parent) || j.OptionalMemberExpression.check(parent)) {
    return parent.property !== path.node || parent.computed === true;
  }
  if (j.ObjectProperty.check(parent)) {
    return parent.key !== path.node || parent.computed === true || (parent.shorthand === true && path.name === 'value');
  }
  return !j.ObjectMethod.check(parent) && !j.LabeledStatement.check(parent) && !isType(parent);
};

const isType = (node: Node): boolean =>
  j.TSTypeReference.check(node) || j.TSQualifiedName.check(node) || j.TSTypeQuery.check(node);

export const referencedNames = (within: Collection): ReadonlySet<string> =>
  new Set(
    within
      .find(j.Identifier)
      .filter(isReference)
      .nodes()
      .map((node) => node.name),
  );

/** Uses of the name in `scope`, without those of an inner function's parameter of the same name. */
export const usesOf = (name: string, scope: Path): readonly Path[] =>
  j(scope)
    .find(j.Identifier, { name })
    .filter((path) => isReference(path) && !isShadowed(path, name, scope) && !isDeclared(path))
    .paths();

const isDeclared = (path: Path): boolean => {
  const parent: Node = path.parent.node;
  return (j.VariableDeclarator.check(parent) && parent.id === path.node) || isParameter(parent, path.node);
};

const isParameter = (node: Node, child: Node): boolean =>
  isFunction(node) && node.params.some((param) => param === child);

const isShadowed = (path: Path, name: string, scope: Path): boolean => {
  for (let at: Path | null = path.parent; at !== null && at.node !== scope.node; at = at.parent) {
    const { node } = at;
    if (isFunction(node) && node.params.some((param) => binds(param, name))) return true;
  }
  return false;
};

const binds = (param: Node, name: string): boolean =>
  j.Identifier.check(param) ? param.name === name : j(param).find(j.Identifier, { name }).length > 0;

export type FunctionNode = ArrowFunctionExpression | FunctionDeclaration | FunctionExpression;

export const isFunction = (node: Node): node is FunctionNode =>
  j.FunctionDeclaration.check(node) || j.FunctionExpression.check(node) || j.ArrowFunctionExpression.check(node);

/** A name nobody uses: the first that is free, then the first one numbered. */
export const freshName = (preferred: readonly [string, ...string[]], taken: Set<string>): string => {
  let name = preferred.find((candidate) => !taken.has(candidate));
  for (let index = 2; name === undefined; index += 1) {
    const numbered = `${preferred[0]}${index}`;
    if (!taken.has(numbered)) name = numbered;
  }
  taken.add(name);
  return name;
};

/** Top-level and nested `const name = init` of this name, outermost first. */
export const declaratorsOf = (name: string, root: Collection): readonly Path[] =>
  root
    .find(j.VariableDeclarator)
    .filter((path) => j.Identifier.check(path.node.id) && path.node.id.name === name)
    .paths();
