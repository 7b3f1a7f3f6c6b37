import type { Ref } from '../facts/file-facts.ts';
import type { ClassFact, Value } from '../facts/structure.ts';
import { exitsOf } from './exits.ts';
import { followSlot } from './follow-injected.ts';
import { type Following, type Trail, stopTrail } from './following.ts';
import type { Bindings } from './origin.ts';

/** Where the class values of each file stand, found once. */
const classTables = new WeakMap<Following, Map<string, Ref>>();

export const followThis = (
  following: Following,
  ref: Ref,
  origin: Extract<Value, { kind: 'this' | 'super' }>,
  path: readonly string[],
  bindings: Bindings,
  trail: Trail,
): void => {
  if (origin.cls === null) return void trail.found.push({ kind: 'made', ref, path });
  const own = classValue(following, ref.file, origin.cls);
  if (own === undefined) return stopTrail(following, trail, ref, 'a class that cannot be found');
  const fact = classOf(following, own);
  if (origin.kind === 'this') {
    // In a static member `this` is the class; nothing else tells the two apart here.
    const [name] = path;
    const isStatic = fact?.members.filter((member) => member.name === name).every((member) => member.static) ?? false;
    const declared = fact?.members.some((member) => member.name === name) ?? false;
    return (declared && isStatic ? followStatic : followInstance)(following, own, path, bindings, trail);
  }
  if (fact?.superclass === null || fact === undefined) return;
  for (const parent of following.settle({ file: ref.file, id: fact.superclass }, bindings).found) {
    if (parent.kind === 'value') followInstance(following, parent.ref, path, bindings, trail);
    else if (parent.kind === 'external') trail.found.push({ ...parent, path: [...parent.path, '()', ...path] });
  }
};

export const followInstance = (
  following: Following,
  cls: Ref,
  path: readonly string[],
  bindings: Bindings,
  trail: Trail,
): void => {
  const [name, ...rest] = path;
  if (name === undefined) return void trail.found.push({ kind: 'instance', ref: cls });
  followClassMember(following, cls, name, rest, false, bindings, trail);
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
  followClassMember(following, cls, name, rest, true, bindings, trail);
};

const followClassMember = (
  following: Following,
  cls: Ref,
  name: string,
  rest: readonly string[],
  isStatic: boolean,
  bindings: Bindings,
  trail: Trail,
): void => {
  // Classes of broken code extend each other in a circle.
  const key = `class ${cls.file}#${cls.id}.${name}.${isStatic}`;
  if (trail.seen.has(key)) return stopTrail(following, trail, cls, 'a class that extends itself');
  trail.seen.add(key);
  const fact = classOf(following, cls);
  if (fact === undefined) return;
  const members = fact.members.filter(
    (member) => member.name === name && member.static === isStatic && member.kind !== 'set',
  );
  for (const member of members) {
    const ref = { file: cls.file, id: member.value };
    if (member.kind === 'get') followGetter(following, ref, rest, bindings, trail);
    else if (following.value(ref)?.kind === 'unknown' && member.decorators.length > 0) {
      const slot = { ref, type: member.type, decorators: member.decorators };
      if (!followSlot(following, slot, rest, trail)) following.follow(ref, rest, bindings, trail);
    } else following.follow(ref, rest, bindings, trail);
  }
  if (members.length > 0) return;
  if (fact.superclass === null)
    return stopTrail(following, trail, cls, `${fact.name ?? 'a class'}.${name} is not declared in the class`);
  const parents = following.settle({ file: cls.file, id: fact.superclass }, bindings);
  trail.open.push(...parents.open);
  for (const parent of parents.found) {
    if (parent.kind === 'external')
      trail.found.push({ ...parent, path: [...parent.path, ...(isStatic ? [] : ['()']), name, ...rest] });
    else if (parent.kind === 'value') followClassMember(following, parent.ref, name, rest, isStatic, bindings, trail);
    else stopTrail(following, trail, cls, 'a base class that cannot be followed');
  }
};

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

const classValue = (following: Following, file: string, cls: number): Ref | undefined => {
  const key = `${file}#${cls}`;
  const classValues = classTables.get(following) ?? new Map<string, Ref>();
  classTables.set(following, classValues);
  const known = classValues.get(key);
  if (known !== undefined) return known;
  const id =
    following.program
      .file(file)
      ?.structure.values.findIndex((candidate) => candidate.kind === 'class' && candidate.cls === cls) ?? -1;
  if (id === -1) return undefined;
  const ref = { file, id };
  classValues.set(key, ref);
  return ref;
};
