/** What a container hands out: for a token, or for a name. */
import type { Ref } from '../facts/file-facts.ts';
import type { Call, ValueId } from '../facts/structure.ts';
import { exitsOf } from './exits.ts';
import { followInstance } from './follow-class.ts';
import { type Following, type Trail, stopTrail } from './following.ts';
import { handedOrigins } from './handed-origins.ts';
import { type Bindings, type BoundRef, type Origin, bindingKey, noBindings } from './origin.ts';
import { type Provided, providedAs, providedUnder } from './provided.ts';

/** Asks an instance of a class where a value is one. */
export const INSTANCE = '#instance';

type External = Extract<Origin, { kind: 'external' }>;

/** Answers whether anybody provides it. */
export const followToken = (following: Following, token: Ref, path: readonly string[], trail: Trail): boolean => {
  const real = later(following, token);
  const provided = providedUnder(following, real);
  for (const one of provided) followProvided(following, one, path, trail);
  if (provided.length > 0) return true;
  const classes = classesAt(following, real);
  for (const cls of classes) followInstance(following, cls, path, noBindings, trail);
  return classes.length > 0;
};

export const followName = (following: Following, name: string, path: readonly string[], trail: Trail): boolean => {
  const provided = providedAs(following, name);
  for (const one of provided) followProvided(following, one, path, trail);
  return provided.length > 0;
};

export const classesAt = (following: Following, ref: Ref): readonly Ref[] =>
  following
    .settle(ref, noBindings)
    .found.flatMap((origin) =>
      origin.kind === 'value' && following.value(origin.ref)?.kind === 'class' ? [origin.ref] : [],
    );

/** `forwardRef(() => Service)`, `delay(() => Service)`. */
const later = (following: Following, token: Ref): Ref => {
  const value = following.value(token);
  const structure = following.program.file(token.file)?.structure;
  const call = value?.kind === 'call' ? structure?.calls[value.call] : undefined;
  const given = call === undefined ? undefined : structure?.values[call.args[0]?.value ?? -1];
  const fact = given?.kind === 'function' ? structure?.functions[given.fn] : undefined;
  const answer = fact === undefined ? undefined : exitsOf(fact).find(({ how }) => how === 'return')?.value;
  return answer == null ? token : { file: token.file, id: answer };
};

const followProvided = (following: Following, one: Provided, path: readonly string[], trail: Trail): void => {
  const ref = { file: one.file, id: one.id };
  if (one.how === 'useFactory') return followFactory(following, ref, one.inject, path, trail);
  if (one.how === 'useValue') return followGiven(following, ref, path, trail);
  // What exists already goes by its own token, and so does what asks for itself.
  if (one.how === 'useExisting' && providedUnder(following, ref).some((other) => other.id !== one.id))
    return void followToken(following, ref, path, trail);
  for (const origin of originsAt(following, ref))
    if (origin.kind === 'value' && following.value(origin.ref)?.kind === 'class')
      followInstance(following, origin.ref, path, noBindings, trail);
};

const followGiven = (following: Following, ref: Ref, path: readonly string[], trail: Trail): void =>
  following.follow(ref, path, noBindings, trail);

/** A dynamic module is handed what it provides: `forRootAsync({ useFactory })`. */
const originsAt = (following: Following, ref: Ref): readonly Origin[] =>
  following
    .settle(ref, noBindings)
    .found.flatMap((origin) =>
      origin.kind === 'param' ? (handedOrigins(following.flow, origin) ?? [origin]) : [origin],
    );

const followFactory = (
  following: Following,
  ref: Ref,
  inject: readonly ValueId[],
  path: readonly string[],
  trail: Trail,
): void => {
  for (const origin of originsAt(following, ref)) {
    const value = origin.kind === 'value' ? following.value(origin.ref) : undefined;
    if (origin.kind !== 'value' || value?.kind !== 'function') {
      stopTrail(following, trail, ref, 'a factory that cannot be followed');
      continue;
    }
    const { file } = origin.ref;
    const fact = following.program.file(file)?.structure.functions[value.fn];
    const bindings = injectedInto(following, ref.file, inject, (index) => bindingKey(file, value.fn, index));
    for (const exit of fact === undefined ? [] : exitsOf(fact))
      if (exit.how === 'return' && exit.value !== null)
        following.follow({ file, id: exit.value }, path, bindings, trail);
  }
};

const injectedInto = (
  following: Following,
  file: string,
  inject: readonly ValueId[],
  keyOf: (index: number) => string,
): Bindings => {
  if (inject.length === 0) return noBindings;
  const bindings = new Map<string, BoundRef>();
  inject.forEach((id, index) => {
    const token = later(following, { file, id });
    const [one] = providedUnder(following, token);
    if (one?.how === 'useValue') bindings.set(keyOf(index), { file: one.file, id: one.id });
    else if (one === undefined) bindings.set(keyOf(index), { ...token, path: [INSTANCE] });
    else if (one.how !== 'useFactory') bindings.set(keyOf(index), { file: one.file, id: one.id, path: [INSTANCE] });
  });
  return bindings;
};

const CONTAINERS = /^(?:tsyringe|inversify|awilix|typedi|@nestjs\/core|@nestjs\/common)$/u;

/** `container.resolve(TOKEN)`, `moduleRef.get(TOKEN)`, `container.cradle.name`. Answers whether it was a container. */
export const followContainer = (
  following: Following,
  callee: External,
  { ref, call, path }: { readonly ref: Ref; readonly call: Call; readonly path: readonly string[] },
  trail: Trail,
): boolean => {
  if (callee.package === null || !CONTAINERS.test(callee.package)) return false;
  const last = callee.path.at(-1) ?? '';
  if (callee.package === 'awilix' && last === 'createContainer') {
    const [cradle, name, ...rest] = path;
    return cradle === 'cradle' && name !== undefined && followName(following, name, rest, trail);
  }
  if (!/^(?:get|resolve|create)(?:Async)?$/u.test(last)) return false;
  // What is created of a module is the application, and no instance of the module.
  if (last === 'create' && callee.path[0] === 'NestFactory') return false;
  const [token] = call.args;
  if (token === undefined || token.spread) return false;
  if (followToken(following, { file: ref.file, id: token.value }, path, trail)) return true;
  // A class out of a package, or a token that nobody seen provides: what it is cannot be seen, and is not the container's.
  if (!/^@nestjs/u.test(callee.package) || !/^(?:ModuleRef|NestFactory)$/u.test(callee.path[0] ?? '')) return false;
  if (last === 'create') return false;
  trail.found.push({ kind: 'made', ref, path });
  return true;
};
