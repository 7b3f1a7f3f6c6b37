import { calledName, isCall } from '../source/calls.ts';
import { bare, dotted, j, type Node, objectOf } from '../source/node.ts';
import { type Source, sliceOf } from '../source/source.ts';
import { Refusal } from '../transform.ts';
import type { Counter } from './retry-loop.ts';

/** How long the first wait lasts, and what none exceeds, as expressions. */
export interface Delays {
  readonly initial: string;
  readonly max: string | null;
}

/** Read off what a sleep is handed. `named`: constants of the loop. */
export const delaysOf = (
  source: Source,
  expression: Node,
  counter: Counter | null,
  named: ReadonlyMap<string, Node>,
): Delays => {
  const whole = resolved(expression, named);
  const node = resolved((j.BinaryExpression.check(whole) ? sureOf(whole) : null) ?? whole, named);
  const isOuter = (one: Node): boolean => {
    const [root = ''] = (dotted(one) ?? '').split('.');
    return root !== '' && root !== counter?.name && !named.has(root);
  };
  const cap = capOf(node, isOuter);
  if (cap === null && [expression, ...named.values()].some(hasLimit)) throw notUnderstood();
  const grows = resolved(cap === null ? node : otherOf(node, cap), named);
  const ms = valueOf(node, counter, named) ?? valueOf(grows, counter, named);
  const initial = ms === null ? factorOf(source, grows, counter, isOuter) : String(ms);
  if (initial === null) throw notUnderstood();
  return { initial, max: cap === null ? null : textOf(source, cap) };
};

const notUnderstood = (): Refusal =>
  new Refusal('How long the loop waits is worked out in a way that is not understood here.');

const hasLimit = (node: Node): boolean =>
  [node, ...j(node).find(j.CallExpression).nodes()].some((one) => isMath(one, 'min'));

const resolved = (expression: Node, named: ReadonlyMap<string, Node>): Node => {
  const node = bare(expression);
  return (j.Identifier.check(node) ? named.get(node.name) : undefined) ?? node;
};

/** `10_000` of `Math.min(10_000, …)`: the one that does not grow, and has a name outside of the loop if it has one. */
const capOf = (node: Node, isOuter: (node: Node) => boolean): Node | null => {
  if (!isMath(node, 'min') || !isCall(node) || node.arguments.length !== 2) return null;
  const literal = node.arguments.find((one) => j.NumericLiteral.check(one));
  const [only, ...more] = node.arguments.filter(isOuter);
  return literal ?? (more.length === 0 ? only : null) ?? null;
};

const otherOf = (node: Node, cap: Node): Node =>
  isCall(node) ? (node.arguments.find((one) => one !== cap) ?? node) : node;

const textOf = (source: Source, node: Node): string => sliceOf(source, node);

/** What it comes to at the first attempt, chance left out, where it is made of numbers alone. */
const valueOf = (expression: Node, counter: Counter | null, named: ReadonlyMap<string, Node>): number | null => {
  const node = resolved(expression, named);
  const of = (one: Node): number | null => valueOf(one, counter, named);
  if (j.NumericLiteral.check(node)) return node.value;
  if (j.Identifier.check(node)) return node.name === counter?.name ? counter.first : null;
  if (j.BinaryExpression.check(node)) {
    // Of a wait with some chance in it the part that is sure, or else all of it.
    const sure = sureOf(node);
    return sure === null ? computed(node.operator, of(node.left), of(node.right)) : of(sure);
  }
  if (!isCall(node)) return null;
  const values = node.arguments.map(of);
  if (values.some((value) => value === null)) return null;
  const [one = 0, two = 0] = values.map(Number);
  if (isMath(node, 'pow')) return one ** two;
  if (isMath(node, 'min')) return Math.min(one, two);
  return isMath(node, 'round') || isMath(node, 'floor') ? Math.round(one) : null;
};

/** `1000` of `Math.random() * 1000`, and of `1000 + Math.random() * 200`. */
const sureOf = ({
  operator,
  left,
  right,
}: {
  readonly operator: string;
  readonly left: Node;
  readonly right: Node;
}): Node | null => {
  const isChance = operator === '*' ? (node: Node) => isMath(bare(node), 'random') : hasChance;
  if (operator !== '*' && operator !== '+') return null;
  if (isChance(left)) return right;
  return isChance(right) ? left : null;
};

const hasChance = (node: Node): boolean =>
  [node, ...j(node).find(j.CallExpression).nodes()].some((one) => isMath(bare(one), 'random'));

const computed = (operator: string, left: number | null, right: number | null): number | null => {
  if (left === null || right === null) return null;
  if (operator === '+') return left + right;
  if (operator === '-') return left - right;
  if (operator === '*') return left * right;
  if (operator === '**') return left ** right;
  return operator === '<<' ? left * 2 ** right : null;
};

/** `base` of `base`, `base * 2 ** attempt`, `base * attempt`. */
const factorOf = (
  source: Source,
  expression: Node,
  counter: Counter | null,
  isOuter: (node: Node) => boolean,
): string | null => {
  const node = bare(expression);
  if (dotted(node) !== null) return isOuter(node) ? sliceOf(source, node) : null;
  if (!j.BinaryExpression.check(node) || node.operator !== '*') return null;
  for (const [one, other] of [
    [node.left, node.right],
    [node.right, node.left],
  ] as const) {
    const times = valueOf(other, counter, new Map());
    if (times === null || times === 0 || !isOuter(one)) continue;
    return times === 1 ? sliceOf(source, one) : `${sliceOf(source, one)} * ${times}`;
  }
  return null;
};

const isMath = (node: Node, name: string): boolean => {
  if (!isCall(node)) return false;
  const object = objectOf(bare(node.callee));
  return object !== null && dotted(object) === 'Math' && calledName(node) === name;
};
