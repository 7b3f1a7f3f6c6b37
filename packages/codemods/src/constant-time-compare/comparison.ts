import { calledName, type CallNode, isCall } from '../source/calls.ts';
import { bare, childAt, dotted, endOf, j, type Node, objectOf, type Path, startOf } from '../source/node.ts';
import type { Source } from '../source/source.ts';
import { Refusal, type Site } from '../transform.ts';

/** What a comparison asks, and of what. */
export interface Comparison {
  /** The whole expression that the answer of a comparator takes the place of. */
  readonly path: Path;
  readonly left: Path;
  readonly right: Path;
  /** `bytes`: both sides are buffers by the way they are compared. `member`: `left` is a list that may hold `right`. */
  readonly of: 'values' | 'bytes' | 'member';
  readonly negated: boolean;
}

/** The comparison at the place: that very range, or the one around or within. */
export const comparisonAt = (source: Source, { start, end }: Site): Comparison => {
  const paths: readonly Path[] = [
    ...source.root.find(j.BinaryExpression).paths(),
    ...source.root.find(j.CallExpression).paths(),
    ...source.root.find(j.OptionalCallExpression).paths(),
  ];
  const size = ({ node }: Path): number => endOf(node) - startOf(node);
  const within = paths
    .filter(({ node }) => start <= startOf(node) && endOf(node) <= end)
    .toSorted((a, b) => size(b) - size(a));
  for (const path of within) {
    const found = comparisonOf(orderTest(path) ?? path);
    if (found !== null) return found;
  }
  throw new Refusal('There is no comparison at this place.');
};

/** `Buffer.compare(a, b) === 0` of its left side. */
const orderTest = (path: Path): Path | null => {
  const parent: Path | null = path.parent;
  return parent !== null && j.BinaryExpression.check(parent.node) && isOrder(path.node) ? parent : null;
};

const comparisonOf = (path: Path): Comparison | null => {
  const { node } = path;
  if (isCall(node)) return callComparison(path, node);
  if (!j.BinaryExpression.check(node) || !/^[!=]==?$/u.test(node.operator)) return null;
  const negated = node.operator.startsWith('!');
  for (const [side, other] of [
    ['left', node.right],
    ['right', node.left],
  ] as const) {
    const call = unwrapped(childAt(path, side));
    if (!isOrder(call.node)) continue;
    if (!isNumber(other, 0)) return null;
    const of = calledName(call.node as CallNode) === 'compare' ? 'bytes' : 'values';
    return { path, ...sidesOf(call), of, negated };
  }
  return { path, left: childAt(path, 'left'), right: childAt(path, 'right'), of: 'values', negated };
};

const unwrapped = (path: Path): Path => (bare(path.node) === path.node ? path : unwrapped(childAt(path, 'expression')));

const isNumber = (node: Node, value: number): boolean => j.NumericLiteral.check(node) && node.value === value;

/** A call whose answer 0 means that both are the same. */
const isOrder = (node: Node): boolean =>
  isCall(node) && /^(?:compare|localeCompare)$/u.test(calledName(node) ?? '') && node.arguments.length > 0;

/** Of `Buffer.compare(a, b)` its arguments, of `a.compare(b)` what it is called on and its argument. */
const sidesOf = (path: Path): Pick<Comparison, 'left' | 'right'> => {
  const call = path.node as CallNode;
  const isStatic = /^(?:Buffer|Uint8Array)$/u.test(dotted(objectOf(bare(call.callee)) ?? call) ?? '');
  const sides = isStatic
    ? [childAt(path, 'arguments', 0), childAt(path, 'arguments', 1)]
    : [childAt(path, 'callee', 'object'), childAt(path, 'arguments', 0)];
  const [left, right] = sides;
  if (left === undefined || right === undefined || call.arguments.length !== (isStatic ? 2 : 1))
    throw new Refusal('Only a part of the two sides is compared.');
  return { left, right };
};

const callComparison = (path: Path, call: CallNode): Comparison | null => {
  const name = calledName(call);
  if (objectOf(bare(call.callee)) === null || (name !== 'equals' && name !== 'includes')) return null;
  if (call.arguments.length !== 1 || j.SpreadElement.check(call.arguments[0])) return null;
  return { path, ...sidesOf(path), of: name === 'equals' ? 'bytes' : 'member', negated: false };
};
