import type { TSESTree } from '@typescript-eslint/utils';
import { startOf } from '../ranges.ts';
import { bindPattern } from './bind-patterns.ts';
import { bindHeritage } from './bind-types.ts';
import type { Binder } from './binder.ts';
import { EITHER, VALUE } from './binding-scope.ts';

export type AnyFunction =
  | TSESTree.FunctionDeclaration
  | TSESTree.FunctionExpression
  | TSESTree.ArrowFunctionExpression
  | TSESTree.TSDeclareFunction
  | TSESTree.TSEmptyBodyFunctionExpression;

export const bindFunction = (binder: Binder, node: AnyFunction): void => {
  const { scope } = binder;
  if (node.type === 'FunctionExpression' && node.id != null) binder.open('block');
  if (node.id != null) binder.define(node.id, VALUE);
  openFunction(binder, node);
  for (const param of node.params) {
    bindParam(binder, param);
    binder.visitAll(param.decorators);
  }
  bindBody(binder, node);
  binder.scope = scope;
};

/** What decorates a method's parameters is read in the class. */
const bindMethod = (binder: Binder, node: TSESTree.FunctionExpression): void => {
  const { scope } = binder;
  for (const param of node.params) binder.visitAll(param.decorators);
  openFunction(binder, node);
  for (const param of node.params) bindParam(binder, param);
  bindBody(binder, node);
  binder.scope = scope;
};

const openFunction = (binder: Binder, { type, body }: AnyFunction): void =>
  binder.openFunction(body == null ? -1 : startOf(body), type !== 'ArrowFunctionExpression');

const bindParam = (binder: Binder, node: TSESTree.Parameter): void => {
  bindPattern(binder, node, binder.scope, false);
  bindParamType(binder, node);
};

const bindParamType = (binder: Binder, node: TSESTree.Parameter): void => {
  if (node.type === 'TSParameterProperty') bindParamType(binder, node.parameter);
  else if (node.type === 'AssignmentPattern') binder.visit(node.left.typeAnnotation);
  else binder.visit(node.typeAnnotation);
};

const bindBody = (binder: Binder, { returnType, typeParameters, body }: AnyFunction): void => {
  binder.visit(returnType);
  binder.visit(typeParameters);
  // The block of a function is no block of its own.
  if (body?.type === 'BlockStatement') binder.visitAll(body.body);
  else binder.visit(body);
};

export const bindClass = (binder: Binder, node: TSESTree.ClassDeclaration | TSESTree.ClassExpression): void => {
  const { scope } = binder;
  const { id } = node;
  const variable = id == null || node.type === 'ClassExpression' ? null : binder.define(id, EITHER);
  binder.visitAll(node.decorators);
  binder.open('block');
  if (variable !== null) binder.scope.names = new Map([[variable.name, variable]]);
  else if (id != null) binder.define(id, EITHER);
  binder.visit(node.superClass);
  binder.visit(node.typeParameters);
  binder.visit(node.superTypeArguments);
  for (const implemented of node.implements ?? []) bindHeritage(binder, implemented);
  binder.visitAll(node.body.body);
  binder.scope = scope;
};

type Member =
  | TSESTree.MethodDefinition
  | TSESTree.PropertyDefinition
  | TSESTree.AccessorProperty
  | TSESTree.TSAbstractMethodDefinition
  | TSESTree.TSAbstractPropertyDefinition
  | TSESTree.TSAbstractAccessorProperty;

export const bindMember = (binder: Binder, node: Member): void => {
  if (node.computed) binder.visit(node.key);
  if (node.type === 'MethodDefinition' && node.value.type === 'FunctionExpression') bindMethod(binder, node.value);
  else binder.visit(node.value);
  binder.visitAll(node.decorators);
  if ('typeAnnotation' in node) binder.visit(node.typeAnnotation);
};
