/** Members of a parameter or a field that nothing is bound to, by its written type: a class, or who implements an interface. */
import { classValueOf } from './class-values.ts';
import type { Ref } from '../facts/file-facts.ts';
import type { ClassFact } from '../facts/structure.ts';
import type { WrittenType } from '../facts/written-types.ts';
import { exitsOf } from './exits.ts';
import { implementersOf } from './implementers.ts';
import { type Origin, distinctOrigins } from './origin.ts';
import type { Flow } from './settle.ts';
import { type TypeTarget, typeTargets } from './type-targets.ts';

/**
 * Where the members `path` come from of what the type at `ref` says. Nothing where no member is asked for: what is handed
 * over is not known by its type. Nothing of packages either: what those are, the catalog says.
 */
export const writtenMembers = (flow: Flow, ref: Ref, path: readonly string[]): readonly Origin[] => {
  const type = path.length === 0 || path.includes('*') ? undefined : writtenTypeOf(flow, ref);
  if (type === undefined) return [];
  return distinctOrigins(typeTargets(flow.program, ref.file, type, path).flatMap((target) => originsOf(flow, target)));
};

/** The type that is written of a parameter, a variable or a field. */
export const writtenTypeOf = ({ program, value }: Flow, ref: Ref): WrittenType | undefined => {
  const at = value(ref);
  const structure = program.file(ref.file)?.structure;
  if (structure === undefined || at === undefined) return undefined;
  if (at.kind === 'variable') return structure.types.variables.find((one) => one.value === ref.id)?.type;
  if (at.kind === 'param') {
    const rich = structure.types.params.find(({ fn, index }) => fn === at.fn && index === at.index);
    const name = structure.functions[at.fn]?.params[at.index]?.type;
    return rich?.type ?? (name == null ? undefined : { kind: 'name', ...name });
  }
  for (const { members } of structure.classes)
    for (const member of members)
      if (member.value === ref.id && member.type !== null) return { kind: 'name', ...member.type };
  return undefined;
};

const originsOf = (flow: Flow, target: TypeTarget): readonly Origin[] => {
  switch (target.kind) {
    case 'class':
      return ofClass(flow, target);
    case 'interface':
      return ofImplementers(flow, target);
    case 'value':
      return flow.settleMember(target.ref, target.path).found;
    case 'answer':
      return ofAnswer(flow, target);
    case 'package':
      return [];
  }
};

const ofClass = (flow: Flow, { file, cls, path }: Extract<TypeTarget, { kind: 'class' }>): readonly Origin[] => {
  const structure = flow.program.file(file)?.structure;
  const fact = structure?.classes[cls];
  const id = structure === undefined ? undefined : classValueOf(structure, cls);
  if (id === undefined || fact === undefined || !isService(fact, path[0])) return [];
  return flow.membersOf({ kind: 'instance', ref: { file, id } }, path).found;
};

/** Half of those who implement it would be a guess. */
const ofImplementers = (
  flow: Flow,
  { file, name, path }: Extract<TypeTarget, { kind: 'interface' }>,
): readonly Origin[] => {
  const { found, open } = implementersOf(flow.program, file, name);
  if (open.length > 0) return [];
  return found.flatMap(({ kind, ref }) =>
    kind === 'class' ? flow.membersOf({ kind: 'instance', ref }, path).found : flow.settleMember(ref, path).found,
  );
};

const ofAnswer = (flow: Flow, { ref, callee, path }: Extract<TypeTarget, { kind: 'answer' }>): readonly Origin[] =>
  flow.settleMember(ref, callee).found.flatMap((origin): readonly Origin[] => {
    const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
    if (origin.kind !== 'value' || value === undefined) return [];
    if (value.kind === 'class') return flow.membersOf({ kind: 'instance', ref: origin.ref }, path).found;
    const fact =
      value.kind === 'function' ? flow.program.file(origin.ref.file)?.structure.functions[value.fn] : undefined;
    return fact === undefined
      ? []
      : exitsOf(fact).flatMap(({ how, value: id }) =>
          how === 'return' && id !== null
            ? flow.settleMember({ file: origin.ref.file, id }, path, origin.bindings).found
            : [],
        );
  });

/** One without a method carries data, which callers fill. */
const isService = ({ abstract, members, superclass }: ClassFact, asked: string | undefined): boolean =>
  !abstract &&
  (superclass !== null || members.some(({ kind, name }) => kind === 'method' && name !== 'constructor')) &&
  members.some(({ name }) => name === asked);
