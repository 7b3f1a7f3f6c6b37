import type { TSESTree } from '@typescript-eslint/utils';
import { bindPattern } from './bind-patterns.ts';
import type { Binder, Visitors } from './binder.ts';
import { inferScopeOf, type ScopeKind, type Sort, TYPE, VALUE } from './binding-scope.ts';

type Heritage = TSESTree.TSInterfaceHeritage | TSESTree.TSClassImplements;
type FunctionType =
  | TSESTree.TSFunctionType
  | TSESTree.TSConstructorType
  | TSESTree.TSCallSignatureDeclaration
  | TSESTree.TSConstructSignatureDeclaration
  | TSESTree.TSMethodSignature;

/** `A.B` of `extends` and `implements` is an expression to the parser. */
export const bindHeritage = (binder: Binder, { expression, typeArguments }: Heritage): void => {
  let head: TSESTree.Node = expression;
  while (head.type === 'MemberExpression') head = head.object;
  if (head.type === 'Identifier') binder.refer(head, TYPE);
  else binder.visit(head);
  binder.visit(typeArguments);
};

/** Of `A.B` only the first is a name of the file. */
export const bindEntity = (binder: Binder, entity: TSESTree.Node, sort: Sort): void => {
  let head = entity;
  while (head.type === 'TSQualifiedName') head = head.left;
  if (head.type === 'Identifier') binder.refer(head, sort);
  else binder.visit(head);
};

const within = (binder: Binder, kind: ScopeKind, work: () => void): void => {
  const { scope } = binder;
  binder.open(kind);
  work();
  binder.scope = scope;
};

const bindFunctionType = (binder: Binder, node: FunctionType): void =>
  within(binder, 'function-type', () => {
    binder.visit(node.typeParameters);
    for (const param of node.params) {
      bindPattern(binder, param, binder.scope, false);
      if ('typeAnnotation' in param) binder.visit(param.typeAnnotation);
    }
    binder.visit(node.returnType);
  });

/** Type parameters are seen in the declaration only, its name around it. */
const bindDeclared = (
  binder: Binder,
  node: TSESTree.TSInterfaceDeclaration | TSESTree.TSTypeAliasDeclaration,
  work: () => void,
): void => {
  binder.define(node.id, TYPE);
  if (node.typeParameters == null) return work();
  within(binder, 'block', () => {
    binder.visit(node.typeParameters);
    work();
  });
};

const nothing = (): void => undefined;

export const typeVisitors: Visitors = {
  TSTypeAnnotation: (binder, node) => binder.visit(node.typeAnnotation),
  TSTypeReference: (binder, node) => {
    bindEntity(binder, node.typeName, TYPE);
    binder.visit(node.typeArguments);
  },
  TSTypeParameterInstantiation: (binder, node) => binder.visitAll(node.params),
  TSTypeParameterDeclaration: (binder, node) => binder.visitAll(node.params),
  TSTypeParameter: (binder, node) => {
    binder.define(node.name, TYPE);
    binder.visit(node.constraint);
    binder.visit(node.default);
  },
  TSUnionType: (binder, node) => binder.visitAll(node.types),
  TSArrayType: (binder, node) => binder.visit(node.elementType),
  TSTypeLiteral: (binder, node) => binder.visitAll(node.members),
  TSPropertySignature: (binder, node) => {
    if (node.computed) binder.visit(node.key);
    binder.visit(node.typeAnnotation);
  },
  TSMethodSignature: (binder, node) => {
    if (node.computed) binder.visit(node.key);
    bindFunctionType(binder, node);
  },
  TSFunctionType: bindFunctionType,
  TSConstructorType: bindFunctionType,
  TSCallSignatureDeclaration: bindFunctionType,
  TSConstructSignatureDeclaration: bindFunctionType,
  TSIndexSignature: (binder, node) => {
    for (const param of node.parameters) if (param.type === 'Identifier') binder.visit(param.typeAnnotation);
    binder.visit(node.typeAnnotation);
  },
  TSInterfaceDeclaration: (binder, node) =>
    bindDeclared(binder, node, () => {
      for (const extended of node.extends) bindHeritage(binder, extended);
      binder.visitAll(node.body.body);
    }),
  TSTypeAliasDeclaration: (binder, node) => bindDeclared(binder, node, () => binder.visit(node.typeAnnotation)),
  TSConditionalType: (binder, node) => {
    within(binder, 'conditional-type', () => {
      binder.visit(node.checkType);
      binder.visit(node.extendsType);
      binder.visit(node.trueType);
    });
    binder.visit(node.falseType);
  },
  TSInferType: (binder, { typeParameter }) => {
    binder.define(typeParameter.name, TYPE, inferScopeOf(binder.scope));
    binder.visit(typeParameter.constraint);
  },
  TSMappedType: (binder, node) =>
    within(binder, 'mapped-type', () => {
      binder.define(node.key, TYPE);
      binder.visit(node.constraint);
      binder.visit(node.nameType);
      binder.visit(node.typeAnnotation);
    }),
  TSNamedTupleMember: (binder, node) => binder.visit(node.elementType),
  TSTypeQuery: (binder, node) => {
    bindEntity(binder, node.exprName, VALUE);
    binder.visit(node.typeArguments);
  },
  TSTypePredicate: (binder, node) => {
    if (node.parameterName.type === 'Identifier') binder.refer(node.parameterName, VALUE);
    binder.visit(node.typeAnnotation);
  },
  TSImportType: (binder, node) => binder.visit(node.typeArguments),
  TSLiteralType: nothing,
  TSAnyKeyword: nothing,
  TSBooleanKeyword: nothing,
  TSNullKeyword: nothing,
  TSNumberKeyword: nothing,
  TSStringKeyword: nothing,
  TSUndefinedKeyword: nothing,
  TSUnknownKeyword: nothing,
  TSVoidKeyword: nothing,
};
