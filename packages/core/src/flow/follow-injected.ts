/** What somebody else hands in where an instance is made: told by the written type, or by who provides the token. */
import type { Ref } from '../facts/file-facts.ts';
import type { TypeName, Value, ValueId } from '../facts/structure.ts';
import { exitsOf } from './exits.ts';
import { followInstance } from './follow-class.ts';
import { type Following, type Trail, stopTrail } from './following.ts';
import { type Origin, noBindings } from './origin.ts';
import { providedFor } from './provided.ts';
import { type Target, resolveExport } from './resolve.ts';

/** A place that is filled from outside: a constructor's parameter, or a decorated field. */
interface Slot {
  readonly ref: Ref;
  readonly type: TypeName | null;
  readonly decorators: readonly ValueId[];
}

type External = Extract<Origin, { kind: 'external' }>;

/** Follows a parameter that nothing is bound to, where it is a constructor's. Answers whether anything was found. */
export const followInjected = (
  following: Following,
  ref: Ref,
  origin: Extract<Value, { kind: 'param' }>,
  path: readonly string[],
  trail: Trail,
): boolean => {
  const fact = following.program.file(ref.file)?.structure.functions[origin.fn];
  const param = fact?.params[origin.index];
  if (fact?.name !== 'constructor' || fact.cls === null || param === undefined || origin.rest) return false;
  return followSlot(following, { ref, type: param.type, decorators: param.decorators }, path, trail);
};

export const followSlot = (following: Following, slot: Slot, path: readonly string[], trail: Trail): boolean => {
  const provided = providedFor(following, slot.ref.file, slot.decorators);
  for (const { file, id, how } of provided) {
    if (how === 'useFactory') followFactory(following, { file, id }, path, trail);
    else if (how === 'useClass' || how === 'useExisting') followInstances(following, { file, id }, path, trail);
    else following.follow({ file, id }, path, noBindings, trail);
  }
  return provided.length > 0 || (slot.type !== null && followType(following, slot.ref, slot.type, path, trail));
};

const followFactory = (following: Following, ref: Ref, path: readonly string[], trail: Trail): void => {
  for (const origin of following.settle(ref, noBindings).found) {
    const value = origin.kind === 'value' ? following.value(origin.ref) : undefined;
    if (origin.kind !== 'value' || value?.kind !== 'function') {
      stopTrail(following, trail, ref, 'a factory that cannot be followed');
      continue;
    }
    const fact = following.program.file(origin.ref.file)?.structure.functions[value.fn];
    for (const exit of fact === undefined ? [] : exitsOf(fact))
      if (exit.how === 'return' && exit.value !== null)
        following.follow({ file: origin.ref.file, id: exit.value }, path, noBindings, trail);
  }
};

const followInstances = (following: Following, ref: Ref, path: readonly string[], trail: Trail): void => {
  for (const cls of classesAt(following, ref)) followInstance(following, cls, path, noBindings, trail);
};

const followType = (following: Following, ref: Ref, type: TypeName, path: readonly string[], trail: Trail): boolean => {
  if (type.name.includes('.') || !/^[A-Z]/u.test(type.name)) return false;
  if (type.specifier === null) {
    const cls = ownClass(following, ref.file, type.name);
    return cls !== undefined && followService(following, [cls], path, trail);
  }
  const target = following.program.module(ref.file, type.specifier);
  if (target.kind === 'unknown') {
    stopTrail(following, trail, ref, target.why);
    return false;
  }
  if (target.kind === 'package') {
    trail.found.push({
      ...instanceOf(following, ref, target.name, type, path),
      ...(target.subpath === undefined ? {} : { subpath: target.subpath }),
    });
    return true;
  }
  const found = [type.name, 'default']
    .map((name) => resolveExport(following.program, target.path, name).found)
    .find((targets) => targets.length > 0);
  return (found ?? []).some((one) => followExport(following, ref, one, path, trail));
};

const followExport = (
  following: Following,
  ref: Ref,
  target: Target,
  path: readonly string[],
  trail: Trail,
): boolean => {
  if (target.kind === 'value') return followService(following, classesAt(following, target.ref), path, trail);
  if (target.kind === 'module') return false;
  const { package: name, subpath } = target;
  const part = subpath === undefined ? {} : { subpath };
  trail.found.push({ kind: 'external', package: name, ...part, path: [...target.path, '()', ...path], ref });
  return true;
};

/**
 * An abstract class is some other's instance. One without a method carries data, which whoever constructs the holder
 * hands over.
 */
const followService = (
  following: Following,
  classes: readonly Ref[],
  path: readonly string[],
  trail: Trail,
): boolean => {
  const services = classes.filter((cls) => isService(following, cls));
  for (const cls of services) followInstance(following, cls, path, noBindings, trail);
  return services.length > 0;
};

const isService = (following: Following, cls: Ref): boolean => {
  const value = following.value(cls);
  const fact = value?.kind === 'class' ? following.program.file(cls.file)?.structure.classes[value.cls] : undefined;
  if (fact === undefined || fact.abstract) return false;
  return fact.superclass !== null || fact.members.some(({ kind, name }) => kind === 'method' && name !== 'constructor');
};

/** A class imported as default goes by the name its package has, and is called where the package itself is. */
const instanceOf = (
  following: Following,
  ref: Ref,
  name: string,
  type: TypeName,
  path: readonly string[],
): External => {
  const edges = following.program.file(ref.file)?.structure.edges ?? [];
  const isNamed = edges.some(
    (edge) => edge.kind === 'import' && edge.specifier === type.specifier && edge.names.includes(type.name),
  );
  const main = (name.split('/').at(-1) ?? '').replaceAll('-', '');
  const lead = !isNamed && type.name.toLowerCase() === main.toLowerCase() ? [] : [type.name];
  return { kind: 'external', package: name, path: [...lead, '()', ...path], ref };
};

/** The members asked of an instance that nobody saw being made, whose trail ends where its type is written; undefined for any other. */
export const injectedMembers = (
  value: (ref: Ref) => Value | undefined,
  origin: Origin,
): readonly string[] | undefined =>
  origin.kind === 'external' && /^(?:param|unknown)$/u.test(value(origin.ref)?.kind ?? '')
    ? origin.path.slice(origin.path.indexOf('()') + 1)
    : undefined;

const classesAt = (following: Following, ref: Ref): readonly Ref[] =>
  following
    .settle(ref, noBindings)
    .found.flatMap((origin) =>
      origin.kind === 'value' && following.value(origin.ref)?.kind === 'class' ? [origin.ref] : [],
    );

const ownClass = (following: Following, file: string, name: string): Ref | undefined => {
  const structure = following.program.file(file)?.structure;
  const id = structure?.values.findIndex(
    (value) => value.kind === 'class' && structure.classes[value.cls]?.name === name,
  );
  return id === undefined || id === -1 ? undefined : { file, id };
};
