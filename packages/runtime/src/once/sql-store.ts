import { createHash } from 'node:crypto';
import type { EventStore } from './event-store.ts';
import { quoted, type SqlDialect } from './sql-dialect.ts';

/**
 * Runs one statement with its parameters, each in a transaction of its own. `pool.query` of pg and of mysql2 may be handed
 * over as `(text, values) => pool.query(text, values)`: rows are taken as a list, as `{ rows }` or as `[rows, …]`.
 */
export type SqlQuery = (text: string, values: (string | number | null)[]) => Promise<unknown>;

export interface SqlStoreOptions {
  readonly dialect: SqlDialect;
  /** `webhook_events` if left out; `sqlStoreTable` makes it. */
  readonly table?: string;
  /** Milliseconds since 1970; the servers that share a table should have the same. */
  readonly now?: () => number;
}

export interface SqlEventStore extends EventStore {
  /** Takes away what is past its time. Nothing does it by itself: call it once a day. */
  deleteExpired(): Promise<void>;
}

/**
 * For several processes with one database. The unique insert comes first, so that of any number of deliveries one gets the
 * claim, whatever the isolation level. An `owner` of NULL means done. Don't hand over a connection inside of a transaction:
 * its rollback would take the claim back, and others would wait for its end.
 */
export const sqlStore = (
  query: SqlQuery,
  { dialect, table = 'webhook_events', now = Date.now }: SqlStoreOptions,
): SqlEventStore => {
  const sql = statements(dialect, quoted(dialect, table));
  const held = async (key: string): Promise<Row | undefined> => firstRow(await query(sql.select, [key]));
  return {
    async claim(id, owner, leaseMs) {
      const key = keyOf(id);
      const until = Math.ceil(now() + leaseMs);
      await query(sql.insert, [key, owner, until]);
      let row = await held(key);
      // An old claim, or an event done long ago: whoever changes it first has it.
      if (row !== undefined && row.owner !== owner && Number(row.expires_at) <= now()) {
        await query(sql.takeOver, [owner, until, key, now()]);
        row = await held(key);
      }
      if (row?.owner === owner) return 'claimed';
      return row !== undefined && row.owner === null ? 'done' : 'in-progress';
    },
    async finish(id, owner, ttlMs) {
      await query(sql.finish, [Math.ceil(now() + ttlMs), keyOf(id), owner]);
    },
    async release(id, owner) {
      await query(sql.release, [keyOf(id), owner]);
    },
    async deleteExpired() {
      await query(sql.deleteExpired, [now()]);
    },
  };
};

interface Row {
  readonly owner: string | null;
  /** pg hands a BIGINT over as text. */
  readonly expires_at: number | string | bigint;
}

const statements = (dialect: SqlDialect, table: string) => {
  const numbered = (text: string): string => {
    let index = 0;
    return dialect === 'postgres' ? text.replace(/\?/gu, () => `$${(index += 1)}`) : text;
  };
  const insert =
    dialect === 'mysql'
      ? `INSERT INTO ${table} (event_id, owner, expires_at) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE event_id = event_id`
      : `INSERT INTO ${table} (event_id, owner, expires_at) VALUES (?, ?, ?) ON CONFLICT (event_id) DO NOTHING`;
  return {
    insert: numbered(insert),
    select: numbered(`SELECT owner, expires_at FROM ${table} WHERE event_id = ?`),
    takeOver: numbered(`UPDATE ${table} SET owner = ?, expires_at = ? WHERE event_id = ? AND expires_at <= ?`),
    finish: numbered(`UPDATE ${table} SET owner = NULL, expires_at = ? WHERE event_id = ? AND owner = ?`),
    release: numbered(`DELETE FROM ${table} WHERE event_id = ? AND owner = ?`),
    deleteExpired: numbered(`DELETE FROM ${table} WHERE expires_at <= ?`),
  };
};

const firstRow = (result: unknown): Row | undefined => {
  const rows = Array.isArray(result) && Array.isArray(result[0]) ? result[0] : rowsOf(result);
  // The columns are those of the statement above.
  return rows[0] as Row | undefined;
};

const rowsOf = (result: unknown): readonly unknown[] => {
  if (Array.isArray(result)) return result;
  const rows = typeof result === 'object' && result !== null && 'rows' in result ? result.rows : undefined;
  if (!Array.isArray(rows)) throw new TypeError('The query function answers neither rows nor { rows }.');
  return rows;
};

/** The column takes 255 characters; what is longer goes by its digest. */
const keyOf = (id: string): string =>
  id.length <= 200 ? id : `sha256:${createHash('sha256').update(id).digest('hex')}`;
