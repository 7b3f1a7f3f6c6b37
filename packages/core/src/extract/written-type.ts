import type { TSESTree } from '@typescript-eslint/utils';
import type { WrittenType } from '../facts/written-types.ts';
import type { Lowering } from './lowering.ts';
import { keyName } from './static-name.ts';
import { importedType, typeNameAt } from './type-name.ts';

/** What stands for the type it is given first. */
const TRANSPARENT: ReadonlySet<string> = new Set([
  'Promise',
  'PromiseLike',
  'Awaited',
  'Readonly',
  'Required',
  'Partial',
  'NonNullable',
  'Pick',
  'Omit',
]);
/** Past this a written type says nothing that anybody asks for. */
const MAX_DEPTH = 6;

/** Null where it names nothing: a keyword, a literal, a function's type. */
export const writtenType = (lowering: Lowering, node: TSESTree.TypeNode, depth = 0): WrittenType | null => {
  if (depth > MAX_DEPTH) return null;
  const inner = (type: TSESTree.TypeNode): WrittenType | null => writtenType(lowering, type, depth + 1);
  switch (node.type) {
    case 'TSTypeReference':
      return ofReference(lowering, node, inner);
    case 'TSImportType':
      return named(lowering, node);
    case 'TSTypeQuery':
      return node.exprName.type === 'TSImportType' ? null : ofQuery(lowering, node.exprName);
    case 'TSIndexedAccessType': {
      const of = inner(node.objectType);
      const { indexType: key } = node;
      const name = key.type === 'TSLiteralType' && key.literal.type === 'Literal' ? key.literal.value : null;
      return of === null || typeof name !== 'string' ? null : { kind: 'member', of, name };
    }
    case 'TSTypeLiteral':
      return { kind: 'shape', extends: [], members: membersOf(lowering, node.members, depth) };
    case 'TSUnionType':
    case 'TSIntersectionType': {
      const of = node.types.flatMap((type) => inner(type) ?? []);
      return of.length > 1 ? { kind: 'either', of } : (of[0] ?? null);
    }
    case 'TSTypeOperator':
      return node.operator === 'readonly' && node.typeAnnotation !== undefined ? inner(node.typeAnnotation) : null;
    default:
      return null;
  }
};

export const membersOf = (
  lowering: Lowering,
  nodes: readonly TSESTree.TypeElement[],
  depth = 0,
): Extract<WrittenType, { kind: 'shape' }>['members'] =>
  nodes.flatMap((node) => {
    if (node.type !== 'TSPropertySignature' && node.type !== 'TSMethodSignature') return [];
    const name = keyName(node.key, node.computed);
    if (name === null) return [];
    const annotation = node.type === 'TSPropertySignature' ? node.typeAnnotation?.typeAnnotation : undefined;
    const method = node.type === 'TSMethodSignature' || annotation?.type === 'TSFunctionType';
    return [{ name, type: annotation == null ? null : writtenType(lowering, annotation, depth + 1), method }];
  });

const ofReference = (
  lowering: Lowering,
  node: TSESTree.TSTypeReference,
  inner: (type: TSESTree.TypeNode) => WrittenType | null,
): WrittenType | null => {
  const name = named(lowering, node);
  const [first] = node.typeArguments?.params ?? [];
  if (name?.kind !== 'name' || name.specifier !== null || first === undefined) return name;
  if (TRANSPARENT.has(name.name)) return inner(first);
  if (name.name !== 'ReturnType' && name.name !== 'InstanceType') return name;
  const of = inner(first);
  return of === null ? null : { kind: 'answer', of };
};

const named = (lowering: Lowering, node: TSESTree.TypeNode): WrittenType | null => {
  const name = typeNameAt(lowering, node);
  return name === null ? null : { kind: 'name', ...name };
};

const ofQuery = (lowering: Lowering, entity: TSESTree.EntityName): WrittenType | null => {
  const path: string[] = [];
  let head = entity;
  while (head.type === 'TSQualifiedName') {
    path.unshift(head.right.name);
    head = head.left;
  }
  if (head.type !== 'Identifier') return null;
  const { name, specifier } = importedType(lowering, head);
  return specifier === null
    ? { kind: 'value', value: lowering.mention(head), path }
    : { kind: 'import', specifier, name, path };
};
