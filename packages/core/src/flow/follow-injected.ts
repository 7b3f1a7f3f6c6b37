/** What somebody else hands in where an instance is made: told by the written type, or by who provides the token. */
import { classValueNamed } from './class-values.ts';
import type { Ref } from '../facts/file-facts.ts';
import type { ClassFact, TypeName, Value, ValueId } from '../facts/structure.ts';
import { followInstance } from './follow-class.ts';
import { followImplementers } from './follow-implementers.ts';
import { type Following, type Trail, stopTrail } from './following.ts';
import { type Origin, noBindings } from './origin.ts';
import { classesAt, followName, followToken } from './follow-provided.ts';
import { isMadeByNames, providedUnder, tokenOf } from './provided.ts';
import { type Target, resolveExport } from './resolve.ts';
import { subclassesOf } from './subclasses.ts';

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
  const [name, ...rest] = path;
  // A container that hands over all it has, for whoever is made to take apart.
  if (origin.index === 0 && name !== undefined && fact !== undefined && isMadeByNames(following, ref.file, origin.fn))
    return followName(following, name, rest, trail);
  // `useFactory: (config: ConfigService) => …`: a container hands it over, as it does to a constructor.
  if (fact?.name === 'useFactory' && param?.type != null && param.type.specifier !== null && !origin.rest)
    return followSlot(following, { ref, type: param.type, decorators: param.decorators }, path, trail);
  if (fact?.name !== 'constructor' || fact.cls === null || param === undefined || origin.rest) return false;
  if (followSlot(following, { ref, type: param.type, decorators: param.decorators }, path, trail)) return true;
  return param.type !== null && followImplementers(following, ref, param.type, path, trail);
};

export const followSlot = (following: Following, slot: Slot, path: readonly string[], trail: Trail): boolean => {
  const token = tokenOf(following, slot.ref.file, slot.decorators);
  if (token !== undefined && followToken(following, token, path, trail)) return true;
  return slot.type !== null && followType(following, slot.ref, slot.type, path, trail);
};

const DATA = /(?:Options|Opts|Config|Configuration|Defaults|Params|Props|Settings|Init|Input|Args|Dto)$/u;

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
    // Data, which whoever constructs the holder hands over.
    if (DATA.test(type.name)) return false;
    trail.found.push({
      ...instanceOf(following, ref, target.name, type, path),
      ...(target.subpath === undefined ? {} : { subpath: target.subpath }),
    });
    return true;
  }
  if (target.kind === 'files') return false;
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
  if (target.kind !== 'package') return false;
  const { package: name, subpath } = target;
  const part = subpath === undefined ? {} : { subpath };
  trail.found.push({ kind: 'external', package: name, ...part, path: [...target.path, '()', ...path], ref });
  return true;
};

/**
 * A class without a method carries data, which whoever constructs the holder hands over.
 */
const followService = (
  following: Following,
  classes: readonly Ref[],
  path: readonly string[],
  trail: Trail,
): boolean => {
  const provided = classes.filter((cls) => providedUnder(following, cls).length > 0);
  for (const cls of provided) followToken(following, cls, path, trail);
  if (provided.length > 0) return true;
  const services = classes.flatMap((cls) => servicesOf(following, cls));
  for (const cls of services) followInstance(following, cls, path, noBindings, trail);
  return services.length > 0;
};

/** An abstract class is one of those that extend it. */
const servicesOf = (following: Following, cls: Ref): readonly Ref[] =>
  classAt(following, cls)?.abstract === true
    ? subclassesOf(following, cls).filter((one) => classAt(following, one)?.abstract === false)
    : [cls].filter((one) => isService(following, one));

const classAt = (following: Following, cls: Ref): ClassFact | undefined => {
  const value = following.value(cls);
  return value?.kind === 'class' ? following.program.file(cls.file)?.structure.classes[value.cls] : undefined;
};

const isService = (following: Following, cls: Ref): boolean => {
  const fact = classAt(following, cls);
  if (fact === undefined) return false;
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

const ownClass = (following: Following, file: string, name: string): Ref | undefined => {
  const structure = following.program.file(file)?.structure;
  const id = structure === undefined ? undefined : classValueNamed(structure, name);
  return id === undefined ? undefined : { file, id };
};
