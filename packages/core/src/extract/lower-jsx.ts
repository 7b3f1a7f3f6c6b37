import type { TSESTree } from '@typescript-eslint/utils';
import type { ObjectEntry, ValueId } from '../facts/structure.ts';
import type { Lowering } from './lowering.ts';
import { endOf, rangeOf, startOf } from './ranges.ts';

export const lowerJsx = (lowering: Lowering, node: TSESTree.JSXElement | TSESTree.JSXFragment): ValueId => {
  const opening = node.type === 'JSXElement' ? node.openingElement : null;
  const attributes = opening?.attributes.map((attribute) => lowerAttribute(lowering, attribute)) ?? [];
  const children = node.children.flatMap((child) => lowerChild(lowering, child) ?? []);
  return lowering.add({
    at: rangeOf(node),
    kind: 'jsx',
    name: opening === null ? '' : tagName(opening.name),
    attributes,
    children,
  });
};

const tagName = (tag: TSESTree.JSXTagNameExpression): string => {
  if (tag.type === 'JSXNamespacedName') return `${tag.namespace.name}:${tag.name.name}`;
  if (tag.type === 'JSXMemberExpression') return `${tagName(tag.object)}.${tag.property.name}`;
  return tag.type === 'JSXIdentifier' ? tag.name : 'this';
};

const lowerAttribute = (lowering: Lowering, node: TSESTree.JSXAttribute | TSESTree.JSXSpreadAttribute): ObjectEntry => {
  const at = rangeOf(node);
  if (node.type === 'JSXSpreadAttribute')
    return { key: null, value: lowering.expression(node.argument), spread: true, at };
  const key =
    node.name.type === 'JSXIdentifier' ? node.name.name : `${node.name.namespace.name}:${node.name.name.name}`;
  return { key, value: lowerAttributeValue(lowering, node, key), spread: false, at: rangeOf(node.name) };
};

const lowerAttributeValue = (lowering: Lowering, node: TSESTree.JSXAttribute, key: string): ValueId => {
  const { value } = node;
  if (value == null) return lowering.add({ at: rangeOf(node), kind: 'constant', value: true });
  if (value.type === 'JSXExpressionContainer') return lowering.expression(value.expression, key);
  if (value.type !== 'Literal') return lowering.expression(value);
  // From the source: not every parser decodes entities.
  return lowering.string(lowering.text.slice(startOf(value) + 1, endOf(value) - 1), rangeOf(value));
};

const lowerChild = (lowering: Lowering, node: TSESTree.JSXChild): ValueId | null => {
  switch (node.type) {
    case 'JSXText': {
      const text = lowering.text.slice(startOf(node), endOf(node)).trim();
      return text === '' ? null : lowering.string(text, rangeOf(node));
    }
    case 'JSXExpressionContainer':
    case 'JSXSpreadChild':
      return node.expression.type === 'JSXEmptyExpression' ? null : lowering.expression(node.expression);
    default:
      return lowering.expression(node);
  }
};
