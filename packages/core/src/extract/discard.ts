import type { TSESTree } from '@typescript-eslint/utils';
import type { ValueId } from '../facts/structure.ts';
import type { Lowering } from './lowering.ts';
import { unwrap } from './unwrap.ts';

/** Marks the calls whose answers an expression statement throws away: `f()`, `await f()`, `void f()`, `ok && f()`. */
export const markDiscarded = (lowering: Lowering, expression: TSESTree.Node, id: ValueId): void => {
  const node = unwrap(expression);
  const value = lowering.values[id];
  if (value === undefined) return;
  switch (node.type) {
    case 'CallExpression':
    case 'NewExpression':
    case 'TaggedTemplateExpression': {
      const call = value.kind === 'call' ? lowering.calls[value.call] : undefined;
      if (call !== undefined) call.discarded = true;
      return;
    }
    case 'AwaitExpression':
      if (value.kind === 'await') markDiscarded(lowering, node.argument, value.of);
      return;
    case 'UnaryExpression':
      if (value.kind === 'unary') markDiscarded(lowering, node.argument, value.of);
      return;
    case 'LogicalExpression':
      if (value.kind === 'either') markDiscarded(lowering, node.right, value.of[1] ?? id);
      return;
    case 'ConditionalExpression':
      if (value.kind !== 'either') return;
      markDiscarded(lowering, node.consequent, value.of[0] ?? id);
      markDiscarded(lowering, node.alternate, value.of[1] ?? id);
      return;
    case 'SequenceExpression':
      markDiscarded(lowering, node.expressions.at(-1) ?? node, id);
  }
};
