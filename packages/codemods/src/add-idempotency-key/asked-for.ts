import { bare, contains, dotted, endOf, j, type Node, type Path, startOf } from '../source/node.ts';
import { lookUp, type Reachable } from '../source/reach.ts';

/**
 * Whether the code asks if `text` is there, and may reach the call where it is not: its key would end in `undefined`, and be
 * one for all that miss it. What leaves the function, or keeps the call inside of the answer, settles the question.
 */
export const isAskedFor = (
  scope: Path,
  call: Path,
  { text, from }: { readonly text: string; readonly from: Reachable },
): boolean => {
  const isMeant = (path: Path): boolean => lookUp(path, from.name)?.id === from.id;
  if (
    j(scope)
      .find(j.IfStatement)
      .some((path) => settles(path, call, text) && isMeant(path))
  )
    return false;
  const isOutside = (test: Node, then: Node): boolean => isTest(test, text) && !contains(then, call.node);
  const asking: readonly (readonly Path[])[] = [
    j(scope)
      .find(j.LogicalExpression)
      .filter(({ node }) => isFallback(node, call, text))
      .paths(),
    j(scope)
      .find(j.ConditionalExpression)
      .filter(({ node }) => isOutside(node.test, node.consequent))
      .paths(),
    j(scope)
      .find(j.IfStatement)
      .filter(({ node }) => isOutside(node.test, node.consequent))
      .paths(),
    j(scope)
      .find(j.OptionalMemberExpression)
      .filter(({ node }) => isMarked(node, text))
      .paths(),
  ];
  return asking.flat().some(isMeant);
};

const isFallback = (node: ReturnType<typeof j.logicalExpression>, call: Path, text: string): boolean =>
  names(node.left, text) && (node.operator !== '&&' || !contains(node.right, call.node));

const names = (node: Node, text: string): boolean => dotted(node) === text;

/** `if (order.id)`, `if (order.id !== undefined)`, `if (order.id && …)`. */
const isTest = (node: Node, text: string): boolean => {
  const test = bare(node);
  if (names(test, text)) return true;
  if (j.LogicalExpression.check(test)) return [test.left, test.right].some((one) => isTest(one, text));
  if (j.UnaryExpression.check(test) && test.operator === '!')
    return j.UnaryExpression.check(test.argument) && isTest(test.argument.argument, text);
  return (
    j.BinaryExpression.check(test) && /^!==?$/u.test(test.operator) && names(test.left, text) && isNothing(test.right)
  );
};

const isNothing = (node: Node): boolean =>
  j.NullLiteral.check(node) || (j.Identifier.check(node) && node.name === 'undefined');

/** `if (!order.id) return;` before the call, or `if (order.id) { … }` around it. */
const settles = (path: Path, call: Path, text: string): boolean => {
  const { node } = path;
  if (!j.IfStatement.check(node)) return false;
  if (contains(node.consequent, call.node)) return isTest(node.test, text) && !hasOr(node.test);
  return (
    endOf(node.consequent) <= startOf(call.node) &&
    denies(node.test, text) &&
    leaves(node.consequent) &&
    holds(path, call)
  );
};

const hasOr = (node: Node): boolean =>
  j.LogicalExpression.check(node) && (node.operator !== '&&' || hasOr(node.left) || hasOr(node.right));

/** The block in which it stands goes on to the call. */
const holds = (path: Path, call: Path): boolean => contains(path.parent.node, call.node);

const denies = (node: Node, text: string): boolean => {
  const test = bare(node);
  if (j.LogicalExpression.check(test) && test.operator === '||')
    return [test.left, test.right].some((one) => denies(one, text));
  if (j.UnaryExpression.check(test)) return test.operator === '!' && names(test.argument, text);
  return (
    j.BinaryExpression.check(test) && /^===?$/u.test(test.operator) && names(test.left, text) && isNothing(test.right)
  );
};

const leaves = (node: Node): boolean => {
  const last = j.BlockStatement.check(node) ? node.body.at(-1) : node;
  return j.ReturnStatement.check(last) || j.ThrowStatement.check(last) || j.ContinueStatement.check(last);
};

/** `donation?.id` */
const isMarked = (node: ReturnType<typeof j.optionalMemberExpression>, text: string): boolean =>
  node.optional === true && text.startsWith(`${dotted(node.object) ?? '?'}.`);
