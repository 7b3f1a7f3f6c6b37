import type { TSESTree } from '@typescript-eslint/utils';

/** The expression under what changes nothing at run time: type assertions, `!`, chains. */
export const unwrap = (node: TSESTree.Node): TSESTree.Node => {
  let current = node;
  for (;;) {
    switch (current.type) {
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'TSTypeAssertion':
      case 'TSInstantiationExpression':
      case 'ChainExpression':
        current = current.expression;
        break;
      default: {
        const inner = parenthesised(current);
        if (inner === null) return current;
        current = inner;
      }
    }
  }
};

/** Some parsers keep parentheses, and Babel's keep Flow's casts; typescript-estree's types know neither. */
export const parenthesised = (node: { readonly type: string }): TSESTree.Node | null =>
  (node.type === 'ParenthesizedExpression' || node.type === 'TypeCastExpression') && 'expression' in node
    ? (node.expression as TSESTree.Node)
    : null;
