import type { TSESTree } from '@typescript-eslint/utils';
import type { ValueId } from '../facts/structure.ts';
import type { Lowering } from './lowering.ts';
import { rangeOf } from './ranges.ts';
import { keyName } from './static-name.ts';

export const lowerMember = (lowering: Lowering, node: TSESTree.MemberExpression): ValueId => {
  const object = lowering.expression(node.object);
  if (node.optional) openChain(lowering, object, node);
  const name = keyName(node.property, node.computed);
  const key = name === null ? lowering.expression(node.property) : null;
  return lowering.add({ at: rangeOf(node), kind: 'member', object, name, key });
};

/** After `?.`, all that the rest of the chain does depends on `test`. */
export const openChain = (lowering: Lowering, test: ValueId, node: TSESTree.Node): void => {
  lowering.pending.push({ test, at: rangeOf(node), before: lowering.steps });
  lowering.steps = [];
};

/** A whole optional chain: what stands after each `?.` becomes a branch of its own. */
export const lowerChain = (lowering: Lowering, node: TSESTree.ChainExpression, name: string | null): ValueId => {
  const outer = lowering.pending;
  lowering.pending = [];
  const value = lowering.expression(node.expression, name);
  for (const { test, at, before } of lowering.pending.reverse()) {
    const then = lowering.steps;
    lowering.steps = before;
    if (then.length > 0) before.push({ kind: 'branch', test, then, else: [], at, expression: true });
  }
  lowering.pending = outer;
  return value;
};
