import type { TSESTree } from '@typescript-eslint/utils';
import type { ValueId } from '../facts/structure.ts';
import { lowerAssignment, lowerUpdate } from './lower-assignment.ts';
import { lowerCall, lowerNew, lowerTagged } from './lower-call.ts';
import { lowerClass } from './lower-class.ts';
import { lowerFunction } from './lower-function.ts';
import { lowerJsx } from './lower-jsx.ts';
import { lowerImport } from './lower-load.ts';
import { lowerArray, lowerLiteral, lowerObject, lowerTemplate } from './lower-literal.ts';
import { lowerChain, lowerMember } from './lower-member.ts';
import { lowerBinary, lowerConditional, lowerLogical, lowerUnary } from './lower-operator.ts';
import type { Lowering } from './lowering.ts';
import { rangeOf } from './ranges.ts';
import { parenthesised, unwrap } from './unwrap.ts';

/** Any expression, as the one value it is. `name`: what it is stored in, for functions and classes without a name. */
export const lowerExpression = (lowering: Lowering, node: TSESTree.Node, name: string | null): ValueId => {
  switch (node.type) {
    case 'Identifier':
      return lowering.mention(node);
    case 'MemberExpression':
      return lowerMember(lowering, node);
    case 'CallExpression':
      return lowerCall(lowering, node);
    case 'Literal':
      return lowerLiteral(lowering, node);
    case 'TemplateLiteral':
      return lowerTemplate(lowering, node);
    case 'ObjectExpression':
      return lowerObject(lowering, node);
    case 'ArrayExpression':
      return lowerArray(lowering, node);
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return lowerFunction(lowering, node, { name });
    case 'ClassExpression':
      return lowerClass(lowering, node, name);
    case 'AwaitExpression':
      return lowerAwait(lowering, node);
    case 'YieldExpression':
      return lowerYield(lowering, node);
    case 'NewExpression':
      return lowerNew(lowering, node);
    case 'TaggedTemplateExpression':
      return lowerTagged(lowering, node);
    case 'ImportExpression':
      return lowerImport(lowering, node);
    case 'BinaryExpression':
      return lowerBinary(lowering, node);
    case 'LogicalExpression':
      return lowerLogical(lowering, node);
    case 'ConditionalExpression':
      return lowerConditional(lowering, node, name);
    case 'UnaryExpression':
      return lowerUnary(lowering, node);
    case 'AssignmentExpression':
      return lowerAssignment(lowering, node);
    case 'UpdateExpression':
      return lowerUpdate(lowering, node);
    case 'SequenceExpression':
      return lowerSequence(lowering, node);
    case 'ChainExpression':
      return lowerChain(lowering, node, name);
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'TSInstantiationExpression':
      return lowering.expression(node.expression, name);
    case 'JSXElement':
    case 'JSXFragment':
      return lowerJsx(lowering, node);
    case 'ThisExpression':
      if (lowering.self !== null) return lowering.self;
      return lowering.add({
        at: rangeOf(node),
        kind: 'this',
        cls: lowering.cls,
        ...(lowering.cls !== null || lowering.object === null ? {} : { object: lowering.object }),
      });
    case 'Super':
      return lowering.add({ at: rangeOf(node), kind: 'super', cls: lowering.cls });
    case 'MetaProperty':
      return lowering.global(`${node.meta.name}.${node.property.name}`, rangeOf(node));
    default: {
      const inner = parenthesised(node);
      return inner === null
        ? lowering.add({ at: rangeOf(node), kind: 'unknown', why: node.type })
        : lowering.expression(inner, name);
    }
  }
};

const lowerAwait = (lowering: Lowering, node: TSESTree.AwaitExpression): ValueId => {
  const of = lowering.expression(node.argument);
  const awaited = unwrap(node.argument).type;
  // The module itself stands for the promise of it as well.
  if (awaited === 'ImportExpression') return of;
  const value = lowering.values[of];
  const call = awaited === 'CallExpression' && value?.kind === 'call' ? lowering.calls[value.call] : undefined;
  if (call !== undefined) call.awaited = true;
  return lowering.add({ at: rangeOf(node), kind: 'await', of });
};

const lowerYield = (lowering: Lowering, node: TSESTree.YieldExpression): ValueId => {
  const at = rangeOf(node);
  const of = node.argument == null ? null : lowering.expression(node.argument);
  lowering.steps.push({ kind: 'exit', how: 'yield', value: of, at });
  return lowering.add(
    of === null ? { at, kind: 'unknown', why: 'what a generator is sent' } : { at, kind: 'await', of },
  );
};

const lowerSequence = (lowering: Lowering, node: TSESTree.SequenceExpression): ValueId => {
  let last: ValueId | null = null;
  for (const expression of node.expressions) last = lowering.expression(expression);
  return last ?? lowering.add({ at: rangeOf(node), kind: 'undefined' });
};
