import type { TSESTree } from '@typescript-eslint/utils';
import type { Binder } from './binder.ts';
import { type BindingScope, VALUE } from './binding-scope.ts';

/**
 * Declares the names of a pattern in `into`, if anywhere. `written`: it mentions them as well, since something is
 * stored in them. Defaults and computed keys are read where the pattern stands.
 */
export const bindPattern = (
  binder: Binder,
  node: TSESTree.Node | null | undefined,
  into: BindingScope | null,
  written: boolean,
): void => {
  switch (node?.type) {
    case 'Identifier':
      if (into !== null) binder.define(node, VALUE, into);
      if (written) binder.refer(node, VALUE);
      return;
    case 'ObjectPattern':
      for (const property of node.properties) bindProperty(binder, property, into, written);
      return;
    case 'ArrayPattern':
      for (const element of node.elements) bindPattern(binder, element, into, written);
      return;
    case 'AssignmentPattern':
      bindPattern(binder, node.left, into, true);
      binder.visit(node.right);
      return;
    case 'RestElement':
      bindPattern(binder, node.argument, into, written);
      return;
    case 'TSParameterProperty':
      bindPattern(binder, node.parameter, into, written);
      return;
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
    case 'TSNonNullExpression':
      bindPattern(binder, node.expression, into, written);
      if (node.type !== 'TSNonNullExpression') binder.visit(node.typeAnnotation);
      return;
    default:
      binder.visit(node);
  }
};

const bindProperty = (
  binder: Binder,
  node: TSESTree.Property | TSESTree.RestElement,
  into: BindingScope | null,
  written: boolean,
): void => {
  if (node.type === 'RestElement') return bindPattern(binder, node, into, written);
  if (node.computed) binder.visit(node.key);
  bindPattern(binder, node.value, into, written);
};
