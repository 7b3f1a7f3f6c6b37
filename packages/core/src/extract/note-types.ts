/** What a file writes of types, noted while the values are lowered that they belong to. */
import type { TSESTree } from '@typescript-eslint/utils';
import type { WrittenType, WrittenTypes } from '../facts/written-types.ts';
import type { ClassId, FunctionId, ValueId } from '../facts/structure.ts';
import type { Lowering } from './lowering.ts';
import { importedType } from './type-name.ts';
import { membersOf, writtenType } from './written-type.ts';

export type WrittenTypesDraft = { readonly [K in keyof WrittenTypes]: WrittenTypes[K][number][] };

export const noTypes = (): WrittenTypesDraft => ({
  declared: [],
  stars: [],
  implements: [],
  params: [],
  returns: [],
  variables: [],
});

/** `interface Name`, `type Name =` */
export const noteDeclared = (
  lowering: Lowering,
  node: TSESTree.TSInterfaceDeclaration | TSESTree.TSTypeAliasDeclaration,
  name: string = node.id.name,
): void => {
  const type =
    node.type === 'TSTypeAliasDeclaration' ? writtenType(lowering, node.typeAnnotation) : shapeOf(lowering, node);
  if (type === null) return;
  lowering.types.declared.push({ name, type });
};

const shapeOf = (lowering: Lowering, node: TSESTree.TSInterfaceDeclaration): WrittenType => ({
  kind: 'shape',
  extends: node.extends.flatMap(({ expression }) => heritage(lowering, expression) ?? []),
  members: membersOf(lowering, node.body.body),
});

export const noteImplements = (
  lowering: Lowering,
  node: TSESTree.ClassDeclaration | TSESTree.ClassExpression,
  cls: ClassId,
): void => {
  // Only TypeScript's trees have it.
  for (const { expression } of node.implements ?? []) {
    const type = heritage(lowering, expression);
    if (type !== null) lowering.types.implements.push({ cls, type });
  }
};

/** `A.B` of `extends` and `implements` is an expression to the parser. */
const heritage = (lowering: Lowering, node: TSESTree.Expression): WrittenType | null => {
  const names: string[] = [];
  let head = node;
  while (head.type === 'MemberExpression' && !head.computed && head.property.type === 'Identifier') {
    names.unshift(head.property.name);
    head = head.object;
  }
  if (head.type !== 'Identifier') return null;
  const { name, specifier } = importedType(lowering, head);
  return { kind: 'name', name: [name, ...names].join('.'), specifier };
};

/** Of a parameter whose type is more than a name: the name stands in the function's own table. */
export const noteParam = (lowering: Lowering, node: TSESTree.Node, fn: FunctionId, index: number): void => {
  if (node.type === 'AssignmentPattern') return noteParam(lowering, node.left, fn, index);
  const written = annotationOf(node);
  if (written === undefined || (written.type === 'TSTypeReference' && written.typeArguments == null)) return;
  const type = writtenType(lowering, written);
  if (type !== null) lowering.types.params.push({ fn, index, type });
};

export const noteReturns = (
  lowering: Lowering,
  node: { readonly returnType?: TSESTree.TSTypeAnnotation | undefined },
  fn: FunctionId,
): void => {
  const written = node.returnType?.typeAnnotation;
  const type = written == null ? null : writtenType(lowering, written);
  if (type !== null) lowering.types.returns.push({ fn, type });
};

export const noteVariable = (lowering: Lowering, id: TSESTree.BindingName): void => {
  const written = annotationOf(id);
  if (written === undefined || id.type !== 'Identifier') return;
  const type = writtenType(lowering, written);
  const value: ValueId | null = type === null ? null : lowering.store(id, null, false);
  if (type !== null && value !== null) lowering.types.variables.push({ value, type });
};

const annotationOf = (node: TSESTree.Node): TSESTree.TypeNode | undefined =>
  'typeAnnotation' in node && node.typeAnnotation?.type === 'TSTypeAnnotation'
    ? node.typeAnnotation.typeAnnotation
    : undefined;

/** `export type { Name } from`, `export { type Name }`, and of `export { Name }` what may be a type. */
export const noteExported = (lowering: Lowering, node: TSESTree.ExportNamedDeclaration): void => {
  for (const clause of node.specifiers) {
    const name = clause.exported.type === 'Identifier' ? clause.exported.name : clause.exported.value;
    const local = clause.local.type === 'Identifier' ? clause.local.name : clause.local.value;
    const of =
      node.source == null ? ownOrImported(lowering, clause.local) : { name: local, specifier: node.source.value };
    if (of === null || (of.specifier === null && of.name === name)) continue;
    lowering.types.declared.push({ name, type: { kind: 'name', ...of } });
  }
};

const ownOrImported = (lowering: Lowering, node: TSESTree.Node): ReturnType<typeof importedType> | null =>
  node.type === 'Identifier' ? importedType(lowering, node) : null;

export const noteStar = (lowering: Lowering, node: TSESTree.ExportAllDeclaration): void => {
  if (node.exportKind === 'type' && node.exported == null) lowering.types.stars.push(node.source.value);
};
