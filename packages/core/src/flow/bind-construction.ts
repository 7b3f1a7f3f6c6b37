/** What the constructors of a class hold when an instance is made: its own, and those it extends. */
import type { Ref } from '../facts/file-facts.ts';
import type { Call, FunctionId, Structure } from '../facts/structure.ts';
import { bindArguments } from './bind-arguments.ts';
import type { Following } from './following.ts';
import type { Bindings } from './origin.ts';

/** Classes of broken code extend each other in a circle. */
const MAX_DEPTH = 8;

/** A call that makes an instance of `cls`, or hands on to its constructor what one of a subclass was handed. */
interface Construction {
  readonly file: string;
  readonly call: Call;
  /** Under which the call stands. */
  readonly outer: Bindings;
}

export const bindConstruction = (
  following: Following,
  cls: Ref,
  within: Bindings,
  { file, call, outer }: Construction,
  depth = 0,
): Bindings => {
  const structure = following.program.file(cls.file)?.structure;
  const value = following.value(cls);
  const fact = value?.kind === 'class' ? structure?.classes[value.cls] : undefined;
  if (structure === undefined || fact === undefined || depth > MAX_DEPTH) return outer;
  const written = fact.members.find(({ name, kind }) => name === 'constructor' && kind === 'method');
  const built = written === undefined ? undefined : structure.values[written.value];
  const own = built?.kind === 'function' ? structure.functions[built.fn] : undefined;
  const above = built?.kind === 'function' ? superCalls(structure).get(built.fn) : undefined;
  // Fields that are made need a constructor too: one that is not written hands on all it is given.
  const isWritten = own !== undefined && (fact.superclass === null || above !== undefined);
  const inner =
    isWritten && built?.kind === 'function'
      ? bindArguments(file, call, { file: cls.file, id: built.fn, fact: own, bindings: within }, outer)
      : outer;
  if (fact.superclass === null) return inner;
  const up: Construction =
    isWritten && above !== undefined ? { file: cls.file, call: above, outer: inner } : { file, call, outer: inner };
  let bindings = inner;
  for (const parent of following.settle({ file: cls.file, id: fact.superclass }, within).found)
    if (parent.kind === 'value')
      bindings = bindConstruction(following, parent.ref, parent.bindings, { ...up, outer: bindings }, depth + 1);
  return bindings;
};

const tables = new WeakMap<Structure, ReadonlyMap<FunctionId, Call>>();

/** `super(options)`, by the constructor it stands in. */
const superCalls = (structure: Structure): ReadonlyMap<FunctionId, Call> => {
  const known = tables.get(structure);
  if (known !== undefined) return known;
  const table = new Map<FunctionId, Call>();
  for (const call of structure.calls) if (structure.values[call.callee]?.kind === 'super') table.set(call.fn, call);
  tables.set(structure, table);
  return table;
};
