import type { TSESTree } from '@typescript-eslint/utils';
import type { Range } from '../facts/span.ts';
import type { ValueId } from '../facts/structure.ts';
import { either, sum } from './lower-operator.ts';
import { bind } from './lower-pattern.ts';
import { lowerWrite } from './lower-write.ts';
import { outlives } from './outlives.ts';
import type { Lowering } from './lowering.ts';
import { rangeOf } from './ranges.ts';
import { unwrap } from './unwrap.ts';

export const lowerAssignment = (lowering: Lowering, node: TSESTree.AssignmentExpression): ValueId => {
  const { operator, right } = node;
  const target = unwrap(node.left);
  if (operator !== '=') {
    return update(lowering, target, (current, name) =>
      compound(lowering, operator, current, () => lowering.expression(right, name), rangeOf(node)),
    );
  }
  if (target.type === 'MemberExpression')
    return lowerWrite(lowering, target, (name) => lowering.expression(right, name), rangeOf(node));
  const value = lowering.expression(right, target.type === 'Identifier' ? target.name : null);
  bind(lowering, target, value, false);
  if (target.type === 'Identifier') {
    const id = lowering.store(target, null, false);
    if (id !== null && outlives(lowering, id))
      lowering.steps.push({ kind: 'store', target: id, value, at: rangeOf(node) });
  }
  return value;
};

export const lowerUpdate = (lowering: Lowering, node: TSESTree.UpdateExpression): ValueId =>
  update(lowering, unwrap(node.argument), (of) =>
    lowering.add({ at: rangeOf(node), kind: 'unary', op: node.operator, of }),
  );

/** Stores in `target` what `next` makes of its current value. */
const update = (
  lowering: Lowering,
  target: TSESTree.Node,
  next: (current: ValueId, name: string | null) => ValueId,
): ValueId => {
  if (target.type === 'MemberExpression') return lowerWrite(lowering, target, (name, current) => next(current(), name));
  const value = next(lowering.expression(target), target.type === 'Identifier' ? target.name : null);
  bind(lowering, target, value, false);
  return value;
};

const compound = (lowering: Lowering, operator: string, left: ValueId, right: () => ValueId, at: Range): ValueId => {
  switch (operator) {
    case '||=':
      return either(lowering, '||', left, right, at);
    case '&&=':
      return either(lowering, '&&', left, right, at);
    case '??=':
      return either(lowering, '??', left, right, at);
    case '+=':
      return sum(lowering, left, right(), at);
    default:
      return lowering.add({ at, kind: 'binary', op: operator.slice(0, -1), left, right: right() });
  }
};
