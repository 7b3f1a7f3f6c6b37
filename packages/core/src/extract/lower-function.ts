import type { TSESTree } from '@typescript-eslint/utils';
import type { Range } from '../facts/span.ts';
import { type FunctionId, type Step, THIS_PARAM, type ValueId } from '../facts/structure.ts';
import { directivesOf } from './directives.ts';
import { lowerDecorators } from './lower-decorators.ts';
import { bind } from './lower-pattern.ts';
import type { Lowering } from './lowering.ts';
import { noteParam, noteReturns } from './note-types.ts';
import { bareRange, rangeOf } from './ranges.ts';
import { typeNameOf } from './type-name.ts';

export type FunctionNode =
  TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

/** What holds a function: a variable, a property, a class. */
export interface Holder {
  /** Its name, for functions without one of their own. */
  readonly name: string | null;
  /** The function is a member of the class around it, and sees its `this`. */
  readonly member?: boolean;
  /** A place kept in the table: a constructor's is needed before its turn comes. */
  readonly reserved?: FunctionId;
}

/** A function of any form, as the value it is. */
export const lowerFunction = (lowering: Lowering, node: FunctionNode, holder: Holder): ValueId => {
  const keepsThis = node.type === 'ArrowFunctionExpression' || holder.member === true;
  const fn = holder.reserved ?? reserveFunction(lowering, rangeOf(node), keepsThis);
  const value = lowering.add({ at: rangeOf(node), kind: 'function', fn });
  const variable = node.id == null ? null : lowering.store(node.id, value, true);
  // A function that is called like a class constructs.
  if (variable !== null && /^[A-Z]/u.test(node.id?.name ?? '')) lowering.holder = variable;
  const draft = lowering.functions[fn];
  if (draft === undefined) return value;
  draft.name = node.id?.name ?? holder.name;
  draft.async = node.async;
  draft.generator = node.generator;
  if (node.body.type === 'BlockStatement') draft.directives = directivesOf(node.body.body);
  noteReturns(lowering, node, fn);
  const cls = keepsThis ? lowering.cls : null;
  const around = lowering.object;
  const self = lowering.self;
  if (node.type !== 'ArrowFunctionExpression') lowering.self = declaredThis(lowering, node, fn);
  if (!keepsThis) lowering.object = lowering.holder;
  if (node.type !== 'ArrowFunctionExpression') lowering.holder = null;
  // Decorators run when the class is made, not when the function is called.
  const decorators = node.params.map((param) => lowerDecorators(lowering, param.decorators));
  draft.body = inFunction(lowering, fn, cls, () => {
    lowerParams(lowering, node.params, fn, decorators);
    lowerBody(lowering, node);
  });
  lowering.object = around;
  lowering.self = self;
  return value;
};

/** `(this: IWebhookFunctions)`: whoever calls a function hands over its `this`, where a package's type says so. */
const declaredThis = (lowering: Lowering, { params }: FunctionNode, fn: FunctionId): ValueId | null => {
  const [first] = params;
  if (first?.type !== 'Identifier' || first.name !== 'this') return null;
  const type = typeOf(lowering, first);
  if (type?.specifier == null || /^[.@~#]\/?(?:\/|$)|^\./u.test(type.specifier)) return null;
  const at = bareRange(first, lowering.text);
  return lowering.add({ at, kind: 'param', fn, index: THIS_PARAM, rest: false });
};

export const reserveFunction = (lowering: Lowering, at: Range, keepsThis: boolean): FunctionId =>
  lowering.functions.push({
    at,
    name: null,
    parent: lowering.functions.length === 0 ? null : lowering.fn,
    cls: keepsThis ? lowering.cls : null,
    params: [],
    async: false,
    generator: false,
    body: [],
    directives: [],
  }) - 1;

/** Runs `work` as part of the function `fn`; answers the steps it makes there. */
export const inFunction = (lowering: Lowering, fn: FunctionId, cls: number | null, work: () => void): Step[] => {
  const around = { fn: lowering.fn, cls: lowering.cls, pending: lowering.pending };
  lowering.fn = fn;
  lowering.cls = cls;
  lowering.pending = [];
  const steps = lowering.gather(work);
  lowering.fn = around.fn;
  lowering.cls = around.cls;
  lowering.pending = around.pending;
  return steps;
};

const lowerParams = (
  lowering: Lowering,
  nodes: readonly TSESTree.Parameter[],
  fn: FunctionId,
  decorators: readonly ValueId[][],
): void => {
  nodes.forEach((node, position) => {
    // TypeScript's `this` parameter is a type, nothing is passed for it.
    if (node.type === 'Identifier' && node.name === 'this') return;
    const name = lowerParam(lowering, node, fn, decorators[position] ?? []);
    if (node.type === 'TSParameterProperty' && name !== null) {
      addProperty(lowering, node, name, decorators[position] ?? []);
    }
  });
};

/** Answers the identifier where it is no pattern. */
const lowerParam = (
  lowering: Lowering,
  node: TSESTree.Parameter,
  fn: FunctionId,
  decorators: readonly ValueId[],
): TSESTree.Identifier | null => {
  const inner = node.type === 'TSParameterProperty' ? node.parameter : node;
  const rest = inner.type === 'RestElement';
  const at = bareRange(inner, lowering.text);
  const name = paramName(inner);
  const params = lowering.functions[fn]?.params ?? [];
  const index = params.push({ name: name?.name ?? null, rest, type: typeOf(lowering, inner), at, decorators }) - 1;
  noteParam(lowering, inner, fn, index);
  const source = lowering.add({ at, kind: 'param', fn, index, rest });
  bind(lowering, inner.type === 'RestElement' ? inner.argument : inner, source, true);
  return name;
};

/** `constructor(private readonly client: Client)` is a field too. */
const addProperty = (
  lowering: Lowering,
  node: TSESTree.TSParameterProperty,
  name: TSESTree.Identifier,
  decorators: readonly ValueId[],
): void => {
  if (lowering.cls === null) return;
  lowering.classes[lowering.cls]?.members.push({
    name: name.name,
    kind: 'field',
    static: false,
    value: lowering.mention(name),
    decorators,
    type: typeOf(lowering, node.parameter),
  });
};

const paramName = (node: TSESTree.Node): TSESTree.Identifier | null => {
  if (node.type === 'AssignmentPattern') return paramName(node.left);
  if (node.type === 'RestElement') return paramName(node.argument);
  return node.type === 'Identifier' ? node : null;
};

const typeOf = (lowering: Lowering, node: TSESTree.Node): ReturnType<typeof typeNameOf> => {
  if (node.type === 'AssignmentPattern') return typeOf(lowering, node.left);
  return 'typeAnnotation' in node && node.typeAnnotation?.type === 'TSTypeAnnotation'
    ? typeNameOf(lowering, node.typeAnnotation)
    : null;
};

const lowerBody = (lowering: Lowering, node: FunctionNode): void => {
  const { body } = node;
  if (body.type === 'BlockStatement') {
    lowering.statements(body.body);
    return;
  }
  const value = lowering.expression(body);
  lowering.steps.push({ kind: 'exit', how: 'return', value, at: rangeOf(body) });
};
