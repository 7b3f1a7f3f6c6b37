export type SqlDialect = 'postgres' | 'mysql' | 'sqlite';

const TABLE = /^[A-Za-z_]\w{0,62}(?:\.[A-Za-z_]\w{0,62})?$/u;

/** A table's name stands in the text of a statement, so it may be nothing else than a name: `events`, `hooks.events`. */
export const quoted = (dialect: SqlDialect, table: string): string => {
  if (!TABLE.test(table))
    throw new TypeError('The name of the table must be letters, digits and _, with one dot at most.');
  const quote = dialect === 'mysql' ? '`' : '"';
  return table
    .split('.')
    .map((name) => quote + name + quote)
    .join('.');
};

/**
 * The statement that makes the table of `sqlStore`, for a migration. Ids differ by every character: MySQL's usual collation
 * would take `evt_A` for `evt_a`, and lose the second.
 */
export const sqlStoreTable = (dialect: SqlDialect, table = 'webhook_events'): string => {
  const id = dialect === 'mysql' ? 'VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin' : 'VARCHAR(255)';
  return [
    `CREATE TABLE ${quoted(dialect, table)} (`,
    `  event_id ${id} NOT NULL PRIMARY KEY,`,
    '  owner VARCHAR(64),',
    '  expires_at BIGINT NOT NULL',
    ')',
  ].join('\n');
};
