import type { TSESTree } from '@typescript-eslint/utils';
import type { ClassId, ClassMember, FunctionId, Step, ValueId } from '../facts/structure.ts';
import { lowerDecorators } from './lower-decorators.ts';
import { inFunction, lowerFunction, reserveFunction } from './lower-function.ts';
import type { Lowering } from './lowering.ts';
import { noteImplements } from './note-types.ts';
import { rangeOf } from './ranges.ts';
import { keyName } from './static-name.ts';
import { typeNameOf } from './type-name.ts';

type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;
type Field = TSESTree.PropertyDefinition | TSESTree.AccessorProperty;

export const lowerClass = (lowering: Lowering, node: ClassNode, name: string | null): ValueId => {
  const decorators = lowerDecorators(lowering, node.decorators);
  const superclass = node.superClass == null ? null : lowering.expression(node.superClass);
  const cls: ClassId =
    lowering.classes.push({
      at: rangeOf(node),
      name: node.id?.name ?? name,
      superclass,
      // Only TypeScript's trees have it.
      abstract: 'abstract' in node && node.abstract,
      members: [],
      decorators,
    }) - 1;
  const value = lowering.add({ at: rangeOf(node), kind: 'class', cls });
  noteImplements(lowering, node, cls);
  if (node.id != null) lowering.store(node.id, value, true);
  const around = lowering.cls;
  lowering.cls = cls;
  lowerMembers(lowering, node, cls);
  lowering.cls = around;
  return value;
};

const lowerMembers = (lowering: Lowering, node: ClassNode, cls: ClassId): void => {
  const elements = node.body.body;
  const written = elements.find(isConstructor);
  const needed = written !== undefined || elements.some(runsOnConstruction);
  const constructor = needed ? reserveFunction(lowering, rangeOf(written?.value ?? node), true) : null;
  const initial: Step[] = [];
  for (const element of elements) {
    if (element.type === 'StaticBlock') lowerStatic(lowering, element, cls);
    else if (isField(element)) initial.push(...lowerField(lowering, element, cls, constructor));
    else if (isConstructor(element)) lowerMethod(lowering, element, cls, constructor);
    else if (element.type === 'MethodDefinition') lowerMethod(lowering, element, cls, null);
  }
  if (constructor !== null && initial.length > 0) construct(lowering, cls, constructor, written !== undefined, initial);
};

/** `this` is the class itself there. */
const lowerStatic = (lowering: Lowering, node: TSESTree.StaticBlock, cls: ClassId): void => {
  const members = lowering.classes[cls]?.members ?? [];
  const before = members.length;
  lowering.statements(node.body);
  members.splice(before, members.length, ...members.slice(before).map((member) => ({ ...member, static: true })));
};

const isField = (element: TSESTree.ClassElement): element is Field =>
  element.type === 'PropertyDefinition' || element.type === 'AccessorProperty';

type Constructor = TSESTree.MethodDefinition & { readonly value: TSESTree.FunctionExpression };

/** Overload signatures have no body. */
const isConstructor = (element: TSESTree.ClassElement): element is Constructor =>
  element.type === 'MethodDefinition' && element.kind === 'constructor' && element.value.type === 'FunctionExpression';

/** A field whose value is more than a literal, a name or a function: making it belongs to a constructor, written or not. */
const runsOnConstruction = (element: TSESTree.ClassElement): boolean => {
  if (!isField(element) || element.static) return false;
  return element.value != null && !INERT.has(element.value.type);
};

const INERT: ReadonlySet<string> = new Set([
  'Literal',
  'Identifier',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ThisExpression',
]);

/** Fields are set before the constructor's body runs; in a derived class right after `super()`. */
const construct = (
  lowering: Lowering,
  cls: ClassId,
  fn: FunctionId,
  written: boolean,
  initial: readonly Step[],
): void => {
  const draft = lowering.functions[fn];
  if (draft === undefined) return;
  const after = draft.body.findIndex((step) => isSuperCall(lowering, step)) + 1;
  draft.body = [...draft.body.slice(0, after), ...initial, ...draft.body.slice(after)];
  if (written) return;
  draft.name = 'constructor';
  const value = lowering.add({ at: draft.at, kind: 'function', fn });
  addMember(lowering, cls, { name: 'constructor', kind: 'method', static: false, value, decorators: [], type: null });
};

const isSuperCall = (lowering: Lowering, step: Step): boolean => {
  const call = step.kind === 'call' ? lowering.calls[step.call] : undefined;
  return call !== undefined && lowering.values[call.callee]?.kind === 'super';
};

const lowerMethod = (
  lowering: Lowering,
  node: TSESTree.MethodDefinition,
  cls: ClassId,
  reserved: FunctionId | null,
): void => {
  if (node.value.type !== 'FunctionExpression') return;
  const name = memberName(lowering, node);
  const kind = node.kind === 'get' || node.kind === 'set' ? node.kind : 'method';
  const decorators = lowerDecorators(lowering, node.decorators);
  const value = lowerFunction(lowering, node.value, { name, member: true, ...(reserved === null ? {} : { reserved }) });
  addMember(lowering, cls, { name, kind, static: node.static, value, decorators, type: null });
};

/** Answers the steps that are the constructor's. */
const lowerField = (lowering: Lowering, node: Field, cls: ClassId, constructor: FunctionId | null): readonly Step[] => {
  const name = memberName(lowering, node);
  const decorators = lowerDecorators(lowering, node.decorators);
  const type = typeNameOf(lowering, node.typeAnnotation);
  const add = (): void => {
    const value = lowerInitial(lowering, node, name);
    addMember(lowering, cls, { name, kind: 'field', static: node.static, value, decorators, type });
  };
  if (!node.static && constructor !== null) return inFunction(lowering, constructor, cls, add);
  add();
  return [];
};

/** What a field starts with. One that is only declared may be filled from outside: by a decorator, or a base class. */
const lowerInitial = (lowering: Lowering, node: Field, name: string): ValueId => {
  const at = rangeOf(node);
  if (node.value != null) return lowering.expression(node.value, name);
  const outside = node.declare || node.definite || (node.decorators?.length ?? 0) > 0;
  return lowering.add(
    outside ? { at, kind: 'unknown', why: 'a field that is only declared' } : { at, kind: 'undefined' },
  );
};

const memberName = (lowering: Lowering, node: Field | TSESTree.MethodDefinition): string => {
  const name = keyName(node.key, node.computed);
  if (name === null) lowering.expression(node.key);
  return name ?? '[computed]';
};

const addMember = (lowering: Lowering, cls: ClassId, member: ClassMember): void => {
  lowering.classes[cls]?.members.push(member);
};
