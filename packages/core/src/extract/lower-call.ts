import type { TSESTree } from '@typescript-eslint/utils';
import type { Range } from '../facts/span.ts';
import type { Argument, CallId, ValueId } from '../facts/structure.ts';
import { openChain } from './lower-member.ts';
import type { Lowering } from './lowering.ts';
import { recordMount } from './mounts.ts';
import { literalName } from './static-name.ts';
import { unwrap } from './unwrap.ts';

export const lowerCall = (lowering: Lowering, node: TSESTree.CallExpression): ValueId => {
  const specifier = requiredBy(lowering, node);
  if (specifier !== null) {
    lowering.edges.push({ kind: 'require', specifier, at: node.range });
    return lowering.add({ at: node.range, kind: 'import', specifier, name: '*', cjs: true });
  }
  const callee = lowering.expression(node.callee);
  if (node.optional) openChain(lowering, callee, node);
  const args = lowerArguments(lowering, node.arguments);
  const value = addCall(lowering, node.range, callee, args, false);
  recordMount(lowering, callee, args, lowering.calls.length - 1);
  return value;
};

/** `require('x')`, unless the file has a `require` of its own. */
const requiredBy = (lowering: Lowering, node: TSESTree.CallExpression): string | null => {
  const { callee } = node;
  const [argument] = node.arguments;
  if (callee.type !== 'Identifier' || callee.name !== 'require' || argument === undefined) return null;
  const specifier = literalName(unwrap(argument));
  return specifier !== null && lowering.variableOf(callee) === null ? specifier : null;
};

export const lowerNew = (lowering: Lowering, node: TSESTree.NewExpression): ValueId => {
  const callee = lowering.expression(node.callee);
  return addCall(lowering, node.range, callee, lowerArguments(lowering, node.arguments), true);
};

/** A tag is called with the template it stands before. */
export const lowerTagged = (lowering: Lowering, node: TSESTree.TaggedTemplateExpression): ValueId => {
  const callee = lowering.expression(node.tag);
  const args = [{ value: lowering.expression(node.quasi), spread: false }];
  return addCall(lowering, node.range, callee, args, false);
};

export const lowerImport = (lowering: Lowering, node: TSESTree.ImportExpression): ValueId => {
  const at = node.range;
  const specifier = literalName(unwrap(node.source));
  if (specifier === null) {
    lowering.expression(node.source);
    return lowering.add({ at, kind: 'unknown', why: 'an import whose name is computed' });
  }
  lowering.edges.push({ kind: 'dynamic-import', specifier, at });
  return lowering.add({ at, kind: 'import', specifier, name: '*', cjs: false });
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
