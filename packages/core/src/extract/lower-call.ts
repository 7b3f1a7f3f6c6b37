import type { TSESTree } from '@typescript-eslint/utils';
import type { Range } from '../facts/span.ts';
import type { Argument, CallId, ValueId } from '../facts/structure.ts';
import { lowerExporting } from './lower-exporting.ts';
import { lowerLoad } from './lower-load.ts';
import { openChain } from './lower-member.ts';
import type { Lowering } from './lowering.ts';
import { recordMount } from './mounts.ts';
import { rangeOf } from './ranges.ts';

export const lowerCall = (lowering: Lowering, node: TSESTree.CallExpression): ValueId => {
  const loaded = lowerLoad(lowering, node);
  if (loaded !== null) return loaded;
  const callee = lowering.expression(node.callee);
  if (node.optional) openChain(lowering, callee, node);
  const args = lowerArguments(lowering, node.arguments);
  const value = addCall(lowering, rangeOf(node), callee, args, false);
  recordMount(lowering, callee, args, lowering.calls.length - 1);
  lowerExporting(lowering, callee, args);
  return value;
};

export const lowerNew = (lowering: Lowering, node: TSESTree.NewExpression): ValueId => {
  const callee = lowering.expression(node.callee);
  return addCall(lowering, rangeOf(node), callee, lowerArguments(lowering, node.arguments), true);
};

/** A tag is called with the template it stands before. */
export const lowerTagged = (lowering: Lowering, node: TSESTree.TaggedTemplateExpression): ValueId => {
  const callee = lowering.expression(node.tag);
  const args = [{ value: lowering.expression(node.quasi), spread: false }];
  return addCall(lowering, rangeOf(node), callee, args, false);
};

const lowerArguments = (lowering: Lowering, nodes: readonly TSESTree.CallExpressionArgument[]): Argument[] =>
  nodes.map((node) =>
    node.type === 'SpreadElement'
      ? { value: lowering.expression(node.argument), spread: true }
      : { value: lowering.expression(node), spread: false },
  );

const addCall = (
  lowering: Lowering,
  at: Range,
  callee: ValueId,
  args: readonly Argument[],
  construct: boolean,
): ValueId => {
  const call: CallId =
    lowering.calls.push({ at, callee, args, construct, awaited: false, discarded: false, fn: lowering.fn }) - 1;
  lowering.steps.push({ kind: 'call', call });
  return lowering.add({ at, kind: 'call', call });
};
