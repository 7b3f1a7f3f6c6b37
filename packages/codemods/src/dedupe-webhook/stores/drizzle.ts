import { block } from '../../verify-webhook/check.ts';
import { findClient } from './find-client.ts';
import { type FindStore, ownTableNotes, pair, rowNotes } from './own-store.ts';

/** `insert(…).onConflictDoNothing().returning()` is there for PostgreSQL and SQLite. */
export const drizzleStore: FindStore = (mending, nearby) => {
  const { source, imports } = mending;
  if (/drizzle-orm\/(?:mysql|planetscale|tidb|singlestore)/u.test(source.text)) return null;
  const used = String.raw`§\s*\.(?:insert|update)\(\s*\w+(?:\.\w+)?\s*\)\s*\.(?:values|set)\(|§\s*\.select\(|§\.query\.\w+\.find`;
  const client = findClient(mending, { made: /^drizzle\(/u, used }, nearby);
  const schema = tablesOf(source.text, client).map((table) => imports.bindings.find(({ local }) => local === table));
  const module = (
    schema.find((one) => one !== undefined) ?? imports.bindings.find(({ module: from }) => /schema/u.test(from))
  )?.module;
  if (client === null || module === undefined) return null;
  const own = mending.project.eventTables?.find(({ kind, file }) => kind === 'drizzle' && isFile(file, module));
  const { name = 'webhookEvents', column = 'id' } = own ?? {};
  let table = '';
  return {
    claim: ({ key, fresh, reply }) => {
      table = imports.named(module, name);
      const claimed = fresh('claimed', 'claimedEvents');
      return [
        `const ${claimed} = await ${client}.insert(${table}).values({ ${pair(column, key)} }).onConflictDoNothing().returning();`,
        ...block(`if (${claimed}.length === 0) {`, reply),
      ];
    },
    release: ({ key }) =>
      `await ${client}.delete(${table}).where(${imports.named('drizzle-orm', 'eq')}(${table}.${column}, ${key}));`,
    ...(own === undefined
      ? {
          expects: 'webhookEvents',
          notes: rowNotes(
            `Add the table to ${module}, and migrate: export const webhookEvents = pgTable("webhook_events", { id: text("id").primaryKey(), createdAt: timestamp("created_at").notNull().defaultNow() }); with sqliteTable and its columns in SQLite.`,
          ),
        }
      : { notes: ownTableNotes }),
  };
};

/** `@/db/schema` and `../db/schema` are `src/db/schema`. */
const isFile = (file: string, module: string): boolean => {
  const tail = module
    .replace(/^(?:(?:@|~|#|\$lib)?\/|\.{1,2}\/)+/u, '')
    .replace(/\.[cm]?[jt]s$|\/index(?:\.[jt]s)?$/u, '');
  return `/${file}`.endsWith(`/${tail}`);
};

/** What the client is handed where it asks for a table. */
const tablesOf = (text: string, client: string | null): readonly string[] =>
  client === null
    ? []
    : [...text.matchAll(/\.(?:insert|update|delete|from|innerJoin|leftJoin)\(\s*(\w+)(?:\.\w+)?\s*[),]/gu)].flatMap(
        ([, name]) => name ?? [],
      );
