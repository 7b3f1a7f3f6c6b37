import { bare, j, type Node, type Path } from '../source/node.ts';
import { Refusal } from '../transform.ts';

/** `value`: the whole of what is stored there. */
export interface Variable {
  readonly kind: 'variable';
  readonly declarator: Path;
  readonly value: Path;
}

/** A property of options that a variable holds. */
export interface InOptions {
  readonly kind: 'options';
  readonly declarator: Path;
  readonly property: Path;
  readonly value: Path;
}

export interface Field {
  readonly kind: 'field';
  readonly property: Path;
  readonly value: Path;
}

/** What holds a signal from its making on. */
export type Holder = Variable | InOptions | Field;

export const holderOf = (making: Path): Holder => {
  const value = wholeOf(making);
  const parent: Path = value.parent;
  if (j.VariableDeclarator.check(parent.node)) return { kind: 'variable', declarator: constant(parent), value };
  if (j.ClassProperty.check(parent.node)) return { kind: 'field', property: parent, value };
  if (j.ObjectProperty.check(parent.node) && isNamed(parent.node, 'signal')) {
    const object = wholeOf(parent.parent as Path);
    const declarator: Path = object.parent;
    if (j.VariableDeclarator.check(declarator.node) && j.Identifier.check(declarator.node.id))
      return { kind: 'options', declarator: constant(declarator), property: parent, value };
  }
  throw new Refusal('How the signal comes to the call is not clear here.');
};

/** `AbortSignal.any([signal, AbortSignal.timeout(5000)])` of the timer in it, and what stands in a type assertion. */
const wholeOf = (path: Path): Path => {
  const parent: Path = path.parent;
  const { node } = parent;
  const isPart =
    bare(node) !== node ||
    (j.ArrayExpression.check(node) && isJoined(parent.parent.node as Node)) ||
    (j.CallExpression.check(node) && isJoined(node)) ||
    (j.ConditionalExpression.check(node) && node.test !== path.node);
  return isPart ? wholeOf(parent) : path;
};

const isJoined = (node: Node): boolean =>
  j.CallExpression.check(node) && j.MemberExpression.check(node.callee) && isNamedProperty(node.callee.property, 'any');

const isNamedProperty = (node: Node, name: string): boolean => j.Identifier.check(node) && node.name === name;

const isNamed = (property: { readonly key: Node }, name: string): boolean =>
  isNamedProperty(property.key, name) || (j.StringLiteral.check(property.key) && property.key.value === name);

const constant = (declarator: Path): Path => {
  const declaration = declarator.parent.node as Node;
  if (!j.VariableDeclaration.check(declaration) || declaration.kind !== 'const' || declaration.declarations.length > 1)
    throw new Refusal('The signal is held by a variable that may hold something else, too.');
  return declarator;
};
