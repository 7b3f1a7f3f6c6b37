import type { TSESTree } from '@typescript-eslint/utils';
import type { Range } from '../facts/span.ts';
import type { ValueId } from '../facts/structure.ts';
import type { Lowering } from './lowering.ts';
import { rangeOf } from './ranges.ts';

const COMPARISONS = new Set(['==', '===', '!=', '!==']);

export const lowerBinary = (lowering: Lowering, node: TSESTree.BinaryExpression): ValueId => {
  if (node.operator === '+') return lowerSum(lowering, node);
  const left =
    node.left.type === 'PrivateIdentifier'
      ? lowering.add({ at: rangeOf(node.left), kind: 'unknown', why: 'a private name' })
      : lowering.expression(node.left);
  const right = lowering.expression(node.right);
  const value = lowering.add({ at: rangeOf(node), kind: 'binary', op: node.operator, left, right });
  if (COMPARISONS.has(node.operator)) lowering.steps.push({ kind: 'compare', value });
  return value;
};

/** Long concatenations nest thousands deep to the left, so their spine is walked in a loop. */
const lowerSum = (lowering: Lowering, node: TSESTree.BinaryExpression): ValueId => {
  const spine: TSESTree.BinaryExpression[] = [node];
  let first: TSESTree.Node = node.left;
  while (first.type === 'BinaryExpression' && first.operator === '+') {
    spine.push(first);
    first = first.left;
  }
  spine.reverse();
  const operands = [lowering.expression(first), ...spine.map(({ right }) => lowering.expression(right))];
  if (operands.some((operand) => isText(lowering, operand))) return concatenate(lowering, operands, rangeOf(node));
  return spine.reduce(
    (left, each, index) =>
      lowering.add({ at: rangeOf(each), kind: 'binary', op: '+', left, right: operands[index + 1] ?? left }),
    operands[0] ?? 0,
  );
};

/** `left + right`, where it is not known whether text or numbers are added. */
export const sum = (lowering: Lowering, left: ValueId, right: ValueId, at: Range): ValueId =>
  isText(lowering, left) || isText(lowering, right)
    ? concatenate(lowering, [left, right], at)
    : lowering.add({ at, kind: 'binary', op: '+', left, right });

const isText = (lowering: Lowering, id: ValueId): boolean => {
  const kind = lowering.values[id]?.kind;
  return kind === 'string' || kind === 'template';
};

const concatenate = (lowering: Lowering, operands: readonly ValueId[], at: Range): ValueId => {
  const parts = operands.flatMap((operand) => {
    const value = lowering.values[operand];
    return value?.kind === 'template' ? value.parts : operand;
  });
  return lowering.add({ at, kind: 'template', parts });
};

export const lowerLogical = (lowering: Lowering, node: TSESTree.LogicalExpression): ValueId =>
  either(lowering, node.operator, lowering.expression(node.left), () => lowering.expression(node.right), rangeOf(node));

/** `left op right`, where what `right` does only happens if `left` lets it. */
export const either = (
  lowering: Lowering,
  op: '||' | '&&' | '??',
  left: ValueId,
  lowerRight: () => ValueId,
  at: Range,
): ValueId => {
  let right = left;
  const steps = lowering.gather(() => {
    right = lowerRight();
  });
  if (steps.length > 0) {
    const arms = op === '&&' ? { then: steps, else: [] } : { then: [], else: steps };
    lowering.steps.push({ kind: 'branch', test: left, ...arms, at, expression: true });
  }
  return lowering.add({ at, kind: 'either', op, of: [left, right], test: null });
};

export const lowerConditional = (
  lowering: Lowering,
  node: TSESTree.ConditionalExpression,
  name: string | null,
): ValueId => {
  const test = lowering.expression(node.test);
  let whenTrue = test;
  let whenFalse = test;
  const then = lowering.gather(() => {
    whenTrue = lowering.expression(node.consequent, name);
  });
  const otherwise = lowering.gather(() => {
    whenFalse = lowering.expression(node.alternate, name);
  });
  if (then.length > 0 || otherwise.length > 0) {
    lowering.steps.push({ kind: 'branch', test, then, else: otherwise, at: rangeOf(node), expression: true });
  }
  return lowering.add({ at: rangeOf(node), kind: 'either', op: '?:', of: [whenTrue, whenFalse], test });
};

export const lowerUnary = (lowering: Lowering, node: TSESTree.UnaryExpression): ValueId => {
  const of = lowering.expression(node.argument);
  const at = rangeOf(node);
  const operand = lowering.values[of];
  if (operand?.kind === 'constant') {
    if (node.operator === 'void') return lowering.add({ at, kind: 'undefined' });
    if (node.operator === '-' && typeof operand.value === 'number') {
      return lowering.add({ at, kind: 'constant', value: -operand.value });
    }
  }
  return lowering.add({ at, kind: 'unary', op: node.operator, of });
};
