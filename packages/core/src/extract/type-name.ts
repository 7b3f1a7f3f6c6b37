import type { TSESTree } from '@typescript-eslint/utils';
import type { TypeName } from '../facts/structure.ts';
import type { Lowering } from './lowering.ts';

/** The type written at a parameter, field or pattern, by name. */
export const typeNameOf = (
  lowering: Lowering,
  annotation: TSESTree.TSTypeAnnotation | null | undefined,
): TypeName | null => (annotation == null ? null : nameOf(lowering, annotation.typeAnnotation));

/** Of a reference or an import, nothing else. */
export const typeNameAt = (lowering: Lowering, type: TSESTree.TypeNode): TypeName | null => {
  const name = type.type === 'TSTypeReference' || type.type === 'TSImportType' ? nameOf(lowering, type) : null;
  return name !== null && KEYWORDS.has(name.name) ? null : name;
};

const nameOf = (lowering: Lowering, type: TSESTree.TypeNode): TypeName | null => {
  switch (type.type) {
    case 'TSTypeReference':
      return entityName(lowering, type.typeName);
    case 'TSImportType':
      return importTypeName(type);
    case 'TSUnionType':
    case 'TSIntersectionType':
      return firstNamed(lowering, type.types);
    default:
      return keyword(type.type);
  }
};

/** `Stripe.Event | null` is a `Stripe.Event`; a keyword only counts where nothing better stands. */
const firstNamed = (lowering: Lowering, types: readonly TSESTree.TypeNode[]): TypeName | null => {
  const names = types.flatMap((type) => nameOf(lowering, type) ?? []);
  return (
    names.find(({ name }) => !KEYWORDS.has(name)) ??
    names.find(({ name }) => name !== 'null' && name !== 'undefined') ??
    null
  );
};

const KEYWORDS = new Set([
  'any',
  'bigint',
  'boolean',
  'never',
  'null',
  'number',
  'object',
  'string',
  'symbol',
  'undefined',
  'unknown',
  'void',
]);

const keyword = (type: string): TypeName | null => {
  const name = /^TS(\w+)Keyword$/u.exec(type)?.[1]?.toLowerCase();
  return name !== undefined && KEYWORDS.has(name) ? { name, specifier: null } : null;
};

const entityName = (lowering: Lowering, entity: TSESTree.EntityName): TypeName | null => {
  const rest: string[] = [];
  let head = entity;
  while (head.type === 'TSQualifiedName') {
    rest.unshift(head.right.name);
    head = head.left;
  }
  if (head.type !== 'Identifier') return null;
  const { name, specifier } = importedType(lowering, head);
  return { name: [name, ...rest].join('.'), specifier };
};

export const importedType = (lowering: Lowering, node: TSESTree.Identifier): TypeName =>
  lowering.variableOf(node)?.imported ?? { name: node.name, specifier: null };

/** `import('stripe').Stripe.Event` */
const importTypeName = (type: TSESTree.TSImportType): TypeName | null => {
  if (type.source.type !== 'Literal') return null;
  const names: string[] = [];
  let head: TSESTree.EntityName | null = type.qualifier;
  while (head?.type === 'TSQualifiedName') {
    names.unshift(head.right.name);
    head = head.left;
  }
  if (head?.type === 'Identifier') names.unshift(head.name);
  return { name: names.length === 0 ? '*' : names.join('.'), specifier: type.source.value };
};
