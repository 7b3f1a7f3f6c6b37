/** The values of one kind. Most questions are about few of a file's values, and there are too many questions to go through all. */
import type { Structure, Value, ValueId } from './structure.ts';

type Kind = Value['kind'];
type OfKind<K extends Kind> = Extract<Value, { readonly kind: K }>;

interface Index {
  /** Ids by kind, within a kind in order. */
  readonly ids: Uint32Array;
  /** Where those of the kind with this number begin; what follows is where they end. */
  readonly starts: Uint32Array;
}

const KINDS: Readonly<Record<Kind, number>> = {
  string: 0,
  constant: 1,
  undefined: 2,
  regexp: 3,
  template: 4,
  object: 5,
  array: 6,
  function: 7,
  class: 8,
  call: 9,
  member: 10,
  param: 11,
  import: 12,
  variable: 13,
  global: 14,
  this: 15,
  super: 16,
  either: 17,
  await: 18,
  binary: 19,
  unary: 20,
  element: 21,
  caught: 22,
  jsx: 23,
  unknown: 24,
};

const indexes = new WeakMap<Structure, Index>();

const indexOf = (structure: Structure): Index => {
  const known = indexes.get(structure) ?? sorted(structure);
  indexes.set(structure, known);
  return known;
};

const sorted = ({ values }: Structure): Index => {
  const starts = new Uint32Array(Object.keys(KINDS).length + 1);
  for (const { kind } of values) starts[KINDS[kind] + 1] = (starts[KINDS[kind] + 1] ?? 0) + 1;
  for (let kind = 1; kind < starts.length; kind += 1) starts[kind] = (starts[kind] ?? 0) + (starts[kind - 1] ?? 0);
  const next = starts.slice();
  const ids = new Uint32Array(values.length);
  values.forEach(({ kind }, id) => {
    const place = next[KINDS[kind]] ?? 0;
    ids[place] = id;
    next[KINDS[kind]] = place + 1;
  });
  return { ids, starts };
};

/** The first that `holds`, in the order of the table; `undefined` where there is none. */
export const findOfKind = <K extends Kind>(
  structure: Structure,
  kind: K,
  holds: (value: OfKind<K>, id: ValueId) => boolean,
): ValueId | undefined => {
  const { ids, starts } = indexOf(structure);
  const end = starts[KINDS[kind] + 1] ?? 0;
  for (let place = starts[KINDS[kind]] ?? 0; place < end; place += 1) {
    const id = ids[place] ?? 0;
    const value = structure.values[id];
    if (isOfKind(value, kind) && holds(value, id)) return id;
  }
  return undefined;
};

export const someOfKind = <K extends Kind>(
  structure: Structure,
  kind: K,
  holds: (value: OfKind<K>, id: ValueId) => boolean,
): boolean => findOfKind(structure, kind, holds) !== undefined;

/** In the order of the table. */
export const eachOfKind = <K extends Kind>(
  structure: Structure,
  kind: K,
  take: (value: OfKind<K>, id: ValueId) => void,
): void =>
  void findOfKind(structure, kind, (value, id) => {
    take(value, id);
    return false;
  });

/** What is found in each, in the order of the table. */
export const foundOfKind = <K extends Kind, T>(
  structure: Structure,
  kind: K,
  find: (value: OfKind<K>, id: ValueId) => readonly T[],
): readonly T[] => {
  const found: T[] = [];
  eachOfKind(structure, kind, (value, id) => void found.push(...find(value, id)));
  return found;
};

const isOfKind = <K extends Kind>(value: Value | undefined, kind: K): value is OfKind<K> => value?.kind === kind;
