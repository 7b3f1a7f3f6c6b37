import type { Ref } from '../facts/file-facts.ts';
import { classValueOf } from './class-values.ts';
import type { ClassFact, ClassMember, Value } from '../facts/structure.ts';
import { replacementsOf } from './decorated.ts';
import { exitsOf } from './exits.ts';
import { followKept } from './follow-handed.ts';
import { followSlot } from './follow-injected.ts';
import { INSTANCE } from './follow-provided.ts';
import { isStoredInside } from './follow-variable.ts';
import { type Following, type Trail, stopTrail } from './following.ts';
import type { Bindings } from './origin.ts';
import { receiverOf, withReceiver } from './receiver.ts';
import { subclassesOf } from './subclasses.ts';

export const followThis = (
  following: Following,
  ref: Ref,
  origin: Extract<Value, { kind: 'this' | 'super' }>,
  path: readonly string[],
  bindings: Bindings,
  trail: Trail,
): void => {
  if (origin.cls === null) return followHolder(following, ref, origin, path, bindings, trail);
  const own = classValue(following, ref.file, origin.cls);
  if (own === undefined) return stopTrail(following, trail, ref, 'a class that cannot be found');
  const fact = classOf(following, own);
  const receiver = receiverOf(bindings, own);
  if (origin.kind === 'this') {
    // In a static member `this` is the class; nothing else tells the two apart here.
    const [name] = path;
    const isStatic = fact?.members.filter((member) => member.name === name).every((member) => member.static) ?? false;
    const declared = fact?.members.some((member) => member.name === name) ?? false;
    return (declared && isStatic ? followStatic : followInstance)(following, receiver, path, bindings, trail);
  }
  if (fact?.superclass === null || fact === undefined) return;
  const [name, ...rest] = path;
  for (const parent of following.settle({ file: ref.file, id: fact.superclass }, bindings).found) {
    if (parent.kind === 'external') trail.found.push({ ...parent, path: [...parent.path, '()', ...path] });
    else if (parent.kind !== 'value') stopTrail(following, trail, own, 'a base class that cannot be followed');
    else if (name === undefined) followInstance(following, parent.ref, path, bindings, trail);
    else followMember(following, { cls: parent.ref, name, rest, isStatic: false, receiver }, bindings, trail);
  }
};

/** `this` in a method that an object holds, or a prototype. */
const followHolder = (
  following: Following,
  ref: Ref,
  origin: Extract<Value, { kind: 'this' | 'super' }>,
  path: readonly string[],
  bindings: Bindings,
  trail: Trail,
): void => {
  if (origin.kind === 'super' || origin.object === undefined) return void trail.found.push({ kind: 'made', ref, path });
  const holder = { file: ref.file, id: origin.object };
  if (following.value(holder)?.kind === 'variable') followPrototype(following, holder, ref, path, bindings, trail);
  else following.follow(holder, path, bindings, trail);
};

/** A member of what `new` makes of a function: `Hooks.prototype.verify = …`. `made` is where it is made. */
export const followPrototype = (
  following: Following,
  variable: Ref,
  made: Ref,
  path: readonly string[],
  bindings: Bindings,
  trail: Trail,
): void => {
  const [name, ...rest] = path;
  const held = following.value(variable);
  const writes = held?.kind === 'variable' && name !== undefined ? held.writes : [];
  const own = writes.filter((write) => write.name === `prototype.${name ?? ''}`);
  const whole = writes.filter((write) => write.name === 'prototype');
  for (const { value } of own) following.follow({ file: variable.file, id: value }, rest, bindings, trail);
  if (own.length > 0) return;
  for (const { value } of whole) following.follow({ file: variable.file, id: value }, path, bindings, trail);
  if (whole.length === 0) trail.found.push({ kind: 'made', ref: made, path });
};

export const followInstance = (
  following: Following,
  cls: Ref,
  path: readonly string[],
  bindings: Bindings,
  trail: Trail,
): void => {
  const [name, ...rest] = path;
  if (name === undefined)
    return void trail.found.push({ kind: 'instance', ref: cls, ...(bindings.size === 0 ? {} : { bindings }) });
  followMember(following, { cls, name, rest, isStatic: false, receiver: cls }, bindings, trail);
};

export const followStatic = (
  following: Following,
  cls: Ref,
  path: readonly string[],
  bindings: Bindings,
  trail: Trail,
): void => {
  const [name, ...rest] = path;
  if (name === undefined) return void trail.found.push({ kind: 'value', ref: cls, bindings });
  if (name === INSTANCE || (name === 'prototype' && rest.length > 0))
    return followInstance(following, cls, rest, bindings, trail);
  followMember(following, { cls, name, rest, isStatic: true, receiver: cls }, bindings, trail);
};

