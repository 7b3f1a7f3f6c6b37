import type { TSESTree } from '@typescript-eslint/utils';
import type { ValueId } from '../facts/structure.ts';
import { lowerWrite } from './lower-write.ts';
import { either } from './lower-operator.ts';
import type { Lowering } from './lowering.ts';
import { bareRange, rangeOf } from './ranges.ts';
import { keyName } from './static-name.ts';
import { unwrap } from './unwrap.ts';

/** Stores `source` in what a declaration, a parameter or an assignment names; destructuring reads as members. */
export const bind = (lowering: Lowering, pattern: TSESTree.Node, source: ValueId, declares: boolean): void => {
  switch (pattern.type) {
    case 'Identifier':
      lowering.store(pattern, source, declares);
      return;
    case 'ObjectPattern':
      for (const property of pattern.properties) bindProperty(lowering, property, source, declares);
      return;
    case 'ArrayPattern':
      pattern.elements.forEach((element, index) => {
        if (element != null) bindElement(lowering, element, index, source, declares);
      });
      return;
    case 'AssignmentPattern':
      bind(lowering, pattern.left, withDefault(lowering, pattern, source), declares);
      return;
    case 'RestElement':
      bind(lowering, pattern.argument, lowering.add({ at: rangeOf(pattern), kind: 'element', of: source }), declares);
      return;
    case 'TSParameterProperty':
      bind(lowering, pattern.parameter, source, declares);
      return;
    case 'MemberExpression':
      lowerWrite(lowering, pattern, () => source);
      return;
    default: {
      const inner = unwrap(pattern);
      if (inner !== pattern) bind(lowering, inner, source, declares);
    }
  }
};

const bindProperty = (
  lowering: Lowering,
  property: TSESTree.Property | TSESTree.RestElement,
  source: ValueId,
  declares: boolean,
): void => {
  if (property.type === 'RestElement') {
    bind(lowering, property, source, declares);
    return;
  }
  const name = keyName(property.key, property.computed);
  const key = name === null ? lowering.expression(property.key) : null;
  const member = lowering.add({ at: rangeOf(property), kind: 'member', object: source, name, key });
  bind(lowering, property.value, member, declares);
};

const bindElement = (
  lowering: Lowering,
  element: TSESTree.Node,
  index: number,
  source: ValueId,
  declares: boolean,
): void => {
  if (element.type === 'RestElement') {
    bind(lowering, element, source, declares);
    return;
  }
  const name = String(index);
  bind(
    lowering,
    element,
    lowering.add({ at: rangeOf(element), kind: 'member', object: source, name, key: null }),
    declares,
  );
};

/** A default stands in where nothing was given, and only then are its calls made. */
const withDefault = (lowering: Lowering, pattern: TSESTree.AssignmentPattern, source: ValueId): ValueId => {
  const name = pattern.left.type === 'Identifier' ? pattern.left.name : null;
  return either(
    lowering,
    '??',
    source,
    () => lowering.expression(pattern.right, name),
    bareRange(pattern, lowering.text),
  );
};
