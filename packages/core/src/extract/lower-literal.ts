import type { TSESTree } from '@typescript-eslint/utils';
import type { ObjectEntry, ValueId } from '../facts/structure.ts';
import { lowerFunction } from './lower-function.ts';
import type { Lowering } from './lowering.ts';
import { plainPattern } from './plain-pattern.ts';
import { rangeOf } from './ranges.ts';
import { returnedBy } from './returned.ts';
import { keyName } from './static-name.ts';

export const lowerLiteral = (lowering: Lowering, node: TSESTree.Literal): ValueId => {
  const at = rangeOf(node);
  if (typeof node.value === 'string') return lowering.string(node.value, at);
  if ('regex' in node && node.regex)
    return lowering.add({ at, kind: 'regexp', plain: plainPattern(node.regex.pattern, node.regex.flags) });
  // A RegExp or BigInt the running engine does not know has the value null.
  if ('bigint' in node && node.bigint) return lowering.add({ at, kind: 'constant', value: Number(node.bigint) });
  const { value } = node;
  return lowering.add({
    at,
    kind: 'constant',
    value: typeof value === 'number' || typeof value === 'boolean' ? value : null,
  });
};

export const lowerTemplate = (lowering: Lowering, node: TSESTree.TemplateLiteral): ValueId => {
  const { quasis, expressions } = node;
  if (expressions.length === 0) return lowering.string(textOf(quasis[0]), rangeOf(node));
  const parts: ValueId[] = [];
  quasis.forEach((quasi, index) => {
    const text = textOf(quasi);
    if (text !== '') parts.push(lowering.string(text, rangeOf(quasi)));
    const expression = expressions[index];
    if (expression !== undefined) parts.push(lowering.expression(expression));
  });
  return lowering.add({ at: rangeOf(node), kind: 'template', parts });
};

const textOf = (quasi: TSESTree.TemplateElement | undefined): string => quasi?.value.cooked ?? quasi?.value.raw ?? '';

export const lowerObject = (lowering: Lowering, node: TSESTree.ObjectExpression): ValueId => {
  const entries: ObjectEntry[] = [];
  const object = lowering.add({ at: rangeOf(node), kind: 'object', entries });
  for (const property of node.properties) entries.push(lowerProperty(lowering, property, object));
  return object;
};

const lowerProperty = (lowering: Lowering, node: TSESTree.ObjectLiteralElement, object: ValueId): ObjectEntry => {
  if (node.type === 'SpreadElement') {
    return { key: null, value: lowering.expression(node.argument), spread: true, at: rangeOf(node) };
  }
  const key = keyName(node.key, node.computed);
  if (key === null) lowering.expression(node.key);
  const { value } = node;
  if (value.type === 'FunctionExpression') lowering.holder = object;
  const id =
    value.type === 'FunctionExpression' && (node.method || node.kind !== 'init')
      ? lowerFunction(lowering, value, { name: key })
      : lowering.expression(value, key);
  // Whoever reads the member gets what its getter answers.
  const held = node.kind === 'get' ? (returnedBy(lowering, id) ?? id) : id;
  return { key, value: held, spread: false, at: rangeOf(node.key) };
};

export const lowerArray = (lowering: Lowering, node: TSESTree.ArrayExpression): ValueId => {
  const items = node.elements.map((element) => {
    // Holes keep their place: items are found by index.
    if (element == null) return lowering.add({ at: rangeOf(node), kind: 'undefined' });
    if (element.type !== 'SpreadElement') return lowering.expression(element);
    return lowering.add({ at: rangeOf(element), kind: 'element', of: lowering.expression(element.argument) });
  });
  return lowering.add({ at: rangeOf(node), kind: 'array', items });
};
