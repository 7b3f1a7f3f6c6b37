import type { Ref } from '../facts/file-facts.ts';
import type { Bindings } from './origin.ts';

/** What is known of values under bindings. Without keys that would have to be put together: it is asked by the million. */
export interface BoundMemo<T> {
  get(ref: Ref, bindings: Bindings): T | undefined;
  set(ref: Ref, bindings: Bindings, answer: T): void;
}

export const createBoundMemo = <T>(): BoundMemo<T> => {
  const tables = new WeakMap<Bindings, Map<string, Map<number, T>>>();
  return {
    get: ({ file, id }, bindings) => tables.get(bindings)?.get(file)?.get(id),
    set: ({ file, id }, bindings, answer) => {
      const files = tables.get(bindings) ?? new Map<string, Map<number, T>>();
      tables.set(bindings, files);
      const table = files.get(file) ?? new Map<number, T>();
      files.set(file, table);
      table.set(id, answer);
    },
  };
};
