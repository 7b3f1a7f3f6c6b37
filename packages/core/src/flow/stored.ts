/** What calls put into a collection that the program made: `map.set(key, value)`, `list.push(value)`. */
import type { Ref } from '../facts/file-facts.ts';
import { type Call, MODULE_FUNCTION, type Structure, type ValueId } from '../facts/structure.ts';
import { importersOf } from './callers-of.ts';
import type { Following } from './following.ts';
import { noBindings, refKey } from './origin.ts';

export interface Stored {
  readonly file: string;
  readonly key: ValueId | null;
  readonly value: ValueId;
}

const METHODS: ReadonlySet<string> = new Set(['set', 'push', 'unshift', 'add']);

const known = new WeakMap<Following, Map<string, readonly Stored[]>>();

/** `holder`: the array, or the call that constructs the collection. */
export const storedIn = (following: Following, holder: Ref): readonly Stored[] => {
  const answers = known.get(following) ?? new Map<string, readonly Stored[]>();
  known.set(following, answers);
  const key = refKey(holder);
  const answer = answers.get(key);
  if (answer !== undefined) return answer;
  // What is put in may come out of it again.
  answers.set(key, []);
  const found = filesOf(following, holder).flatMap((file) => storedBy(following, file, holder));
  answers.set(key, found);
  return found;
};

/** Others put something in only where they can name it. */
const filesOf = ({ program, flow }: Following, { file, id }: Ref): readonly string[] => {
  const structure = program.file(file)?.structure;
  const made = structure?.values[id];
  const isShared =
    structure !== undefined &&
    (made?.kind !== 'call' || structure.calls[made.call]?.fn === MODULE_FUNCTION) &&
    structure.edges.some((edge) => edge.kind === 'export' && holds(structure, edge.value, id));
  return isShared ? [file, ...importersOf(flow, file).files] : [file];
};

const holds = (structure: Structure, exported: ValueId, id: ValueId): boolean => {
  const value = structure.values[exported];
  return exported === id || (value?.kind === 'variable' && value.defs.includes(id));
};

const storedBy = (following: Following, file: string, holder: Ref): readonly Stored[] =>
  storing(following.program.file(file)?.structure).flatMap(({ name, object, call }): readonly Stored[] => {
    if (!isHolder(following, { file, id: object }, holder)) return [];
    const [first, second] = call.args;
    if (name === 'set')
      return first === undefined || second === undefined ? [] : [{ file, key: first.value, value: second.value }];
    return call.args.flatMap(({ value, spread }) => (spread ? [] : [{ file, key: null, value }]));
  });

const isHolder = (following: Following, ref: Ref, holder: Ref): boolean =>
  following
    .settle(ref, noBindings)
    .found.some(
      (origin) =>
        (origin.kind === 'value' || (origin.kind === 'external' && origin.path.at(-1) === '()')) &&
        refKey(origin.ref) === refKey(holder),
    );

interface Storing {
  readonly name: string;
  readonly object: ValueId;
  readonly call: Call;
}

const tables = new WeakMap<Structure, readonly Storing[]>();

const storing = (structure: Structure | undefined): readonly Storing[] => {
  if (structure === undefined) return [];
  const table = tables.get(structure);
  if (table !== undefined) return table;
  const found = structure.calls.flatMap((call): readonly Storing[] => {
    const callee = structure.values[call.callee];
    return callee?.kind === 'member' && callee.name !== null && METHODS.has(callee.name)
      ? [{ name: callee.name, object: callee.object, call }]
      : [];
  });
  tables.set(structure, found);
  return found;
};
