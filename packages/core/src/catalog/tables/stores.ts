/** What keeps data, puts jobs on queues and sends messages, as the engine asks for it. */
import type { Enqueue } from '../library/enqueues.ts';
import type { Library } from '../library/library.ts';
import type { Send } from '../library/sends.ts';
import type { Store } from '../library/stores.ts';
import { type ByPackage, rowsByPackage } from './by-package.ts';

/** A row with its patterns compiled. */
export type StoreRow = Omit<Store, 'clients'> & { readonly id: string; readonly clients: readonly RegExp[] };
export type EnqueueRow = Omit<Enqueue, 'path'> & { readonly id: string; readonly title: string; readonly path: RegExp };
export type SendRow = Omit<Send, 'path'> & { readonly id: string; readonly title: string; readonly path: RegExp };

export interface StoreTables {
  readonly storesOf: ByPackage<StoreRow>;
  readonly enqueuesOf: ByPackage<EnqueueRow>;
  readonly sendsOf: ByPackage<SendRow>;
  /** Codes of errors that say that it is there already, of all stores. */
  readonly duplicateCodes: ReadonlySet<string | number>;
}

export const storeTables = (libraries: readonly Library[]): StoreTables => ({
  storesOf: rowsByPackage(
    libraries,
    ({ stores }) => stores,
    (row, { id }): StoreRow => ({
      ...row,
      id,
      clients: row.clients.map((pattern) => new RegExp(pattern, 'u')),
      operations: withoutCalls(row.operations),
    }),
  ).of,
  enqueuesOf: rowsByPackage(
    libraries,
    ({ enqueues }) => enqueues,
    (row, { id, title }): EnqueueRow => ({ ...row, id, title, path: new RegExp(row.path, 'u') }),
  ).of,
  sendsOf: rowsByPackage(
    libraries,
    ({ sends }) => sends,
    (row, { id, title }): SendRow => ({ ...row, id, title, path: new RegExp(row.path, 'u') }),
  ).of,
  duplicateCodes: new Set(
    libraries.flatMap(({ stores }) => (stores ?? []).flatMap(({ duplicateCodes }) => [...duplicateCodes])),
  ),
});

/** Calls on the way count for nothing: `insert().values` is `insert.values`. */
const withoutCalls = (operations: Store['operations']): Store['operations'] => {
  const plain = (globs: readonly string[]): readonly string[] => globs.map((glob) => glob.replaceAll('()', ''));
  const { reads, inserts, upserts, updates, deletes, increments, raw } = operations;
  return {
    reads: plain(reads),
    inserts: plain(inserts),
    upserts: plain(upserts),
    updates: plain(updates),
    deletes: plain(deletes),
    increments: plain(increments),
    raw: plain(raw),
  };
};
