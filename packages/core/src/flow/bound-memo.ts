import type { Ref } from '../facts/file-facts.ts';
import type { Bindings } from './origin.ts';

/** What is known of values under bindings. Without keys that would have to be put together: it is asked by the million. */
export interface BoundMemo<T> {
  get(ref: Ref, bindings: Bindings): T | undefined;
  set(ref: Ref, bindings: Bindings, answer: T): void;
}

interface Few<T> {
  readonly file: string;
  readonly id: number;
  readonly answer: T;
  readonly next: Few<T> | undefined;
  readonly size: number;
}

type Many<T> = Map<string, Map<number, T>>;

/** Under most bindings few values are asked for: tables would take more room than what they hold. */
const FEW = 10;

export const createBoundMemo = <T>(): BoundMemo<T> => {
  const tables = new WeakMap<Bindings, Few<T> | Many<T>>();
  const get = ({ file, id }: Ref, bindings: Bindings): T | undefined => {
    const table = tables.get(bindings);
    if (table instanceof Map) return table.get(file)?.get(id);
    for (let one = table; one !== undefined; one = one.next) if (one.id === id && one.file === file) return one.answer;
    return undefined;
  };
  const set = (ref: Ref, bindings: Bindings, answer: T): void => {
    if (get(ref, bindings) === answer) return;
    const table = tables.get(bindings);
    if (table instanceof Map) return put(table, ref, answer);
    const { file, id } = ref;
    const few: Few<T> = { file, id, answer, next: table, size: (table?.size ?? 0) + 1 };
    tables.set(bindings, few.size > FEW ? manyOf(few) : few);
  };
  return { get, set };
};

/** The latest comes first. */
const manyOf = <T>(few: Few<T>): Many<T> => {
  const entries: Few<T>[] = [];
  for (let one: Few<T> | undefined = few; one !== undefined; one = one.next) entries.unshift(one);
  const many: Many<T> = new Map();
  for (const one of entries) put(many, one, one.answer);
  return many;
};

const put = <T>(many: Many<T>, { file, id }: Ref, answer: T): void => {
  const table = many.get(file) ?? new Map<number, T>();
  many.set(file, table);
  table.set(id, answer);
};