/** A member that is looked for in a class, for an instance of `receiver`. */
interface Wanted {
  readonly cls: Ref;
  readonly name: string;
  readonly rest: readonly string[];
  readonly isStatic: boolean;
  readonly receiver: Ref;
}

/** Classes of broken code extend each other in a circle. */
const MAX_CLASSES = 20;

const followMember = (following: Following, wanted: Wanted, bindings: Bindings, trail: Trail, depth = 0): void => {
  const { cls, name, rest, isStatic, receiver } = wanted;
  if (depth > MAX_CLASSES) return stopTrail(following, trail, cls, 'a class that extends itself');
  const fact = classOf(following, cls);
  if (fact === undefined) return;
  const members = fact.members.filter(
    (member) => member.name === name && member.static === isStatic && member.kind !== 'set',
  );
  const within = isStatic ? bindings : withReceiver(following, bindings, cls, receiver);
  // `this.options.timeout = 5000`
  const asked = [name, ...rest];
  for (const member of isStatic ? [] : fact.members.filter((one) => isStoredInside(one.name, asked)))
    following.follow({ file: cls.file, id: member.value }, asked.slice(member.name.split('.').length), within, trail);
  for (const member of members) {
    const ref = { file: cls.file, id: member.value };
    if (member.kind === 'get') followGetter(following, ref, rest, within, trail);
    else if (following.value(ref)?.kind === 'unknown' && member.decorators.length > 0) {
      const slot = { ref, type: member.type, decorators: member.decorators };
      if (!followSlot(following, slot, rest, trail)) following.follow(ref, rest, within, trail);
    } else if (member.kind === 'field') followKept(following, ref, rest, within, trail);
    else followMethod(following, ref, member, rest, within, trail);
  }
  if (members.length > 0) return;
  if (fact.superclass === null) return followBelow(following, wanted, fact, bindings, trail);
  const parents = following.settle({ file: cls.file, id: fact.superclass }, bindings);
  trail.open.push(...parents.open);
  for (const parent of parents.found) {
    if (parent.kind === 'external')
      trail.found.push({ ...parent, path: [...parent.path, ...(isStatic ? [] : ['()']), name, ...rest] });
    else if (parent.kind === 'value')
      followMember(following, { ...wanted, cls: parent.ref }, join(bindings, parent.bindings), trail, depth + 1);
    else stopTrail(following, trail, cls, 'a base class that cannot be followed');
  }
};

/** Of a decorated one what the decorator puts in its place. */
const followMethod = (
  following: Following,
  ref: Ref,
  member: ClassMember,
  rest: readonly string[],
  bindings: Bindings,
  trail: Trail,
): void => {
  const replaced = member.decorators.length === 0 ? [] : replacementsOf(following, ref.file, member);
  if (replaced.length === 0) return following.follow(ref, rest, bindings, trail);
  for (const one of replaced) following.follow(one.ref, rest, join(bindings, one.bindings), trail);
};

/** What an abstract class leaves to those that extend it; whose instance it is nobody said. */
const followBelow = (
  following: Following,
  { name, rest, isStatic, receiver, cls }: Wanted,
  fact: ClassFact,
  bindings: Bindings,
  trail: Trail,
): void => {
  const below = isStatic ? [] : subclassesOf(following, receiver).filter((one) => declares(following, one, name));
  for (const one of below) followMember(following, { cls: one, name, rest, isStatic, receiver: one }, bindings, trail);
  if (below.length === 0)
    stopTrail(following, trail, cls, `${fact.name ?? 'a class'}.${name} is not declared in the class`);
};

const declares = (following: Following, cls: Ref, name: string): boolean =>
  classOf(following, cls)?.members.some((member) => member.name === name && !member.static) ?? false;

/** What a mixin was laid over. */
const join = (outer: Bindings, inner: Bindings): Bindings =>
  inner.size === 0 || inner === outer ? outer : outer.size === 0 ? inner : new Map([...outer, ...inner]);

const followGetter = (
  following: Following,
  ref: Ref,
  rest: readonly string[],
  bindings: Bindings,
  trail: Trail,
): void => {
  const getter = following.value(ref);
  if (getter?.kind !== 'function') return;
  const fact = following.program.file(ref.file)?.structure.functions[getter.fn];
  for (const exit of fact === undefined ? [] : exitsOf(fact)) {
    if (exit.how === 'return' && exit.value !== null)
      following.follow({ file: ref.file, id: exit.value }, rest, bindings, trail);
  }
};

const classOf = (following: Following, ref: Ref): ClassFact | undefined => {
  const origin = following.value(ref);
  return origin?.kind === 'class' ? following.program.file(ref.file)?.structure.classes[origin.cls] : undefined;
};

const classValue = ({ program }: Following, file: string, cls: number): Ref | undefined => {
  const structure = program.file(file)?.structure;
  const id = structure === undefined ? undefined : classValueOf(structure, cls);
  return id === undefined ? undefined : { file, id };
};
