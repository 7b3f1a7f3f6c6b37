/** What a decorator of the program puts in the place of a method. */
import type { Ref } from '../facts/file-facts.ts';
import type { ClassMember, FunctionId } from '../facts/structure.ts';
import type { Program } from '../scope/program.ts';
import { exitsOf } from './exits.ts';
import type { Following } from './following.ts';
import { type Bindings, bindingKey, noBindings } from './origin.ts';

export interface Replacement {
  readonly ref: Ref;
  readonly bindings: Bindings;
}

/** The first member of a path that stands for the descriptor of a method: `descriptor.value` is the method. */
export const DESCRIPTOR = '#descriptor';

/** For each program: of a file alone, a decorator out of another one replaces nothing. */
const known = new WeakMap<Program, WeakMap<ClassMember, readonly Replacement[]>>();

export const replacementsOf = (following: Following, file: string, member: ClassMember): readonly Replacement[] => {
  const answers = known.get(following.program) ?? new WeakMap<ClassMember, readonly Replacement[]>();
  known.set(following.program, answers);
  const answer = answers.get(member);
  if (answer !== undefined) return answer;
  // A decorator may stand on the class that it uses.
  answers.set(member, []);
  const found = member.decorators.flatMap((id) => replacedBy(following, { file, id }, { file, id: member.value }));
  answers.set(member, found);
  return found;
};

const replacedBy = (following: Following, decorator: Ref, method: Ref): readonly Replacement[] =>
  following.settle(decorator, noBindings).found.flatMap((origin) => {
    const value = origin.kind === 'value' ? following.value(origin.ref) : undefined;
    if (origin.kind !== 'value' || value?.kind !== 'function') return [];
    const { file } = origin.ref;
    const [legacy, current] = [2, 0].map((index) => {
      const path = index === 2 ? [DESCRIPTOR] : undefined;
      const bound = { ...method, ...(path === undefined ? {} : { path }) };
      return new Map([...origin.bindings, [bindingKey(file, value.fn, index), bound]]);
    });
    const fact = following.program.file(file)?.structure.functions[value.fn];
    const written = writtenTo(following, file, value.fn).map((id) => ({
      ref: { file, id },
      bindings: legacy ?? noBindings,
    }));
    if (written.length > 0 || fact === undefined || fact.params.length > 2) return written;
    return exitsOf(fact).flatMap(({ how, value: id }) =>
      how === 'return' && id !== null && following.value({ file, id })?.kind === 'function'
        ? [{ ref: { file, id }, bindings: current ?? noBindings }]
        : [],
    );
  });

/** `descriptor.value = …` */
const writtenTo = (following: Following, file: string, fn: FunctionId): readonly number[] =>
  (following.program.file(file)?.structure.values ?? []).flatMap((value) =>
    value.kind === 'variable' && value.defs.some((id) => isDescriptor(following, { file, id }, fn))
      ? value.writes.flatMap((write) => (write.name === 'value' ? [write.value] : []))
      : [],
  );

const isDescriptor = (following: Following, ref: Ref, fn: FunctionId): boolean => {
  const value = following.value(ref);
  return value?.kind === 'param' && value.fn === fn && value.index === 2;
};

/** The methods that what stands in their place was handed, and may run: under these bindings. */
export const decoratedIn = (bindings: Bindings): readonly Ref[] =>
  [...bindings.values()].filter(({ path }) => path?.length === 1 && path[0] === DESCRIPTOR);
