import jscodeshift, { type ASTNode, type ASTPath } from 'jscodeshift';

export const j = jscodeshift;

export type Node = ASTNode;
export type Path = ASTPath;

interface Positioned {
  readonly start: number;
  readonly end: number;
  readonly leadingComments?: readonly Positioned[] | null;
  readonly extra?: { readonly parenthesized?: boolean; readonly parenStart?: number };
}

/** ast-types declares neither offsets nor `extra`; Babel's parsers always set offsets. */
const positioned = (node: Node): Positioned => node as unknown as Positioned;

export const startOf = (node: Node): number => positioned(node).start;
export const endOf = (node: Node): number => positioned(node).end;

export const leadingCommentStarts = (node: Node): readonly number[] =>
  (positioned(node).leadingComments ?? []).map(({ start }) => start);

/** With the parentheses around it, which Babel leaves out of a node's range. */
export const outerRange = (text: string, node: Node): readonly [number, number] => {
  const { start, end, extra } = positioned(node);
  if (extra?.parenthesized !== true || extra.parenStart === undefined) return [start, end];
  const closing = text.indexOf(')', end);
  return closing < 0 ? [start, end] : [extra.parenStart, closing + 1];
};

export const contains = (outer: Node, inner: Node): boolean =>
  startOf(outer) <= startOf(inner) && endOf(inner) <= endOf(outer);

/** `x` of `x as T`, `<T>x`, `x!` and `x satisfies T`. */
export const bare = (node: Node): Node =>
  j.TSAsExpression.check(node) ||
  j.TSTypeAssertion.check(node) ||
  j.TSNonNullExpression.check(node) ||
  j.TSSatisfiesExpression.check(node)
    ? bare(node.expression)
    : node;

/** The outermost path that is still the same value: through type assertions, never through calls. */
export const widest = (path: Path): Path => {
  const parent: Path | null = path.parent;
  return parent !== null && parent.node !== path.node && bare(parent.node) === bare(path.node) ? widest(parent) : path;
};

/** The path of what stands there: in jscodeshift's types it is `any`. */
export const childAt = (path: Path, ...names: readonly (string | number)[]): Path => {
  const child: Path = path.get(...names);
  return child;
};

/** The name of `object.name` or `object['name']`. */
export const memberName = (node: Node): string | null => {
  if (!j.MemberExpression.check(node) && !j.OptionalMemberExpression.check(node)) return null;
  if (j.StringLiteral.check(node.property)) return node.property.value;
  return node.computed !== true && j.Identifier.check(node.property) ? node.property.name : null;
};

/** `a.b.c` as text, if it is nothing but names. */
export const dotted = (node: Node): string | null => {
  const inner = bare(node);
  if (j.Identifier.check(inner)) return inner.name;
  if (!j.MemberExpression.check(inner) && !j.OptionalMemberExpression.check(inner)) return null;
  const name = memberName(inner);
  const object = dotted(inner.object);
  return name === null || object === null ? null : `${object}.${name}`;
};

/** The object of a member, whatever the form. */
export const objectOf = (node: Node): Node | null =>
  j.MemberExpression.check(node) || j.OptionalMemberExpression.check(node) ? node.object : null;

/** ast-types has a type of its own for any node, any statement and any expression, each of which is a node as well. */
export const pathsOf = (found: { paths(): unknown }): readonly Path[] => found.paths() as readonly Path[];

export const stringValue = (node: Node): string | null => (j.StringLiteral.check(node) ? node.value : null);
