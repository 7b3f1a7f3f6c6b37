import { block } from '../../verify-webhook/check.ts';
import { type Client, findClient } from './find-client.ts';
import { type FindStore, ownTableNotes, pair, rowNotes } from './own-store.ts';

/** `insert(…).onConflictDoNothing().returning()` is there for PostgreSQL and SQLite. */
export const drizzleStore: FindStore = (reach) => {
  const { imports, project } = reach.mending;
  const used = String.raw`§\s*\.(?:insert|update)\(\s*\w+(?:\.\w+)?\s*\)\s*\.(?:values|set)\(|§\s*\.select\(|§\.query\.\w+\.find`;
  const found = findClient(reach, ({ source }) => (OTHERS.test(source.text) ? null : { made: /^drizzle\(/u, used }));
  const schema = found === null ? undefined : schemaOf(found);
  const module = schema === undefined ? null : (found?.home.specifier(schema) ?? null);
  if (found === null || schema === undefined || module === null) return null;
  const client = found.take();
  const own = project.eventTables?.find(({ kind, file }) => kind === 'drizzle' && isFile(file, schema));
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

const OTHERS = /drizzle-orm\/(?:mysql|planetscale|tidb|singlestore)/u;

/** The module that the tables come from. */
const schemaOf = ({ home: { source, bindings } }: Client): string | undefined => {
  const tables = tablesOf(source.text).map((table) => bindings.find(({ local }) => local === table));
  const others = bindings.find(({ module }) => /schema/u.test(module));
  return (tables.find((one) => one !== undefined) ?? others)?.module;
};

/** `@/db/schema` and `../db/schema` are `src/db/schema`. */
const isFile = (file: string, module: string): boolean => {
  const tail = module
    .replace(/^(?:(?:@|~|#|\$lib)?\/|\.{1,2}\/)+/u, '')
    .replace(/\.[cm]?[jt]s$|\/index(?:\.[jt]s)?$/u, '');
  return `/${file}`.endsWith(`/${tail}`);
};

/** What the client is handed where it asks for a table. */
const tablesOf = (text: string): readonly string[] =>
  [...text.matchAll(/\.(?:insert|update|delete|from|innerJoin|leftJoin)\(\s*(\w+)(?:\.\w+)?\s*[),]/gu)].flatMap(
    ([, name]) => name ?? [],
  );
