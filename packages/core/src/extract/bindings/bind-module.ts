import type { TSESTree } from '@typescript-eslint/utils';
import { bindClass, bindFunction, bindMember } from './bind-functions.ts';
import { bindPattern } from './bind-patterns.ts';
import { statementVisitors } from './bind-statements.ts';
import { typeVisitors } from './bind-types.ts';
import { Binder, type Visitors } from './binder.ts';
import { VALUE } from './binding-scope.ts';
import type { VariableOf } from './variable.ts';

/**
 * Which variable each name of a module means: what typescript-eslint's scope manager answers, at a fraction of what
 * it costs. Any file is read as a module: a script's top level would be the global scope.
 */
export const bindModule = (program: TSESTree.Program): VariableOf => {
  const binder = new Binder(program, visitors);
  binder.visit(program);
  return (identifier) => binder.variableOf(identifier);
};

const nothing = (): void => undefined;

const bindCall = (binder: Binder, node: TSESTree.CallExpression | TSESTree.NewExpression): void => {
  binder.visit(node.callee);
  binder.visitAll(node.arguments);
  binder.visit(node.typeArguments);
};

const bindPair = (binder: Binder, node: TSESTree.BinaryExpression | TSESTree.LogicalExpression): void => {
  binder.visit(node.left);
  binder.visit(node.right);
};

type Assertion = TSESTree.TSAsExpression | TSESTree.TSSatisfiesExpression | TSESTree.TSTypeAssertion;

const bindAssertion = (binder: Binder, node: Assertion): void => {
  binder.visit(node.expression);
  binder.visit(node.typeAnnotation);
};

const visitors: Visitors = {
  ...typeVisitors,
  ...statementVisitors,
  Identifier: (binder, node) => binder.refer(node, VALUE),
  Literal: nothing,
  TemplateLiteral: (binder, node) => binder.visitAll(node.expressions),
  TemplateElement: nothing,
  ThisExpression: nothing,
  MetaProperty: nothing,
  MemberExpression: (binder, node) => {
    binder.visit(node.object);
    if (node.computed) binder.visit(node.property);
  },
  CallExpression: bindCall,
  NewExpression: bindCall,
  ImportExpression: (binder, node) => {
    binder.visit(node.source);
    binder.visit(node.options);
  },
  ObjectExpression: (binder, node) => binder.visitAll(node.properties),
  Property: (binder, node) => {
    if (node.computed) binder.visit(node.key);
    binder.visit(node.value);
  },
  ArrayExpression: (binder, node) => binder.visitAll(node.elements),
  SpreadElement: (binder, node) => binder.visit(node.argument),
  AwaitExpression: (binder, node) => binder.visit(node.argument),
  UnaryExpression: (binder, node) => binder.visit(node.argument),
  BinaryExpression: bindPair,
  LogicalExpression: bindPair,
  ConditionalExpression: (binder, node) => {
    binder.visit(node.test);
    binder.visit(node.consequent);
    binder.visit(node.alternate);
  },
  ChainExpression: (binder, node) => binder.visit(node.expression),
  AssignmentExpression: (binder, node) => {
    bindPattern(binder, node.left, null, true);
    binder.visit(node.right);
  },
  UpdateExpression: (binder, node) => bindPattern(binder, node.argument, null, true),
  TSAsExpression: bindAssertion,
  TSSatisfiesExpression: bindAssertion,
  TSTypeAssertion: bindAssertion,
  TSNonNullExpression: (binder, node) => binder.visit(node.expression),
  FunctionDeclaration: bindFunction,
  FunctionExpression: bindFunction,
  ArrowFunctionExpression: bindFunction,
  TSDeclareFunction: bindFunction,
  TSEmptyBodyFunctionExpression: bindFunction,
  ClassDeclaration: bindClass,
  ClassExpression: bindClass,
  MethodDefinition: bindMember,
  PropertyDefinition: bindMember,
  AccessorProperty: bindMember,
  TSAbstractMethodDefinition: bindMember,
  TSAbstractPropertyDefinition: bindMember,
  TSAbstractAccessorProperty: bindMember,
  PrivateIdentifier: nothing,
  ImportAttribute: nothing,
  // The name of an element is no value to the lowering.
  JSXIdentifier: nothing,
  JSXMemberExpression: nothing,
  JSXNamespacedName: nothing,
  JSXText: nothing,
  JSXElement: (binder, node) => {
    binder.visit(node.openingElement);
    binder.visitAll(node.children);
  },
  JSXOpeningElement: (binder, node) => {
    binder.visit(node.typeArguments);
    binder.visitAll(node.attributes);
  },
  JSXAttribute: (binder, node) => binder.visit(node.value),
  JSXExpressionContainer: (binder, node) => binder.visit(node.expression),
};
