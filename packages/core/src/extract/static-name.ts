import type { TSESTree } from '@typescript-eslint/utils';

/** What a key or a computed member says as a literal; null where only running tells. */
export const literalName = (node: TSESTree.Node): string | null => {
  if (node.type === 'Literal')
    return typeof node.value === 'string' || typeof node.value === 'number' ? String(node.value) : null;
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? null;
  return null;
};

/** The name of a property, member or class element; `#name` for a private one. */
export const keyName = (key: TSESTree.Node, computed: boolean): string | null => {
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  if (key.type === 'Identifier' && !computed) return key.name;
  return literalName(key);
};
